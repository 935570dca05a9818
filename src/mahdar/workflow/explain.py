"""Why a field says what it says: the words, the rule, the lexicon entries; and for an empty field the reason.

A path names a field of the record as its JSON does: `meetings[0].participants[1].country`,
`measures[3].status`, `grade.credibility`, `meeting_report`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from mahdar.errors import MahdarError
from mahdar.extract.assemble import Said
from mahdar.lexicon.lexicon import Lexicon
from mahdar.model.evidence import Evidence
from mahdar.model.measure import Measure, Quantity
from mahdar.model.meeting import Meeting
from mahdar.model.minutes import Minutes
from mahdar.model.statement import Property, Statement

T = TypeVar("T")

#: Reasons for fields beside the record's core, which has its own for each.
_NOT_GIVEN = {"url": "the address is not known", "language": "the text is too short to tell"}
#: Fields with fields under them.
_LISTS = frozenset({"meetings", "measures", "axes", "noise", "blocks"})
#: How alike a path must be (0 to 1) to be named as the nearest; typing errors lie above, other words under it.
_NEAR = 0.65


class UnknownPath(MahdarError):
    """A path that names no field of the record; the message names the nearest that does."""


@dataclass(frozen=True, slots=True)
class EntryUsed:
    """A lexicon entry that took part, with its English gloss (empty for tables made from packages)."""

    id: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a field says what it says.

    Attributes:
        path: The field.
        value: What it says, as text; `None` where it is empty.
        rule: The rule that read it; empty where no rule spoke (what was given with the report).
        words: Where the words stand that the value rests on; `None` where it rests on an absence.
        entries: Lexicon entries that took part.
        confidence: 0 to 1; `None` where nothing is claimed.
        reason: For an empty field why, for others what the rule adds.
    """

    path: str
    value: str | None
    rule: str = ""
    words: Evidence | None = None
    entries: tuple[EntryUsed, ...] = ()
    confidence: float | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of the record, and the statement that it comes from, where one does."""

    path: str
    value: object
    statement: Statement | None = None
    words: Evidence | None = None
    missing: str = ""


def explain(minutes: Minutes, statements: Iterable[Statement], path: str, lexicon: Lexicon) -> Explanation:
    """Why the field at a path says what it says.

    Args:
        minutes: The record.
        statements: What it was made from.
        path: Such as `meetings[0].date`.
        lexicon: Where the entries' glosses stand.

    Raises:
        UnknownPath: The record has no such field.
    """
    asked = re.sub(r"\s+", "", path)
    fields = {field.path: field for field in _fields(minutes, Said(statements))}
    if asked not in fields:
        unread = next((r.en for r in minutes.grade.reasons if r.code == "unread"), "")
        if unread and asked.partition("[")[0] in _LISTS:
            return Explanation(asked, None, reason=unread)
        raise UnknownPath(_no_such(asked, fields), minutes.report.id)
    field = fields[asked]
    statement = field.statement
    words = field.words or (statement.evidence if statement else None)
    return Explanation(
        path=asked,
        value=_shown(field.value),
        rule=statement.rule if statement else words.rule if words else "",
        words=words,
        entries=tuple(_entry(lexicon, name) for name in (words.entries if words else ())),
        confidence=statement.confidence if statement else None,
        reason=field.missing or (statement.reason if statement else ""),
    )


def paths(minutes: Minutes) -> tuple[str, ...]:
    """All paths of a record that `explain` takes, in the order of the record."""
    return tuple(field.path for field in _fields(minutes, Said(())))


def _entry(lexicon: Lexicon, name: str) -> EntryUsed:
    entry = lexicon.entries.get(name)
    return EntryUsed(name, entry.gloss if entry else "")


def _no_such(asked: str, known: Mapping[str, _Field]) -> str:
    """That a field is not there: the reason where its list is empty, else the nearest, else what there is."""
    name = asked.partition("[")[0]
    whole = known.get(name)
    if name in _LISTS and name != asked and whole is not None and whole.missing:
        return f"no field {asked!r}: {name!r} is empty: {whole.missing}"
    near = difflib.get_close_matches(asked, known, n=1, cutoff=_NEAR)
    # Whoever asks for 'country' means the last part of a path.
    last = difflib.get_close_matches(asked, [p.rpartition(".")[2] for p in known], n=1, cutoff=0.8)
    near = near or [p for p in known if last and p.rpartition(".")[2] == last[0]][:1]
    if near:
        return f"no field {asked!r}; the nearest is {near[0]!r}"
    tops = dict.fromkeys(re.split(r"[.\[]", path)[0] for path in known)
    return f"no field {asked!r}; there are {', '.join(tops)} and what stands under them"


def _fields(minutes: Minutes, said: Said) -> Iterator[_Field]:
    report = minutes.report
    for name, given in (
        ("id", report.id),
        ("title", report.title),
        ("published", report.published),
        ("outlet", report.outlet),
        ("url", report.url),
        ("language", report.language),
    ):
        why = "" if given else minutes.missing.get(name, _NOT_GIVEN.get(name, ""))
        yield _Field(name, given, words=minutes.evidence.get(name), missing=why)
    yield _Field(
        "meeting_report",
        minutes.meeting_report,
        said.best("report", Property.MEETING_REPORT),
        minutes.evidence.get("meeting_report"),
        minutes.missing.get("meeting_report", ""),
    )
    yield _Field("noise", [e.quote for e in minutes.noise], missing=minutes.missing.get("noise", ""))
    for i, noise in enumerate(minutes.noise):
        yield _Field(f"noise[{i}]", noise.quote, words=noise)
    yield _Field("meetings", [m.quote for m in minutes.meetings], missing=minutes.missing.get("meetings", ""))
    for path, subject, meeting in _each("meetings", minutes.meetings, said, "meeting"):
        yield from _meeting(path, subject, meeting, said)
    yield _Field("measures", [m.quote for m in minutes.measures], missing=minutes.missing.get("measures", ""))
    for path, subject, measure in _each("measures", minutes.measures, said, "measure"):
        yield from _measure(path, subject, measure, said)
    yield _Field("axes", [a.axis for a in minutes.axes], missing=minutes.missing.get("axes", ""))
    for path, subject, axis in _each("axes", minutes.axes, said, "axis"):
        yield _Field(path, axis.axis, said.best(subject, Property.AXIS))
        yield _Field(f"{path}.axis", axis.axis, said.best(subject, Property.AXIS))
        yield _Field(f"{path}.target", axis.target, said.best(subject, Property.TARGET))
    unread = "" if minutes.blocks else minutes.missing.get("meetings", "")
    yield _Field("blocks", [b.kind.value for b in minutes.blocks], missing=unread)
    for i, block in enumerate(minutes.blocks):
        yield _Field(f"blocks[{i}].kind", block.kind.value)
    yield from _grade(minutes, said)


def _grade(minutes: Minutes, said: Said) -> Iterator[_Field]:
    grade, statement = minutes.grade, said.best("report", Property.GRADE)
    because = "; ".join(reason.en for reason in grade.reasons)
    both = f"reliability {grade.reliability.value}, credibility {grade.credibility.value}"
    yield _Field("grade", both, statement, missing=because)
    yield _Field("grade.reliability", grade.reliability.value, statement, missing=because)
    yield _Field("grade.credibility", int(grade.credibility), statement, missing=because)
    yield _Field("grade.reasons", [reason.code for reason in grade.reasons], statement)
    for i, reason in enumerate(grade.reasons):
        yield _Field(f"grade.reasons[{i}]", reason.code, statement, reason.evidence, f"{reason.en} / {reason.ar}")


def _meeting(path: str, subject: str, meeting: Meeting, said: Said) -> Iterator[_Field]:
    quote = said.best(subject, Property.QUOTE)
    yield _Field(path, meeting.quote, quote)
    for name, value, prop in (
        ("quote", meeting.quote, Property.QUOTE),
        ("kind", meeting.kind.value, Property.KIND),
        ("status", meeting.status.value, Property.STATUS),
        ("date", meeting.date, Property.DATE),
        ("place", meeting.place, Property.PLACE),
    ):
        yield _Field(f"{path}.{name}", value, said.best(subject, prop), missing=meeting.missing.get(name, ""))
    names = [p.name or p.role for p in meeting.participants]
    yield _Field(f"{path}.participants", names, missing=meeting.missing.get("participants", ""))
    for at, who, one in _each(f"{path}.participants", meeting.participants, said, f"{subject}/participant"):
        makes = Property.ROLE if one.name is None else Property.NAME
        yield _Field(at, one.name or one.role, said.best(who, makes))
        for name, told, prop in (
            ("name", one.name, Property.NAME),
            ("role", one.role, Property.ROLE),
            ("country", one.country, Property.COUNTRY),
            ("principal", one.principal, Property.PRINCIPAL),
            ("body", one.body, Property.BODY),
        ):
            yield _Field(f"{at}.{name}", told, said.best(who, prop), missing=one.missing.get(name, ""))
    contexts = [c.value for c in meeting.contexts]
    yield _Field(f"{path}.contexts", contexts, missing=meeting.missing.get("contexts", ""))
    by_value = {str(s.value): s for s in reversed(said.each(subject, Property.CONTEXT))}
    for i, context in enumerate(contexts):
        yield _Field(f"{path}.contexts[{i}]", context, by_value.get(context))
    yield _Field(f"{path}.dossiers", list(meeting.dossiers), missing=meeting.missing.get("dossiers", ""))
    yield from _listed(f"{path}.dossiers", meeting.dossiers, said.each(subject, Property.DOSSIER))


def _measure(path: str, subject: str, measure: Measure, said: Said) -> Iterator[_Field]:
    yield _Field(path, measure.quote, said.best(subject, Property.QUOTE))
    for name, value, prop in (
        ("quote", measure.quote, Property.QUOTE),
        ("status", measure.status.value, Property.STATUS),
        ("kind", measure.kind.value, Property.KIND),
        ("deadline", measure.deadline, Property.DEADLINE),
        ("place", measure.place, Property.PLACE),
        ("axis", measure.axis, Property.AXIS),
    ):
        yield _Field(f"{path}.{name}", value, said.best(subject, prop), missing=measure.missing.get(name, ""))
    yield _Field(f"{path}.actors", list(measure.actors), missing=measure.missing.get("actors", ""))
    yield from _listed(f"{path}.actors", measure.actors, said.each(subject, Property.ACTOR))
    quantities = [_quantity(q) for q in measure.quantities]
    yield _Field(f"{path}.quantities", quantities, missing=measure.missing.get("quantities", ""))
    yield from _listed(f"{path}.quantities", quantities, said.each(subject, Property.QUANTITY))
    statement = said.best(subject, Property.MEASURABILITY)
    parts = {
        name: getattr(measure.measurability, name) for name in ("who", "what", "how_much", "by_when", "where", "money")
    }
    yield _Field(f"{path}.measurability", [name for name, named in parts.items() if named], statement)
    for name, named in parts.items():
        yield _Field(f"{path}.measurability.{name}", named, statement)


def _listed(path: str, values: Sequence[str], statements: list[Statement]) -> Iterator[_Field]:
    for i, value in enumerate(values):
        yield _Field(f"{path}[{i}]", value, statements[i] if i < len(statements) else None)


def _each(path: str, items: Sequence[T], said: Said, stem: str) -> Iterator[tuple[str, str, T]]:
    """Path, subject and item of each item of a list of the record."""
    subjects = said.numbered(stem)
    for i, item in enumerate(items):
        yield f"{path}[{i}]", subjects[i] if i < len(subjects) else "", item


def _quantity(quantity: Quantity) -> str:
    unit = " ".join(filter(None, (quantity.unit, quantity.currency)))
    return f"{quantity.value} {unit}".strip()


def _shown(value: object) -> str | None:
    if value is None or value == []:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(str(v) for v in value)
    return value.isoformat() if isinstance(value, date) else str(value)
