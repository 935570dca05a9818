"""The grade and its reasons, on invented reports."""

from __future__ import annotations

from datetime import date

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.grade import credibility, grade
from mahdar.extract.grade_reasons import WORDS, Code
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import built_in
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.evidence import Evidence, cite
from mahdar.model.grade import Credibility, Grade, Reliability
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement
from mahdar.model.timex import Precision, Timex, TimexForm
from mahdar.workflow.one import read

NAME = "سالم بن ناصر المرزوقي"
BODY = "التقى الوزير وفدا من المزارعين في القاعة، وبحث الجانبان توزيع المياه بين القرى وموسم القمح المقبل كله."


def graded(
    text: str,
    *,
    outlet: str | None = None,
    names: tuple[str, ...] = (),
    meeting: tuple[date | None, str | None] | None = None,
    side: str = "",
    conflict: bool = False,
) -> Grade:
    report = Report("t", text, outlet=outlet)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    for name in names:
        at = text.find(name)
        while at >= 0:
            mention = Mention(MentionKind.PERSON, at, at + len(name), at)
            cited = cite(report, at, at + len(name), "test/given")
            layer.add([Statement(f"mention/{at}", Property.MENTION, mention, "test/given", cited)])
            at = text.find(name, at + 1)
    if meeting:
        layer.add(
            [
                Statement("meeting/0", Property.QUOTE, "x", "test/given"),
                Statement("meeting/0", Property.DATE, meeting[0], "test/given"),
                Statement("meeting/0", Property.PLACE, meeting[1], "test/given"),
            ]
        )
    if side:
        layer.add([Statement("meeting/0/participant/0", Property.COUNTRY, side, "test/given")])
    if conflict:
        timex = Timex(0, 5, TimexForm.WEEKDAY, None, Precision.DAY, conflict="weekday and publication disagree")
        layer.add([Statement("mention/0", Property.TIMEX, timex, "test/given")])
    (statement,) = grade(report, layer)
    assert isinstance(statement.value, Grade)
    return statement.value


def evidence_of(value: Grade, code: str) -> Evidence:
    found = [r.evidence for r in value.reasons if r.code == code]
    assert len(found) == 1
    assert found[0] is not None
    return found[0]


def codes(value: Grade) -> set[str]:
    return {r.code for r in value.reasons}


def test_a_report_without_day_place_source_or_quote_cannot_be_judged() -> None:
    value = graded(BODY, meeting=(None, None))
    assert value.reliability is Reliability.F
    assert value.credibility is Credibility.CANNOT_BE_JUDGED
    assert codes(value) == {"outlet-unknown", "no-date", "no-place", "no-source-named", "no-direct-quote"}


def test_a_day_and_a_place_take_their_reasons_away() -> None:
    assert not codes(graded(BODY, meeting=(date(2020, 5, 2), "النورس"))) & {"no-date", "no-place"}


def test_a_named_speaker_with_his_words_makes_it_possible() -> None:
    value = graded(BODY + f"\nوقال {NAME}: «سنحفر عشرين بئرا في الجنوب هذا العام».", names=(NAME,))
    assert {"named-source", "direct-quotes"} <= codes(value)
    assert not codes(value) & {"no-source-named", "no-direct-quote"}
    assert value.credibility is Credibility.POSSIBLE


def test_a_verb_of_saying_far_from_any_name_names_no_source() -> None:
    value = graded(BODY + f"\nوقال إن الحفر يبدأ الشهر المقبل في قرى الجنوب، وودعه {NAME}.", names=(NAME,))
    assert "no-source-named" in codes(value)


def test_a_source_without_a_name_and_the_subject_of_what_is_said_are_no_named_sources() -> None:
    nameless = graded(BODY + "\nوكشف مصدر قيادي كبير عن ذلك.", names=("مصدر قيادي كبير",))
    assert "no-source-named" in codes(nameless)
    assert "anonymous-sources" in codes(nameless)
    told_of = graded(BODY + f"\nوقالت إن {NAME} وافق على الخطة.", names=(NAME,))
    assert "no-source-named" in codes(told_of)


def test_a_title_between_marks_without_a_verb_of_saying_is_no_direct_quote() -> None:
    assert "no-direct-quote" in codes(graded(BODY + "\nوزار الوفد «معهد الواحة لدراسات الري والزراعة»."))


def test_the_same_full_name_in_every_heading_is_stuffing() -> None:
    long = f"{BODY} وحضر {NAME} اللقاء من أوله إلى آخره مع الوفد."
    stuffed = f"{long}\nآفاق اللقاء مع {NAME}\n{long}\nرؤية {NAME} للمياه\n{long}"
    assert "name-stuffing" in codes(graded(stuffed, names=(NAME,)))
    once = f"{long}\nآفاق اللقاء مع {NAME}\n{long}\nرؤية الوفد للمياه\n{long}"
    assert "name-stuffing" not in codes(graded(once, names=(NAME,)))


def test_an_agency_in_the_dateline_is_credited_and_the_same_letters_in_prose_are_not() -> None:
    assert "agency-credited" in codes(graded("النورس - وام\n" + BODY))
    assert "agency-credited" not in codes(graded("بنا العمال السد وسكنوا عنده.\n" + BODY))


def test_nameless_sources_alone_without_day_make_it_doubtful() -> None:
    value = graded(BODY + "\nوقالت مصادر مطلعة إن الحفر يبدأ قريبا.", meeting=(None, "النورس"))
    assert "anonymous-sources" in codes(value)
    assert value.credibility is Credibility.DOUBTFUL


def test_an_official_account_is_told_as_one_sides() -> None:
    assert "official-readout" in codes(graded(BODY + "\nوذكر المكتب الإعلامي للوزارة ذلك."))


def test_a_day_that_speaks_against_publication_makes_it_doubtful() -> None:
    value = graded(BODY, conflict=True)
    assert "date-conflict" in codes(value)
    assert value.credibility is Credibility.DOUBTFUL


def whole(text: str, published: date | None = date(2024, 5, 16)) -> Grade:
    return read(Report("t", text, published=published, language="ar")).grade


HELD = (
    "وزير الري يلتقي سفير إيطاليا\n\n"
    "التقى وزير الري سالم المرزوقي سفير إيطاليا لورنزو باتي في القاهرة {day}، وبحثا السدود."
)


def test_a_meeting_told_as_held_on_a_day_to_come_is_a_conflict_that_says_so() -> None:
    value = whole(HELD.format(day="يوم 20 مايو 2024"))
    assert [r.en for r in value.reasons if r.code == "date-conflict"] == [
        "a meeting is told as held, and the day told for it is after the publication day"
    ]
    assert "20 مايو 2024" in evidence_of(value, "date-conflict").quote
    assert value.credibility is Credibility.DOUBTFUL


@pytest.mark.parametrize(
    ("day", "published"),
    [
        ("يوم 16 مايو 2024", date(2024, 5, 16)),
        ("يوم 15 مايو 2024", date(2024, 5, 16)),
        ("يوم 20 مايو 2024", None),
        ("يوم 20 مايو 2024", date(1850, 5, 16)),
    ],
)
def test_a_day_up_to_publication_or_beside_none_that_is_believed_is_no_conflict(day: str, published: date) -> None:
    assert "date-conflict" not in codes(whole(HELD.format(day=day), published))


def test_an_announced_meeting_on_a_day_to_come_is_no_conflict() -> None:
    told = HELD.replace("يلتقي", "يعتزم لقاء").replace("التقى وزير", "يلتقي وزير").replace("وبحثا", "لبحث")
    value = whole(told.format(day="يوم 20 مايو 2024 المقبل"))
    assert "date-conflict" not in codes(value)


def test_a_forced_direction_makes_it_doubtful_and_shows_the_sign() -> None:
    text = BODY + f"\nوقال {NAME} إن المبلغ \u202e001\u202c دينار."
    value = graded(text, names=(NAME,))
    found = evidence_of(value, "direction-override")
    assert (found.start, found.end, found.quote) == (text.index("\u202e"), text.index("\u202e") + 1, "\u202e")
    assert value.credibility is Credibility.DOUBTFUL


def test_honest_marks_of_direction_are_no_deceit() -> None:
    value = graded(BODY + f"\nوقال {NAME} إن المبلغ \u200f100\u200e و\u2067مئة\u2069 دينار.", names=(NAME,))
    assert "direction-override" not in codes(value)
    assert value.credibility is Credibility.POSSIBLE


def test_a_state_agency_is_reliable_on_its_own_government_alone() -> None:
    own = graded(BODY, outlet="وكالة أنباء الإمارات", side="AE")
    other = graded(BODY, outlet="وكالة أنباء الإمارات", side="JO")
    assert (own.reliability, other.reliability) == (Reliability.B, Reliability.F)
    assert "state-agency-own-government" in codes(own)
    assert "outlet-not-rated" in codes(other)


def test_a_paper_without_a_documented_rating_cannot_be_judged() -> None:
    value = graded(BODY, outlet="صحيفة النورس")
    assert value.reliability is Reliability.F
    assert "outlet-not-rated" in codes(value)


@pytest.mark.parametrize("code", list(Code))
def test_every_reason_has_words_in_both_languages(code: Code) -> None:
    ar, en = WORDS[code]
    assert any("\u0600" <= c <= "\u06ff" for c in ar)
    assert en.isascii()


def test_no_single_report_is_ever_better_than_possible() -> None:
    every = [set(), *({c} for c in Code), set(Code) - {Code.DATE_CONFLICT, Code.DIRECTION_OVERRIDE}]
    assert min(credibility(c) for c in every) is Credibility.POSSIBLE
