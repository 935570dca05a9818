"""The words behind a claim: where they stand, and which rule read them so."""

from __future__ import annotations

from dataclasses import InitVar, dataclass

from mahdar.errors import EvidenceError
from mahdar.model.report import Report


@dataclass(frozen=True, slots=True)
class Evidence:
    """Exact words in a report's text and the rule that read them.

    It refuses to exist unless `report.text[start:end] == quote`.

    Attributes:
        start: First code point.
        end: One past the last.
        quote: The exact words.
        rule: The rule's name, `room/what`.
        entries: Ids of the lexicon entries that took part.

    Raises:
        EvidenceError: The words do not stand there.
    """

    start: int
    end: int
    quote: str
    rule: str
    entries: tuple[str, ...] = ()
    report: InitVar[Report | None] = None

    def __post_init__(self, report: Report | None) -> None:
        if report is None:
            raise EvidenceError("evidence without a report", self.rule)
        if not 0 <= self.start < self.end or report.text[self.start : self.end] != self.quote:
            raise EvidenceError(f"{self.quote!r} does not stand at {self.start}:{self.end}", report.id)


def cite(report: Report, start: int, end: int, rule: str, entries: tuple[str, ...] = ()) -> Evidence:
    """Evidence for `report.text[start:end]`.

    Raises:
        EvidenceError: The span is empty or outside the text.
    """
    return Evidence(start, end, report.text[start:end], rule, entries, report)
