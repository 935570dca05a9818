"""The minutes laid out for reading: which cells, in which order, under which names.

A cell is one claim: its path in the record (`meetings[0].participants[1].country`), its label, what is shown,
the words behind it, or the reason why it is empty. The sheets (terminal, browser, Markdown) differ only in how
they draw this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from mahdar.exchange.labels import FIELDS, Label, reason, side, value
from mahdar.model.actors import Participant
from mahdar.model.evidence import Evidence
from mahdar.model.measure import Axis, Measure, Quantity
from mahdar.model.meeting import Meeting
from mahdar.model.minutes import Minutes
from mahdar.model.report import BlockKind


@dataclass(frozen=True, slots=True)
class Cell:
    """One claim of the minutes, or the reason why there is none.

    Attributes:
        path: Path in the record.
        label: The field's name.
        words: What is shown where it is text or a number (verbatim words, a date); `None` otherwise.
        name: What is shown where it is a value of a closed list or a side.
        code: The value's code where it has one that readers know (`LY`).
        evidence: The words behind it.
        why: The reason, where it is empty.
    """

    path: str
    label: Label
    words: str | None = None
    name: Label | None = None
    code: str = ""
    evidence: Evidence | None = None
    why: Label | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is claimed."""
        return self.words is None and self.name is None


@dataclass(frozen=True, slots=True)
class Entry:
    """What belongs together: a participant, a measure, an axis, the facts of a meeting.

    Attributes:
        path: Path in the record.
        cells: In the order of reading.
        confidence: 0 to 1, where it has one.
    """

    path: str
    cells: tuple[Cell, ...]
    confidence: float | None = None

    def __getitem__(self, field: str) -> Cell:
        for cell in self.cells:
            if cell.path.rpartition(".")[2] == field:
                return cell
        raise KeyError(field)

    def several(self, field: str) -> tuple[Cell, ...]:
        """Cells of a field with many values: `contexts[0]`, `contexts[1]`, or its one empty cell."""
        last = [(c, c.path.rpartition(".")[2]) for c in self.cells]
        return tuple(c for c, name in last if name == field or name.startswith(field + "["))


@dataclass(frozen=True, slots=True)
class MeetingOutline:
    """A meeting: its facts (with contexts and dossiers), and who takes part."""

    facts: Entry
    participants: tuple[Entry, ...]
    nobody: Cell | None


@dataclass(frozen=True, slots=True)
class Outline:
    """All that a sheet shows of one report's minutes.

    Attributes:
        source: Title, publication day, outlet, address, language.
        verdict: Whether it is a report of a meeting.
        meetings: In the record's order.
        measures: In the record's order.
        axes: In the record's order.
        noise: One cell for each stretch.
        reasons: Of the grade.
        missing: Every empty cell of the whole, in order; a body apart from the post is no gap.
    """

    source: Entry
    verdict: Cell
    meetings: tuple[MeetingOutline, ...]
    measures: tuple[Entry, ...]
    axes: tuple[Entry, ...]
    noise: tuple[Cell, ...]
    reasons: tuple[Cell, ...]
    missing: tuple[Cell, ...]

    def entries(self) -> Iterator[Entry]:
        """All entries, in order."""
        yield self.source
        for meeting in self.meetings:
            yield meeting.facts
            yield from meeting.participants
        yield from self.measures
        yield from self.axes

    def cells(self) -> Iterator[Cell]:
        """All cells, in order."""
        yield self.verdict
        for entry in self.entries():
            yield from entry.cells
        yield from self.noise
        yield from self.reasons


def outline(minutes: Minutes) -> Outline:
    """The minutes laid out for reading."""
    meetings = tuple(_meeting(m, f"meetings[{i}]") for i, m in enumerate(minutes.meetings))
    measures = tuple(_measure(m, f"measures[{i}]") for i, m in enumerate(minutes.measures))
    axes = tuple(_axis(a, f"axes[{i}]") for i, a in enumerate(minutes.axes))
    source = _source(minutes)
    noise = tuple(Cell(f"noise[{i}]", FIELDS["noise"], words=e.quote, evidence=e) for i, e in enumerate(minutes.noise))
    reasons = tuple(
        Cell(f"grade.reasons[{i}]", FIELDS["reasons"], name=Label(r.ar, r.en), code=r.code, evidence=r.evidence)
        for i, r in enumerate(minutes.grade.reasons)
    )
    verdict = Cell(
        "meeting_report",
        FIELDS["meeting_report"],
        name=FIELDS["yes" if minutes.meeting_report else "no"],
        evidence=minutes.evidence.get("meeting_report"),
        why=_why(minutes.missing, "meeting_report"),
    )
    cells = [*source.cells]
    for meeting in meetings:
        cells += meeting.facts.cells
        cells += [c for p in meeting.participants for c in p.cells]
        cells += [meeting.nobody] if meeting.nobody else []
    cells += [c for entry in (*measures, *axes) for c in entry.cells]
    for field in ("meetings", "measures", "axes"):
        if why := _why(minutes.missing, field):
            cells.append(Cell(field, FIELDS[field], why=why))
    return Outline(
        source,
        verdict,
        meetings,
        measures,
        axes,
        noise,
        reasons,
        tuple(c for c in cells if c.empty and c.why and not c.path.endswith(".body")),
    )


def label_of(path: str) -> Label:
    """Where a path points to, in words: `meetings[0].participants[1].country` is 'Meeting 1, Participant 2, Side'."""
    ar, en = [], []
    one = {"meetings": "meeting", "participants": "participant", "measures": "measure", "axes": "axis"}
    for part in path.split("."):
        name, _, number = part.rstrip("]").partition("[")
        label = FIELDS[one.get(name, name) if number else name]
        ar.append(f"{label.ar} {int(number) + 1}" if number else label.ar)
        en.append(f"{label.en} {int(number) + 1}" if number else label.en)
    return Label("، ".join(ar), ", ".join(en))


def title_of(minutes: Minutes) -> str:
    """The report's title, else that in its text, else its first line cut short, else its id."""
    report = minutes.report
    block = next((b for b in minutes.blocks if b.kind is BlockKind.TITLE), None)
    told = report.title or (report.text[block.start : block.end] if block else "")
    words = " ".join((told or next((s for s in report.text[:2000].splitlines() if s.strip()), "")).split())
    if len(words) > 160:
        words = words[:159].rpartition(" ")[0] or words[:159]
        return words + "…"
    return words or report.id


def _source(minutes: Minutes) -> Entry:
    report, missing = minutes.report, minutes.missing
    published = report.published.isoformat() if report.published else None
    return Entry(
        "",
        tuple(
            Cell(
                field,
                FIELDS[field],
                words=words,
                evidence=minutes.evidence.get(field),
                why=None if words else _why(missing, field),
            )
            for field, words in (
                ("title", report.title),
                ("published", published),
                ("outlet", report.outlet),
                ("url", report.url),
                ("language", report.language),
            )
        ),
    )


def _meeting(meeting: Meeting, path: str) -> MeetingOutline:
    contexts = tuple(
        Cell(
            f"{path}.contexts[{i}]",
            FIELDS["contexts"],
            name=value(c),
            code=c.value,
            evidence=meeting.evidence.get(f"contexts.{c.value}"),
        )
        for i, c in enumerate(meeting.contexts)
    )
    dossiers = _several(path, "dossiers", meeting.dossiers, meeting.evidence)
    facts = (
        _words(path, "quote", meeting.quote, meeting),
        _member(path, "kind", meeting.kind, meeting),
        _member(path, "status", meeting.status, meeting),
        _words(path, "date", _day(meeting.date), meeting),
        _words(path, "place", meeting.place, meeting),
        *(contexts or (_none(path, "contexts", meeting.missing),)),
        *(dossiers or (_none(path, "dossiers", meeting.missing),)),
    )
    people = tuple(_participant(p, f"{path}.participants[{i}]") for i, p in enumerate(meeting.participants))
    nobody = None if people else _none(path, "participants", meeting.missing)
    return MeetingOutline(Entry(path, facts, meeting.confidence), people, nobody)


def _participant(participant: Participant, path: str) -> Entry:
    country = participant.country
    cells = (
        _words(path, "name", participant.name, participant),
        _words(path, "role", participant.role, participant),
        _words(path, "body", participant.body, participant),
        Cell(
            f"{path}.country",
            FIELDS["country"],
            name=side(country) if country else None,
            code=country or "",
            evidence=participant.evidence.get("country"),
            why=None if country else _why(participant.missing, "country"),
        ),
        Cell(
            f"{path}.principal",
            FIELDS["principal"],
            name=FIELDS["is_principal" if participant.principal else "is_attending"],
            evidence=participant.evidence.get("principal"),
        ),
    )
    return Entry(path, cells, participant.confidence)


def _measure(measure: Measure, path: str) -> Entry:
    actors = _several(path, "actors", measure.actors, measure.evidence)
    quantities = _several(path, "quantities", tuple(map(_quantity, measure.quantities)), measure.evidence)
    parts = measure.measurability
    named = [FIELDS[part] for part in ("who", "what", "how_much", "by_when", "where", "money") if getattr(parts, part)]
    cells = (
        _words(path, "quote", measure.quote, measure),
        _member(path, "status", measure.status, measure),
        _member(path, "kind", measure.kind, measure),
        *(actors or (_none(path, "actors", measure.missing),)),
        *(quantities or (_none(path, "quantities", measure.missing),)),
        _words(path, "deadline", _day(measure.deadline), measure),
        _words(path, "place", measure.place, measure),
        _words(path, "axis", measure.axis, measure),
        Cell(
            f"{path}.measurability",
            FIELDS["measurability"],
            name=Label("، ".join(n.ar for n in named), ", ".join(n.en for n in named)) if named else FIELDS["none"],
        ),
    )
    return Entry(path, cells, measure.confidence)


def _axis(axis: Axis, path: str) -> Entry:
    return Entry(
        path,
        tuple(
            Cell(f"{path}.{field}", FIELDS[field], words=words, evidence=axis.evidence.get(field))
            for field, words in (("axis", axis.axis), ("target", axis.target))
        ),
    )


def _quantity(quantity: Quantity) -> str:
    number = f"{quantity.value:,f}" if abs(quantity.value.adjusted()) < 30 else str(quantity.value)
    unit = f" {quantity.unit}" if quantity.unit else ""
    return number + unit + (f" ({quantity.currency})" if quantity.currency else "")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _words(path: str, field: str, words: str | None, of: Meeting | Participant | Measure) -> Cell:
    return Cell(
        f"{path}.{field}",
        FIELDS[field],
        words=words,
        evidence=of.evidence.get(field),
        why=_why(of.missing, field) if words is None else None,
    )


def _member(path: str, field: str, member: Enum, of: Meeting | Measure) -> Cell:
    return Cell(
        f"{path}.{field}",
        FIELDS[field],
        name=value(member),
        code=str(member.value),
        evidence=of.evidence.get(field),
    )


def _several(path: str, field: str, many: tuple[str, ...], evidence: Mapping[str, Evidence]) -> tuple[Cell, ...]:
    return tuple(
        Cell(f"{path}.{field}[{i}]", FIELDS[field], words=words, evidence=evidence.get(f"{field}.{i}"))
        for i, words in enumerate(many)
    )


def _none(path: str, field: str, missing: Mapping[str, str]) -> Cell:
    return Cell(f"{path}.{field}", FIELDS[field], why=_why(missing, field))


def _why(missing: Mapping[str, str], field: str) -> Label | None:
    return reason(missing[field]) if field in missing else None
