"""The record of a report's minutes as JSON, and back.

Keys stand in the order of `shape.Record`; the same minutes give the same bytes. A record holds no text of the
report beyond the words it cites: with the text, `minutes_of` makes the minutes again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from mahdar.errors import EvidenceError, RecordError
from mahdar.exchange.shape import (
    AxisRecord,
    BlockRecord,
    EvidenceRecord,
    GradeRecord,
    MeasurabilityRecord,
    MeasureRecord,
    MeetingRecord,
    ParticipantRecord,
    QuantityRecord,
    ReasonRecord,
    Record,
)
from mahdar.model.actors import Participant
from mahdar.model.evidence import Evidence, cite
from mahdar.model.grade import Credibility, Grade, Reason, Reliability
from mahdar.model.measure import Axis, Measurability, Measure, MeasureKind, Modality, Quantity
from mahdar.model.meeting import Context, Meeting, MeetingKind, MeetingStatus
from mahdar.model.minutes import Minutes, Run
from mahdar.model.report import Block, BlockKind, Report

#: Signs that some readers take for the end of a line (`str.splitlines`), and halves of a surrogate pair,
#: which UTF-8 cannot hold; in JSON they only ever stand inside strings.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def record(minutes: Minutes) -> Record:
    """The record that `mahdar read` prints.

    Raises:
        RecordError: A number that JSON cannot hold.
    """
    report = minutes.report
    missing = dict(minutes.missing)
    for field, value in (("title", report.title), ("published", report.published), ("outlet", report.outlet)):
        if value is None:
            missing.setdefault(field, "not given with the report")
    evidence = {f"noise.{i}": e for i, e in enumerate(minutes.noise)}
    return {
        "id": report.id,
        "title": report.title,
        "published": _day(report.published),
        "outlet": report.outlet,
        "url": report.url,
        "meeting_report": minutes.meeting_report,
        "noise": [e.quote for e in minutes.noise],
        "meetings": [_meeting(m) for m in minutes.meetings],
        "measures": [_measure(m, report.id) for m in minutes.measures],
        "axes": [_axis(a) for a in minutes.axes],
        "blocks": [_block(b) for b in minutes.blocks],
        "grade": _grade(minutes.grade),
        "evidence": _evidences({**minutes.evidence, **evidence}),
        "missing": missing,
        "language": report.language,
        "digest": report.digest,
        "run": {"mahdar": minutes.run.mahdar, "engine": minutes.run.engine, "lexicons": minutes.run.lexicons},
    }


def json_line(one: Record) -> str:
    """A record as one line of JSON, with its line end; safe for readers that split at any Unicode line end."""
    text = json.dumps(one, ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"


def json_lines(many: Iterable[Minutes]) -> Iterator[str]:
    """One line for each report's minutes, in the order given."""
    for minutes in many:
        yield json_line(record(minutes))


def read_record(line: str, where: str = "") -> Record:
    """A record from a line of JSON.

    Args:
        line: One JSON object.
        where: The place for errors, such as `path:line`.

    Raises:
        RecordError: The line is no JSON object.
    """
    try:
        read = json.loads(line)
    except ValueError as exc:
        raise RecordError(f"no JSON: {exc}", where) from exc
    if not isinstance(read, dict):
        raise RecordError(f"no JSON object but {type(read).__name__}", where)
    return cast(Record, read)


def minutes_of(one: Record, text: str) -> Minutes:
    """The minutes that a record was made from.

    Args:
        one: A record with all its parts, not a bare gold record.
        text: The report's text; its digest must be the record's.

    Raises:
        RecordError: Another text, a part that lacks, or a value outside its list.
    """
    try:
        return _minutes(one, text)
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, EvidenceError) as exc:
        name = f"{exc.args[0]!r} is missing" if isinstance(exc, KeyError) else str(exc)
        raise RecordError(name, str(one.get("id", "")) if isinstance(one, dict) else "") from exc


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _evidence(one: Evidence) -> EvidenceRecord:
    out: EvidenceRecord = {"start": one.start, "end": one.end, "rule": one.rule}
    if one.entries:
        out["entries"] = list(one.entries)
    return out


def _evidences(many: Mapping[str, Evidence]) -> dict[str, EvidenceRecord]:
    return {field: _evidence(e) for field, e in many.items()}


def _meeting(meeting: Meeting) -> MeetingRecord:
    return {
        "quote": meeting.quote,
        "kind": meeting.kind.value,
        "status": meeting.status.value,
        "date": _day(meeting.date),
        "place": meeting.place,
        "participants": [_participant(p) for p in meeting.participants],
        "contexts": [c.value for c in meeting.contexts],
        "dossiers": list(meeting.dossiers),
        "confidence": _confidence(meeting.confidence),
        "evidence": _evidences(meeting.evidence),
        "missing": dict(meeting.missing),
    }


def _participant(participant: Participant) -> ParticipantRecord:
    return {
        "name": participant.name,
        "role": participant.role,
        "country": participant.country,
        "principal": participant.principal,
        "body": participant.body,
        "confidence": _confidence(participant.confidence),
        "evidence": _evidences(participant.evidence),
        "missing": dict(participant.missing),
    }


def _measure(measure: Measure, where: str) -> MeasureRecord:
    parts = measure.measurability
    measurability: MeasurabilityRecord = {
        "who": parts.who,
        "what": parts.what,
        "how_much": parts.how_much,
        "by_when": parts.by_when,
        "where": parts.where,
        "money": parts.money,
    }
    return {
        "quote": measure.quote,
        "status": measure.status.value,
        "kind": measure.kind.value,
        "actors": list(measure.actors),
        "quantities": [_quantity(q, where) for q in measure.quantities],
        "deadline": _day(measure.deadline),
        "place": measure.place,
        "axis": measure.axis,
        "measurability": measurability,
        "confidence": _confidence(measure.confidence),
        "evidence": _evidences(measure.evidence),
        "missing": dict(measure.missing),
    }


def _quantity(quantity: Quantity, where: str) -> QuantityRecord:
    # An exponent beyond a double's range would make the line megabytes long before it made sense.
    if not quantity.value.is_finite() or quantity.value.adjusted() > 300:
        raise RecordError(f"{quantity.value} is no number for a record", where)
    whole = quantity.value == quantity.value.to_integral_value()
    return {
        "value": int(quantity.value) if whole else float(quantity.value),
        "unit": quantity.unit,
        "currency": quantity.currency,
        "start": quantity.start,
        "end": quantity.end,
    }


def _axis(axis: Axis) -> AxisRecord:
    return {"axis": axis.axis, "target": axis.target, "evidence": _evidences(axis.evidence)}


def _block(block: Block) -> BlockRecord:
    out: BlockRecord = {"kind": block.kind.value, "start": block.start, "end": block.end}
    if block.table is not None:
        out["table"] = block.table
    if block.row is not None:
        out["row"] = block.row
    if block.column is not None:
        out["column"] = block.column
    return out


def _grade(grade: Grade) -> GradeRecord:
    return {
        "reliability": grade.reliability.value,
        "credibility": grade.credibility.value,
        "reasons": [_reason(r) for r in grade.reasons],
    }


def _reason(reason: Reason) -> ReasonRecord:
    out: ReasonRecord = {"code": reason.code, "text": {"ar": reason.ar, "en": reason.en}}
    if reason.evidence:
        out["evidence"] = _evidence(reason.evidence)
    return out


def _confidence(confidence: float) -> float:
    return round(confidence, 4)


def _minutes(one: Record, text: str) -> Minutes:
    report = Report(one["id"], text, one["title"], _date(one["published"]), one["outlet"], one["url"], one["language"])
    if report.digest != one["digest"]:
        raise ValueError(f"the record is of another text ({one['digest']}, not {report.digest})")
    evidence = _cited(report, one["evidence"])
    grade = one["grade"]
    return Minutes(
        report=report,
        meeting_report=one["meeting_report"],
        noise=tuple(evidence.pop(f"noise.{i}") for i in range(len(one["noise"]))),
        meetings=tuple(_meeting_of(report, m) for m in one["meetings"]),
        measures=tuple(_measure_of(report, m) for m in one["measures"]),
        axes=tuple(Axis(a["axis"], a["target"], _cited(report, a["evidence"])) for a in one["axes"]),
        blocks=tuple(
            Block(BlockKind(b["kind"]), b["start"], b["end"], b.get("table"), b.get("row"), b.get("column"))
            for b in one["blocks"]
        ),
        grade=Grade(
            Reliability(grade["reliability"]),
            Credibility(grade["credibility"]),
            tuple(
                Reason(
                    r["code"], r["text"]["ar"], r["text"]["en"],
                    _cite(report, r["evidence"]) if "evidence" in r else None,
                )
                for r in grade["reasons"]
            ),
        ),
        run=Run(one["run"]["mahdar"], one["run"]["engine"], one["run"]["lexicons"]),
        evidence=evidence,
        missing=dict(one["missing"]),
    )  # fmt: skip


def _date(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _cite(report: Report, one: EvidenceRecord) -> Evidence:
    return cite(report, one["start"], one["end"], one["rule"], tuple(one.get("entries", ())))


def _cited(report: Report, many: Mapping[str, EvidenceRecord]) -> dict[str, Evidence]:
    return {field: _cite(report, e) for field, e in many.items()}


def _meeting_of(report: Report, one: MeetingRecord) -> Meeting:
    return Meeting(
        quote=one["quote"],
        kind=MeetingKind(one["kind"]),
        status=MeetingStatus(one["status"]),
        date=_date(one["date"]),
        place=one["place"],
        participants=tuple(
            Participant(
                p["name"], p["role"], p["country"], p["principal"], p["body"], p["confidence"],
                _cited(report, p["evidence"]), dict(p["missing"]),
            )
            for p in one["participants"]
        ),
        contexts=tuple(Context(c) for c in one["contexts"]),
        dossiers=tuple(one["dossiers"]),
        confidence=one["confidence"],
        evidence=_cited(report, one["evidence"]),
        missing=dict(one["missing"]),
    )  # fmt: skip


def _measure_of(report: Report, one: MeasureRecord) -> Measure:
    parts = one["measurability"]
    return Measure(
        quote=one["quote"],
        status=Modality(one["status"]),
        kind=MeasureKind(one["kind"]),
        actors=tuple(one["actors"]),
        quantities=tuple(
            Quantity(Decimal(repr(q["value"])), q["unit"], q["currency"], q["start"], q["end"])
            for q in one["quantities"]
        ),
        deadline=_date(one["deadline"]),
        place=one["place"],
        axis=one["axis"],
        measurability=Measurability(
            parts["who"], parts["what"], parts["how_much"], parts["by_when"], parts["where"], parts["money"]
        ),
        confidence=one["confidence"],
        evidence=_cited(report, one["evidence"]),
        missing=dict(one["missing"]),
    )
