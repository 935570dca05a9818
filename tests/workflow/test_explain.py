"""Why a field says what it says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mahdar.extract.assemble import assemble, unread
from mahdar.lexicon.lexicon import Entry, Lexicon
from mahdar.model.evidence import Evidence, cite
from mahdar.model.grade import Credibility, Grade, Reason, Reliability
from mahdar.model.measure import Measurability, Quantity
from mahdar.model.minutes import Run
from mahdar.model.report import Block, BlockKind, Report
from mahdar.model.statement import Property, Statement, Value
from mahdar.workflow.explain import EntryUsed, Explanation, UnknownPath, explain, paths

TEXT = "استقبل وزير المياه سالم الورداني في طبرق السفيرة لورا بانكي، واتفقا على تدريب 40 مهندسا."
REPORT = Report("r", TEXT)
LEXICON = Lexicon([(Entry("posts/minister", "posts", "", frozenset(), "minister"), ["وزير"])], {}, "sha256:none")
RUN = Run("0", "built-in", LEXICON.digest)
AT = TEXT.index("40 مهندسا")


def words(text: str, rule: str) -> Evidence:
    at = TEXT.index(text)
    return cite(REPORT, at, at + len(text), rule, ("posts/minister", "tables/one"))


def says(subject: str, prop: Property, value: Value, at: str | None = None, rule: str = "test/rule") -> Statement:
    return Statement(subject, prop, value, rule, words(at, rule) if at else None, 0.75)


GRADE = Grade(Reliability.F, Credibility.POSSIBLE, (Reason("no-date", "لا تاريخ", "no date", None),))
STATEMENTS = (
    says("report", Property.BLOCK, Block(BlockKind.PARAGRAPH, 0, len(TEXT))),
    says("report", Property.MEETING_REPORT, True, "استقبل"),
    says("report", Property.GRADE, GRADE),
    says("meeting/3", Property.QUOTE, "استقبل وزير المياه", "استقبل وزير المياه"),
    says("meeting/3", Property.KIND, "meeting", "استقبل", "meeting/receive"),
    says("meeting/3", Property.STATUS, "held", None, "meeting/status-by-default"),
    Statement("meeting/3", Property.DATE, None, "when/conflict", reason="the text speaks against the publication day"),
    says("meeting/3", Property.CONTEXT, "economic", "المياه"),
    says("meeting/3/participant/7", Property.ROLE, "السفيرة", "السفيرة"),
    says("meeting/3/participant/2", Property.NAME, "سالم الورداني", "سالم الورداني"),
    says("meeting/3/participant/2", Property.COUNTRY, "LY", "وزير", "side/outlet"),
    says("measure/0", Property.QUOTE, "تدريب 40 مهندسا", "تدريب 40 مهندسا"),
    says("measure/0", Property.STATUS, "agreed", "واتفقا"),
    says("measure/0", Property.KIND, "training", "تدريب"),
    says("measure/0", Property.QUANTITY, Quantity(Decimal(40), "مهندسا", None, AT, AT + 9), "40 مهندسا"),
    says("measure/0", Property.MEASURABILITY, Measurability(False, True, True, False, False, False)),
    says("axis/1", Property.AXIS, "المياه", "المياه"),
    says("axis/1", Property.TARGET, "تدريب", "تدريب"),
)
MINUTES = assemble(REPORT, STATEMENTS, RUN)


def why(path: str) -> Explanation:
    return explain(MINUTES, STATEMENTS, path, LEXICON)


def test_a_value_is_told_with_words_rule_entries_and_confidence() -> None:
    found = why("meetings[0].participants[0].country")
    assert found == Explanation(
        "meetings[0].participants[0].country", "LY", "side/outlet", words("وزير", "side/outlet"),
        (EntryUsed("posts/minister", "minister"), EntryUsed("tables/one", "")), 0.75,
    )  # fmt: skip


def test_lists_of_the_record_follow_the_numbers_of_the_subjects() -> None:
    assert why("meetings[0].participants[0].name").value == "سالم الورداني"
    assert why("meetings[0].participants[1].role").value == "السفيرة"
    assert why("axes[0].target").value == "تدريب"


def test_a_claim_that_rests_on_no_words_still_names_its_rule() -> None:
    found = why("meetings[0].status")
    assert (found.value, found.rule, found.words) == ("held", "meeting/status-by-default", None)


def test_an_empty_field_tells_the_reason_of_its_step_or_the_standing_one() -> None:
    date, place = why("meetings[0].date"), why("meetings[0].place")
    assert (date.value, date.rule) == (None, "when/conflict")
    assert date.reason == "the text speaks against the publication day"
    assert place.value is None
    assert place.reason


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("meeting_report", "true"),
        ("meetings[0].participants[0].principal", "false"),
        ("meetings[0].participants", "سالم الورداني; السفيرة"),
        ("meetings[0].contexts[0]", "economic"),
        ("measures[0].quantities[0]", "40 مهندسا"),
        ("measures[0].measurability", "what; how_much"),
        ("measures[0].measurability.by_when", "false"),
        ("grade.reliability", "F"),
        ("grade.credibility", "3"),
        ("grade.reasons[0]", "no-date"),
        ("noise", None),
        (" meetings[0] . kind ", "meeting"),
    ],
)
def test_fields_are_shown_as_text(path: str, value: str | None) -> None:
    assert why(path).value == value


def test_the_grade_tells_its_reasons_in_words() -> None:
    assert why("grade.credibility").reason == "no date"
    assert "لا تاريخ" in why("grade.reasons[0]").reason


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("meetings[0].participants[1].contry", "meetings[0].participants[1].country"),
        ("meetings[1].kind", "meetings[0].kind"),
        ("measure[0].status", "measures[0].status"),
        ("grade.credability", "grade.credibility"),
        ("country", "meetings[0].participants[0].country"),
        ("publishd", "published"),
    ],
)
def test_an_unknown_path_is_answered_with_the_nearest(asked: str, nearest: str) -> None:
    with pytest.raises(UnknownPath, match="no field") as caught:
        why(asked)
    assert repr(nearest) in caught.value.message


@pytest.mark.parametrize("asked", ["foo", "x", "evidence", "run.engine"])
def test_a_path_like_no_other_gets_no_nearest(asked: str) -> None:
    with pytest.raises(UnknownPath) as caught:
        why(asked)
    assert "nearest" not in caught.value.message
    assert "meetings" in caught.value.message


def test_a_path_into_an_empty_list_is_answered_with_the_reason() -> None:
    bare = assemble(REPORT, (), RUN)
    with pytest.raises(UnknownPath, match="'meetings' is empty: the report does not tell an official meeting"):
        explain(bare, (), "meetings[0].date", LEXICON)


def test_every_listed_path_can_be_explained_and_every_empty_field_has_a_reason() -> None:
    for path in paths(MINUTES):
        found = why(path)
        assert found.value is not None or found.reason


def test_a_report_left_unread_explains_that_it_is() -> None:
    minutes = unread(REPORT, RUN, "left unread: English")
    for path in ("meetings", "meetings[0].date", "measures[2].kind", "blocks"):
        assert explain(minutes, (), path, LEXICON).reason == "left unread: English"
    with pytest.raises(UnknownPath):
        explain(minutes, (), "foo", LEXICON)
