"""The record of one report: its minutes."""

from __future__ import annotations

from dataclasses import dataclass, field

from mahdar.model.evidence import Evidence
from mahdar.model.grade import Grade
from mahdar.model.measure import Axis, Measure
from mahdar.model.meeting import Meeting
from mahdar.model.report import Block, Report


@dataclass(frozen=True, slots=True)
class Run:
    """What read the report: code version, engine, and the lexicons' digest (`sha256:...`)."""

    mahdar: str
    engine: str
    lexicons: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that one report was read to say.

    Attributes:
        report: The report itself.
        meeting_report: Whether its news is an official consultation of two or more sides.
        noise: What stands on the page and is no part of the report.
        meetings: The consultations it tells as news.
        measures: The specific actions it names.
        axes: Rows of a plan.
        blocks: The page's pieces in order.
        grade: How far it can be trusted.
        run: What read it.
        evidence: By field (`meeting_report`).
        missing: Reason for each empty field of the core.
    """

    report: Report
    meeting_report: bool
    noise: tuple[Evidence, ...]
    meetings: tuple[Meeting, ...]
    measures: tuple[Measure, ...]
    axes: tuple[Axis, ...]
    blocks: tuple[Block, ...]
    grade: Grade
    run: Run
    evidence: dict[str, Evidence] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
