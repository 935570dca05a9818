"""Tidy tables for spreadsheets and statistics: one row for each report, meeting, participant, measure and axis.

All rows share one set of columns, so that many reports make one stream; `type` says what a row is, `path` where
it stands in the record, `meeting` which meeting a participant belongs to. A column that does not apply to a type
is empty, and so is a value that the text does not give (`missing` names those, with the reason).

Spreadsheets run what begins like a formula. The words of a report could begin so, so a cell that begins with
`=`, `+`, `-`, `@`, a tab or a line's end, or with the full-width forms of those signs, gets an apostrophe in
front (OWASP, 'CSV Injection'); numbers of our own do not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from mahdar.exchange.visible import shown
from mahdar.model.actors import Participant
from mahdar.model.evidence import Evidence
from mahdar.model.measure import Axis, Measure
from mahdar.model.meeting import Meeting
from mahdar.model.minutes import Minutes

COLUMNS = (
    "report", "type", "path", "meeting", "title", "published", "outlet", "url", "language", "meeting_report",
    "reliability", "credibility", "kind", "status", "date", "place", "contexts", "dossiers", "name", "role", "body",
    "country", "principal", "actors", "quantities", "deadline", "axis", "target", "measurability", "quote", "start",
    "end", "rule", "confidence", "missing", "digest",
)  # fmt: skip

BOM = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BETWEEN = " | "
Row = Mapping[str, str]


def csv_lines(many: Iterable[Minutes], *, bom: str = "") -> Iterator[str]:
    """Lines of one CSV stream (RFC 4180: commas, doubled quotes, CRLF), its head first.

    Args:
        many: Minutes, each taken only when its turn comes.
        bom: `BOM` where Excel is to know that it is UTF-8.
    """
    yield bom + _line(dict(zip(COLUMNS, COLUMNS, strict=True)))
    for minutes in many:
        for row in rows(minutes):
            yield _line(row)


def rows(minutes: Minutes) -> Iterator[Row]:
    """The rows of one report, without the guard against formulas."""
    report, grade = minutes.report, minutes.grade
    common = {"report": report.id, "published": str(report.published or ""), "outlet": report.outlet or ""}
    yield {
        **common,
        "type": "report",
        "title": report.title or "",
        "url": report.url or "",
        "language": report.language or "",
        "meeting_report": _truth(minutes.meeting_report),
        "reliability": grade.reliability.value,
        "credibility": str(grade.credibility.value),
        "digest": report.digest,
        "missing": _missing(minutes.missing),
        **_words(minutes.evidence.get("meeting_report")),
    }
    for i, meeting in enumerate(minutes.meetings):
        path = f"meetings[{i}]"
        yield {**common, "type": "meeting", "path": path, "meeting": str(i), **_meeting(meeting)}
        for j, participant in enumerate(meeting.participants):
            where = {"path": f"{path}.participants[{j}]", "meeting": str(i)}
            yield {**common, "type": "participant", **where, **_participant(participant)}
    for i, measure in enumerate(minutes.measures):
        yield {**common, "type": "measure", "path": f"measures[{i}]", **_measure(measure)}
    for i, axis in enumerate(minutes.axes):
        yield {**common, "type": "axis", "path": f"axes[{i}]", **_axis(axis)}


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _line(row: Row) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow([guarded(shown(row.get(column, ""))) for column in COLUMNS])
    return stream.getvalue()


def _meeting(meeting: Meeting) -> Row:
    return {
        "kind": meeting.kind.value,
        "status": meeting.status.value,
        "date": str(meeting.date or ""),
        "place": meeting.place or "",
        "contexts": _BETWEEN.join(c.value for c in meeting.contexts),
        "dossiers": _BETWEEN.join(meeting.dossiers),
        **_claim(meeting.quote, meeting.evidence.get("quote"), meeting.confidence, meeting.missing),
    }


def _participant(participant: Participant) -> Row:
    evidence = participant.evidence.get("name") or participant.evidence.get("role")
    quote = evidence.quote if evidence else ""
    return {
        "name": participant.name or "",
        "role": participant.role or "",
        "body": participant.body or "",
        "country": participant.country or "",
        "principal": _truth(participant.principal),
        **_claim(quote, evidence, participant.confidence, participant.missing),
    }


def _measure(measure: Measure) -> Row:
    parts = measure.measurability
    named = [p for p in ("who", "what", "how_much", "by_when", "where", "money") if getattr(parts, p)]
    amounts = (" ".join(x for x in (f"{q.value:f}", q.unit, q.currency) if x) for q in measure.quantities)
    return {
        "kind": measure.kind.value,
        "status": measure.status.value,
        "actors": _BETWEEN.join(measure.actors),
        "quantities": _BETWEEN.join(amounts),
        "deadline": str(measure.deadline or ""),
        "place": measure.place or "",
        "axis": measure.axis or "",
        "measurability": _BETWEEN.join(named),
        **_claim(measure.quote, measure.evidence.get("quote"), measure.confidence, measure.missing),
    }


def _axis(axis: Axis) -> Row:
    return {"axis": axis.axis, "target": axis.target, **_words(axis.evidence.get("target"))}


def _claim(quote: str, evidence: Evidence | None, confidence: float, missing: Mapping[str, str]) -> Row:
    return {"quote": quote, "confidence": f"{confidence:.4g}", "missing": _missing(missing)} | dict(_words(evidence))


def _words(evidence: Evidence | None) -> Row:
    if evidence is None:
        return {}
    return {
        "quote": evidence.quote,
        "start": str(evidence.start),
        "end": str(evidence.end),
        "rule": evidence.rule,
    }


def _missing(missing: Mapping[str, str]) -> str:
    return _BETWEEN.join(f"{field}: {why}" for field, why in missing.items())


def _truth(yes: bool) -> str:
    return "true" if yes else "false"
