"""From statements to the record: what holds where several speak, and a reason for every empty field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from mahdar.errors import RecordError
from mahdar.extract.assemble import NO_MEETING, assemble, unread
from mahdar.model.evidence import Evidence, cite
from mahdar.model.grade import Credibility, Grade, Reliability
from mahdar.model.measure import Measurability, MeasureKind, Modality, Quantity
from mahdar.model.meeting import Context, MeetingKind
from mahdar.model.minutes import Minutes, Run
from mahdar.model.report import Block, BlockKind, Report
from mahdar.model.statement import Property, Statement, Value

TEXT = (
    "استقبل وزير المياه سالم الورداني في طبرق السفيرة لورا بانكي، واتفقا على تدريب 40 مهندسا.\n"
    "اقرأ أيضا: أسعار العملات\n"
)
REPORT = Report("r", TEXT, outlet="o")
RUN = Run("0", "built-in", "sha256:none")
ALL = Measurability(True, True, True, True, True, True)


def words(text: str) -> Evidence:
    at = TEXT.index(text)
    return cite(REPORT, at, at + len(text), "test/rule", ("posts/minister",))


def says(subject: str, prop: Property, value: Value, at: str | None = None, sure: float = 1.0) -> Statement:
    return Statement(subject, prop, value, "test/rule", words(at) if at else None, sure)


def none(subject: str, prop: Property, reason: str) -> Statement:
    return Statement(subject, prop, None, "test/rule", reason=reason)


MEETING = [
    says("report", Property.MEETING_REPORT, True, "استقبل"),
    says("meeting/0", Property.QUOTE, "استقبل وزير المياه", "استقبل وزير المياه", 0.9),
    says("meeting/0", Property.KIND, "meeting", "استقبل"),
    says("meeting/0", Property.STATUS, "held", "استقبل"),
]
MINISTER = [
    says("meeting/0/participant/0", Property.NAME, "سالم الورداني", "سالم الورداني", 0.8),
    says("meeting/0/participant/0", Property.ROLE, "وزير المياه", "وزير المياه"),
    says("meeting/0/participant/0", Property.PRINCIPAL, True),
]
MEASURE = [
    says("measure/0", Property.QUOTE, "تدريب 40 مهندسا", "تدريب 40 مهندسا", 0.7),
    says("measure/0", Property.STATUS, "agreed", "واتفقا"),
    says("measure/0", Property.KIND, "training", "تدريب"),
    says("measure/0", Property.MEASURABILITY, ALL),
]


def made(*statements: Statement) -> Minutes:
    return assemble(REPORT, statements, RUN)


def test_statements_become_the_record_with_their_words() -> None:
    minutes = made(*MEETING, *MINISTER, *MEASURE)
    (meeting,) = minutes.meetings
    (one,) = meeting.participants
    assert minutes.meeting_report
    assert minutes.evidence["meeting_report"].quote == "استقبل"
    assert (meeting.kind, meeting.confidence) == (MeetingKind.MEETING, 0.9)
    assert (one.name, one.role, one.principal, one.confidence) == ("سالم الورداني", "وزير المياه", True, 0.8)
    assert one.evidence["name"].quote == "سالم الورداني"
    assert minutes.measures[0].status is Modality.AGREED
    assert minutes.measures[0].kind is MeasureKind.TRAINING


def test_every_empty_field_of_the_core_has_a_reason() -> None:
    minutes = made(*MEETING, *MINISTER, *MEASURE)
    (meeting,) = minutes.meetings
    assert set(meeting.missing) == {"date", "place", "contexts", "dossiers"}
    assert set(meeting.participants[0].missing) == {"country", "body"}
    assert set(minutes.measures[0].missing) == {"actors", "quantities", "deadline", "place", "axis"}
    assert set(minutes.missing) == {"title", "published", "noise", "axes"}
    assert all(reason for record in (minutes, meeting) for reason in record.missing.values())


def test_the_reason_of_a_step_goes_before_the_standing_one() -> None:
    reason = "'اليوم السبت' stands under a Friday"
    (meeting,) = made(*MEETING, *MINISTER, none("meeting/0", Property.DATE, reason)).meetings
    assert meeting.missing["date"] == reason


def test_a_field_with_a_value_has_no_reason() -> None:
    place = says("meeting/0", Property.PLACE, "طبرق", "طبرق")
    (meeting,) = made(*MEETING, *MINISTER, none("meeting/0", Property.PLACE, "none is told"), place).meetings
    assert meeting.place == "طبرق"
    assert "place" not in meeting.missing


@pytest.mark.parametrize(
    ("claims", "holds"),
    [
        ([("visit", 0.6), ("call", 0.9)], "call"),
        ([("visit", 0.9), ("call", 0.6)], "visit"),
        ([("visit", 0.9), ("call", 0.9)], "call"),
    ],
)
def test_the_surer_claim_holds_and_among_equals_the_later(claims: list[tuple[str, float]], holds: str) -> None:
    quote, status = MEETING[1], MEETING[3]
    kinds = [says("meeting/0", Property.KIND, kind, "استقبل", sure) for kind, sure in claims]
    assert made(quote, status, *kinds).meetings[0].kind == holds


def test_a_later_absence_does_not_erase_a_value() -> None:
    day = says("meeting/0", Property.DATE, date(2026, 3, 12), "استقبل", 0.2)
    (meeting,) = made(*MEETING, day, none("meeting/0", Property.DATE, "no date word")).meetings
    assert meeting.date == date(2026, 3, 12)


def test_participants_stand_in_the_order_of_their_numbers() -> None:
    many = [says(f"meeting/0/participant/{n}", Property.ROLE, f"وزير {n}") for n in (10, 2, 1)]
    (meeting,) = made(*MEETING, *many).meetings
    assert [p.role for p in meeting.participants] == ["وزير 1", "وزير 2", "وزير 10"]


def test_contexts_are_told_once_and_keep_their_words() -> None:
    contexts = [says("meeting/0", Property.CONTEXT, c, "المياه") for c in ("natural_resource", "economic", "economic")]
    (meeting,) = made(*MEETING, *contexts).meetings
    assert meeting.contexts == (Context.NATURAL_RESOURCE, Context.ECONOMIC)
    assert meeting.evidence["contexts.economic"].quote == "المياه"


def test_quantities_and_actors_keep_their_words_by_number() -> None:
    at = TEXT.index("40 مهندسا")
    number = Quantity(Decimal(40), "مهندسا", None, at, at + 9)
    more = [
        says("measure/0", Property.QUANTITY, number, "40 مهندسا"),
        says("measure/0", Property.ACTOR, "وزير المياه", "وزير المياه"),
    ]
    (measure,) = made(*MEETING, *MEASURE, *more).measures
    assert measure.quantities == (number,)
    assert measure.actors == ("وزير المياه",)
    assert measure.evidence["quantities.0"].quote == "40 مهندسا"
    assert "actors" not in measure.missing


def test_what_is_no_report_of_a_meeting_has_neither_meetings_nor_measures() -> None:
    no = Statement("report", Property.MEETING_REPORT, False, "meeting/none", reason="one side's routine")
    minutes = made(no, *MEETING[1:], *MEASURE)
    assert not minutes.meeting_report
    assert minutes.meetings == ()
    assert minutes.measures == ()
    assert minutes.missing["meeting_report"] == "one side's routine"
    assert minutes.missing["meetings"] == NO_MEETING


def test_a_block_within_noise_is_noise_and_its_neighbour_is_not() -> None:
    at = TEXT.index("اقرأ")
    noise = says("report", Property.NOISE, "اقرأ أيضا: أسعار العملات", "اقرأ أيضا: أسعار العملات")
    blocks = [
        says("report", Property.BLOCK, Block(BlockKind.PARAGRAPH, 0, at - 1)),
        says("report", Property.BLOCK, Block(BlockKind.PARAGRAPH, at, len(TEXT) - 1)),
    ]
    minutes = made(*blocks, noise)
    assert [b.kind for b in minutes.blocks] == [BlockKind.PARAGRAPH, BlockKind.NOISE]
    assert [e.quote for e in minutes.noise] == ["اقرأ أيضا: أسعار العملات"]


def test_without_a_judging_step_the_grade_cannot_be_judged() -> None:
    grade = made(*MEETING).grade
    assert (grade.reliability, grade.credibility) == (Reliability.F, Credibility.CANNOT_BE_JUDGED)
    given = Grade(Reliability.B, Credibility.PROBABLE, ())
    assert made(*MEETING, says("report", Property.GRADE, given)).grade == given


def test_axes_keep_their_targets() -> None:
    statements = [
        says("axis/0", Property.AXIS, "تدريب", "تدريب"),
        says("axis/0", Property.TARGET, "تدريب 40 مهندسا", "تدريب 40 مهندسا"),
    ]
    (axis,) = made(*MEETING, *statements).axes
    assert (axis.axis, axis.target) == ("تدريب", "تدريب 40 مهندسا")


@pytest.mark.parametrize(
    ("statements", "says_so"),
    [
        ([MEETING[1], MEETING[2]], "meeting/0 has no status"),
        ([MEETING[2], MEETING[3]], "meeting/0 has no quote"),
        ([MEETING[1], replace(MEETING[2], value="picnic"), MEETING[3]], "'picnic' is no MeetingKind"),
        ([*MEETING, says("meeting/0/participant/3", Property.COUNTRY, "LY")], "participant/3 has neither"),
        (MEASURE[:3], "measure/0 has no measurability"),
        ([says("axis/0", Property.AXIS, "تدريب")], "axis/0 has no target"),
    ],
)
def test_statements_that_make_no_record_are_refused_by_subject(statements: list[Statement], says_so: str) -> None:
    with pytest.raises(RecordError, match=says_so) as caught:
        made(*statements)
    assert caught.value.where == "r"


def test_a_report_left_unread_says_so_in_every_field() -> None:
    minutes = unread(REPORT, RUN, "left unread: English")
    assert not minutes.meeting_report
    for field in ("meeting_report", "meetings", "measures", "noise", "axes"):
        assert minutes.missing[field] == "left unread: English"
    assert minutes.grade.reasons[0].en == "left unread: English"


def test_the_same_statements_make_the_same_record() -> None:
    assert made(*MEETING, *MINISTER, *MEASURE) == made(*MEETING, *MINISTER, *MEASURE)
