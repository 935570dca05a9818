"""Reading the gold's reports, and the figures of what was read."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from mahdar.evaluate.figures import Outcome, outcome
from mahdar.evaluate.gold import Gold, Scored, scored
from mahdar.evaluate.groups import By, grouped
from mahdar.exchange.record import json_line, record
from mahdar.ingest.refused import Refused
from mahdar.model.report import Report
from mahdar.workflow.many import each
from mahdar.workflow.one import read_report


@dataclass(frozen=True, slots=True)
class Predictions:
    """What was read of the gold's reports.

    Attributes:
        scored: Predicted records by report id.
        lines: The records as JSON lines, in the gold's order.
        refused: Reports that could not be read; they count as read to say nothing.
    """

    scored: Mapping[str, Scored]
    lines: tuple[str, ...]
    refused: tuple[Refused, ...]


def predict(golds: Sequence[Gold], jobs: int = 1) -> Predictions:
    """Read the gold's reports as `mahdar read` would, in the gold's order."""
    lines: list[str] = []
    refused: list[Refused] = []
    for read in each((gold.report for gold in golds), record_line, jobs):
        if isinstance(read, Refused):
            refused.append(read)
        else:
            lines.append(read)
    # Through the record as it is printed, so that the figures are of what a user gets.
    found = [scored(cast(Mapping[str, object], json.loads(line))) for line in lines]
    return Predictions({one.id: one for one in found}, tuple(lines), tuple(refused))


def record_line(report: Report) -> str:
    """The record of a report as one line of JSON."""
    return json_line(record(read_report(report)))


def figures_of(golds: Sequence[Gold], predictions: Predictions) -> Outcome:
    """Figures and errors over all reports."""
    return outcome((gold.scored for gold in golds), predictions.scored)


def figures_by(golds: Sequence[Gold], predictions: Predictions, by: By) -> dict[str, Outcome]:
    """Figures and errors of each group of reports."""
    return {name: figures_of(group, predictions) for name, group in grouped(golds, by).items()}
