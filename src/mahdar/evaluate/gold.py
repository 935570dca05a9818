"""Gold and predicted records as typed values: what the figures look at, and nothing else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from mahdar.errors import RecordError
from mahdar.model.report import Report


@dataclass(frozen=True, slots=True)
class Taker:
    """A participant as the figures see one.

    Attributes:
        name: Name, if any.
        role: Post, if any.
        country: Side, if any.
        principal: Whether the meeting is between this one and others.
    """

    name: str | None
    role: str | None
    country: str | None
    principal: bool


@dataclass(frozen=True, slots=True)
class Consultation:
    """A meeting as the figures see one; values as written, no list of values enforced."""

    quote: str | None
    kind: str | None
    status: str | None
    date: str | None
    place: str | None
    participants: tuple[Taker, ...]
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """A measure as the figures see one."""

    quote: str | None
    status: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Scored:
    """A gold or predicted record.

    Attributes:
        id: The report's id.
        text: The report's text; empty in predictions, which are held against the gold's.
        meeting_report: Whether it tells a meeting as its news.
        noise: What is no part of the report, verbatim.
        meetings: The meetings.
        measures: The measures.
    """

    id: str
    text: str
    meeting_report: bool
    noise: tuple[str, ...]
    meetings: tuple[Consultation, ...]
    measures: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One line of a gold file: the report to be read and what it should say."""

    report: Report
    scored: Scored


def scored(record: Mapping[str, object], where: str = "") -> Scored:
    """What the figures look at in a record (see the record's schema, or the gold's guidelines).

    Raises:
        RecordError: A part is of the wrong kind; `where` names the place.
    """
    return Scored(
        id=_text(record, "id", where) or "",
        text=_text(record, "text", where) or "",
        meeting_report=bool(record.get("meeting_report")),
        noise=_texts(record, "noise", where),
        meetings=tuple(_consultation(m, where) for m in _maps(record, "meetings", where)),
        measures=tuple(
            Action(_text(m, "quote", where), _text(m, "status", where), _text(m, "kind", where))
            for m in _maps(record, "measures", where)
        ),
    )


def records(path: Path) -> Iterator[tuple[Mapping[str, object], str]]:
    """JSON objects of a file of JSON lines, each with its place `path:line`.

    Raises:
        RecordError: The file cannot be read, or a line is no JSON object.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise RecordError(f"cannot be read: {exc}", str(path)) from exc
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            found = json.loads(line)
        except json.JSONDecodeError as exc:
            raise RecordError(f"no JSON: {exc.msg} at column {exc.colno}", where) from exc
        if not isinstance(found, dict):
            raise RecordError("a record is a JSON object", where)
        yield cast(Mapping[str, object], found), where


def golds(path: Path) -> list[Gold]:
    """The lines of a gold file.

    Raises:
        RecordError: A line breaks the form, lacks its text, or repeats an id.
    """
    out: dict[str, Gold] = {}
    for record, where in records(path):
        one = scored(record, where)
        if not one.id or not one.text:
            raise RecordError("a gold record has `id` and `text`", where)
        if one.id in out:
            raise RecordError(f"id {one.id!r} stands twice", where)
        report = Report(
            id=one.id,
            text=one.text,
            title=_text(record, "title", where),
            published=_day(record, "published", where),
            outlet=_text(record, "outlet", where),
            language="ar",
        )
        out[one.id] = Gold(report, one)
    return list(out.values())


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, as `sha256:...`."""
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def _consultation(meeting: Mapping[str, object], where: str) -> Consultation:
    return Consultation(
        quote=_text(meeting, "quote", where),
        kind=_text(meeting, "kind", where),
        status=_text(meeting, "status", where),
        date=_text(meeting, "date", where),
        place=_text(meeting, "place", where),
        participants=tuple(
            Taker(
                _text(p, "name", where), _text(p, "role", where), _text(p, "country", where), bool(p.get("principal"))
            )
            for p in _maps(meeting, "participants", where)
        ),
        contexts=_texts(meeting, "contexts", where),
    )


def _text(record: Mapping[str, object], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise RecordError(f"{key!r} is {value!r}, no text", where)
    return value


def _list(record: Mapping[str, object], key: str, where: str) -> list[object]:
    value = record.get(key) or []
    if not isinstance(value, list):
        raise RecordError(f"{key!r} is {value!r}, no list", where)
    return value


def _texts(record: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    out = []
    for value in _list(record, key, where):
        if not isinstance(value, str):
            raise RecordError(f"{key!r} holds {value!r}, no text", where)
        out.append(value)
    return tuple(out)


def _maps(record: Mapping[str, object], key: str, where: str) -> list[Mapping[str, object]]:
    out = []
    for value in _list(record, key, where):
        if not isinstance(value, dict):
            raise RecordError(f"{key!r} holds {value!r}, no object", where)
        out.append(cast(Mapping[str, object], value))
    return out


def _day(record: Mapping[str, object], key: str, where: str) -> date | None:
    value = _text(record, key, where)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as exc:
        raise RecordError(f"{key!r} is {value!r}, no ISO day", where) from exc
