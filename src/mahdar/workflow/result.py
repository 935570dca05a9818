"""What a reader gets in Python: the minutes of one report, which show and explain themselves."""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.exchange.record import json_line, record
from mahdar.exchange.shape import Record
from mahdar.lexicon.lexicon import Lexicon
from mahdar.model.grade import Grade
from mahdar.model.measure import Axis, Measure
from mahdar.model.meeting import Meeting
from mahdar.model.minutes import Minutes
from mahdar.model.report import Report
from mahdar.model.statement import Statement
from mahdar.workflow.explain import Explanation, explain, paths


@dataclass(frozen=True, slots=True)
class Read:
    """The minutes of one report with what they were made from.

    In a notebook it shows as the minutes sheet beside the report; `print` gives the sheet as text.

    >>> import mahdar
    >>> read = mahdar.read("استقبل وزير الزراعة سالم الورداني اليوم سفيرة إيطاليا", published="2026-03-12")
    >>> read.explain("meetings")  # doctest: +SKIP

    Attributes:
        minutes: The record.
        statements: Every claim of every step, in order.
        lexicon: The words that read it.
    """

    minutes: Minutes
    statements: tuple[Statement, ...]
    lexicon: Lexicon

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.minutes.report

    @property
    def meeting_report(self) -> bool:
        """Whether its news is an official consultation of two or more sides."""
        return self.minutes.meeting_report

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """The consultations that it tells as news."""
        return self.minutes.meetings

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The specific actions that it names."""
        return self.minutes.measures

    @property
    def axes(self) -> tuple[Axis, ...]:
        """Rows of a plan."""
        return self.minutes.axes

    @property
    def noise(self) -> tuple[str, ...]:
        """What stands on the page and is no part of the report, verbatim."""
        return tuple(e.quote for e in self.minutes.noise)

    @property
    def grade(self) -> Grade:
        """How far it can be trusted, and why."""
        return self.minutes.grade

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that `explain` takes, in the order of the record."""
        return paths(self.minutes)

    def explain(self, path: str) -> Explanation:
        """Why a field says what it says, such as `meetings[0].participants[1].country`.

        Raises:
            UnknownPath: The record has no such field; the message names the nearest.
        """
        return explain(self.minutes, self.statements, path, self.lexicon)

    def record(self) -> Record:
        """The record as `mahdar read` prints it, keys in the schema's order."""
        return record(self.minutes)

    def json(self) -> str:
        """The record as one line of JSON, as `mahdar read` prints it, without the line end."""
        return json_line(self.record()).rstrip("\n")

    def __str__(self) -> str:
        """The sheet as plain text."""
        from mahdar.exchange.sheet import sheet

        return sheet(self.minutes)

    def _repr_html_(self) -> str:
        from mahdar.exchange.html import notebook_html

        return notebook_html(self.minutes)
