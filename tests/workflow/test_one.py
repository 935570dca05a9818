"""Reading one report: in Python, with another engine, and what is left unread."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

import mahdar
from mahdar.errors import EmptyInput, InputError
from mahdar.extract.layer import Layer
from mahdar.extract.pipeline import Step
from mahdar.model.grade import Credibility, Grade, Reliability
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement
from mahdar.workflow.one import left_unread, read, read_report

TEXT = "استقبل وزير الموارد المائية سالم الورداني سفيرة إيطاليا لدى ليبيا لورا بانكي في طبرق اليوم الخميس."
ENGLISH = (
    "The minister of water received the ambassador of Italy on Thursday and they agreed on the training of engineers."
)


class Judge:
    """An engine that takes the last step."""

    name = "judge-1"

    def steps(self) -> dict[str, Step]:
        return {"grade": self.grade}

    def grade(self, report: Report, layer: Layer) -> Iterator[Statement]:
        yield Statement("report", Property.GRADE, Grade(Reliability.B, Credibility.PROBABLE, ()), "judge/always")


def test_what_is_given_with_the_text_stands_in_the_report() -> None:
    minutes = mahdar.read(TEXT, published="2026-03-12", outlet="o", title="t", url="https://example.org/1", id="x")
    expected = Report("x", TEXT, "t", datetime.date(2026, 3, 12), "o", "https://example.org/1", "ar")
    assert minutes.report == expected
    assert mahdar.read(TEXT, published=datetime.date(2026, 3, 12)).report.published == datetime.date(2026, 3, 12)


def test_the_result_gives_the_minutes_their_record_and_their_sheet() -> None:
    minutes = mahdar.read(TEXT, published="2026-03-12")
    assert minutes.meeting_report == minutes.minutes.meeting_report
    assert minutes.meetings == minutes.minutes.meetings
    assert minutes.axes == minutes.minutes.axes
    assert minutes.grade == minutes.minutes.grade
    assert minutes.noise == ()
    assert minutes.record()["id"] == "report"
    assert minutes.json() == mahdar.read(TEXT, published="2026-03-12").json()
    assert "\n" not in minutes.json()
    assert "الورداني" in str(minutes)
    assert "<" in minutes._repr_html_()
    assert "الورداني" in minutes._repr_html_()


@pytest.mark.parametrize("text", ["", " \n\t", "\n\n"])
def test_nothing_to_read_is_an_error_that_names_the_report(text: str) -> None:
    with pytest.raises(EmptyInput, match="page-7: nothing to read"):
        mahdar.read(text, id="page-7")


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "12.03.2026"])
def test_a_publication_day_that_is_none_is_an_error(day: str) -> None:
    with pytest.raises(InputError, match="is no day"):
        mahdar.read(TEXT, published=day)


def test_a_report_in_english_is_left_unread_and_one_too_short_to_tell_is_read() -> None:
    english, short = mahdar.read(ENGLISH), mahdar.read("لقاء")
    assert "English" in english.minutes.missing["meeting_report"]
    assert english.statements == ()
    assert short.report.language is None
    assert short.minutes.blocks


def test_an_unknown_language_is_named_by_its_code() -> None:
    assert left_unread(Report("r", "x", language="ar")) == left_unread(Report("r", "x")) == ""
    assert "'eo'" in left_unread(Report("r", "x", language="eo"))


def test_another_engine_takes_its_step_and_is_named_in_the_record() -> None:
    report = Report("r", TEXT, language="ar")
    theirs, ours = read_report(report, engine=Judge()), read_report(report)
    assert theirs.grade.reliability is Reliability.B
    assert theirs.run.engine == "judge-1"
    assert theirs.meetings == ours.meetings
    assert ours.run.engine == "built-in"


def test_the_text_is_never_changed() -> None:
    text = "\ufeffاِستقبل الوزير سالم الورداني\u200f السفيرة لورا بانكي  في ١٢ مارس"
    assert read(Report("r", text)).report.text == text


def test_a_time_of_publication_counts_as_its_day() -> None:
    minutes = mahdar.read(TEXT, published=datetime.datetime(2026, 3, 12, 10, 30)).minutes
    assert minutes.report.published == datetime.date(2026, 3, 12)
    assert type(minutes.report.published) is datetime.date


def test_what_is_no_day_at_all_is_refused_with_its_value() -> None:
    with pytest.raises(InputError, match="5 is neither a date"):
        mahdar.read(TEXT, published=5)  # type: ignore[arg-type]
