"""The minutes as plain text for a terminal, Arabic and English labels side by side.

Plain on purpose: it goes through pipes and pagers and into mail. Labels stand left, since terminals begin
there; Arabic words run from right to left in their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mahdar.exchange.address import short
from mahdar.exchange.bidi import Bidi, begins_right, marked, visual
from mahdar.exchange.columns import width, wrapped
from mahdar.exchange.gaps import Gap, gaps
from mahdar.exchange.labels import FIELDS, Label, value
from mahdar.exchange.outline import Cell, Entry, MeetingOutline, Outline, label_of, outline, title_of
from mahdar.exchange.visible import one_line
from mahdar.model.minutes import Minutes
from mahdar.settings import REVIEW_BELOW

#: Narrowest sheet; under it the lines are longer than asked.
MIN_WIDTH = 40
MAX_WIDTH = 100
_INDENT = 2
_LABEL = 24
_GAP = 2
#: From here on people stand in a table; below, each on lines of their own.
_TABLE_FROM = 72
#: So many stretches of noise are shown, each by its first words.
_NOISE = 5


def sheet(minutes: Minutes, cells: int = 80, bidi: Bidi = Bidi.MARKS, review_below: float = REVIEW_BELOW) -> str:
    """The sheet of one report, lines of at most `cells` cells.

    Args:
        minutes: The minutes.
        cells: Width of the terminal.
        bidi: Who lays out right-to-left text.
        review_below: Entries with a confidence under this are marked for review, 0 to 1.

    Raises:
        UnsupportedFormat: `Bidi.VISUAL` without the extra that it needs.
    """
    laid = outline(minutes)
    lines = _Lines(min(max(cells, MIN_WIDTH), MAX_WIDTH), layout(bidi), review_below)
    return "\n".join(line.rstrip(" ") for line in _sheet(lines, minutes, laid)) + "\n"


def layout(bidi: Bidi) -> Callable[[str], str]:
    """What lays out a stretch of words.

    Raises:
        UnsupportedFormat: `Bidi.VISUAL` without the extra that it needs.
    """
    if bidi is Bidi.VISUAL:
        return visual()
    return marked if bidi is Bidi.MARKS else str


@dataclass(frozen=True, slots=True)
class _Lines:
    """Draws lines of at most `cells` cells; every stretch of words goes through `lay` by itself."""

    cells: int
    lay: Callable[[str], str]
    review_below: float

    def doubt(self, entry: Entry) -> str:
        """How sure an entry is, where that is too little; else nothing."""
        if entry.confidence is None or entry.confidence >= self.review_below:
            return ""
        return f"check: {entry.confidence:.2f}"

    def words(self, text: str, indent: int, mark: str = "") -> Iterator[str]:
        """A paragraph; Arabic begins at the right edge of its place."""
        room = self.cells - indent - width(mark)
        for i, line in enumerate(wrapped(one_line(text), room)):
            shown = self.lay(line)
            pad = room - width(shown) if begins_right(line) else 0
            yield " " * indent + (mark if i == 0 else " " * width(mark)) + " " * max(pad, 0) + shown

    def fact(self, label: Label, values: list[str]) -> Iterator[str]:
        """A label and what belongs to it, each value on a line of its own."""
        room = self.cells - _INDENT - _LABEL - _GAP
        lines = [line for v in values for line in wrapped(one_line(v), room)]
        *above, head = self.heads(label, self.cells - _INDENT)
        if width(head) > _LABEL:
            above, head = [*above, head], ""
        yield from (" " * _INDENT + line for line in above)
        for i, line in enumerate(lines):
            start = (head if i == 0 else "") + " " * (_LABEL - (width(head) if i == 0 else 0))
            yield " " * _INDENT + start + " " * _GAP + self.lay(line)

    def heads(self, label: Label, room: int) -> list[str]:
        """A label in both languages, on two lines where one is too narrow."""
        if label.ar == label.en:
            return [label.en]
        arabic = self.lay(label.ar)
        together = f"{label.en} {arabic}"
        return [together] if width(together) <= room else [label.en, arabic]

    def gap(self, gap: Gap) -> list[str]:
        """Where and why something is missing, in both languages, on one line where that has room."""
        english = f"{gap.where.en}: {gap.why.en}" if gap.where else gap.why.en
        if gap.why.ar == gap.why.en:
            return [english]
        together = f"{english} · {gap.why.ar}"
        return [together] if width(together) <= self.cells - _INDENT - _LABEL - _GAP else [english, gap.why.ar]

    def title(self, label: Label, rest: str = "") -> Iterator[str]:
        """A section's head with its rule."""
        *above, head = self.heads(label, self.cells - (2 + width(rest) if rest else 0))
        head += f"  {rest}" if rest else ""
        yield ""
        yield from above
        yield head
        yield "─" * max(map(width, (*above, head)))

    def source(self, mark: str, parts: list[str]) -> Iterator[str]:
        """The first line; each part by itself, since beside Arabic words a date would be turned around."""
        line = mark
        for i, part in enumerate(parts):
            between = " " if i == 0 else " · "
            if width(line) + width(between) + width(part) <= self.cells:
                line += between + self.lay(part)
                continue
            yield line
            *full, last = wrapped(part, self.cells)
            yield from map(self.lay, full)
            line = self.lay(last)
        yield line

    def table(self, heads: list[Label], rows: list[list[str]], shares: list[int]) -> Iterator[str]:
        """Columns with shares of the room; cells wrap in their column."""
        room = self.cells - _INDENT - 3 * (len(heads) - 1)
        sizes = [max(6, room * share // sum(shares)) for share in shares]
        for i, row in enumerate([[f"{h.en} {h.ar}" for h in heads], *rows]):
            wraps = [list(wrapped(one_line(c), size)) for c, size in zip(row, sizes, strict=True)]
            for n in range(max(map(len, wraps))):
                parts = [self._padded(w[n] if n < len(w) else "", size) for w, size in zip(wraps, sizes, strict=True)]
                yield " " * _INDENT + " │ ".join(parts)
            if i == 0:
                yield " " * _INDENT + "─┼─".join("─" * size for size in sizes)

    def _padded(self, words: str, size: int) -> str:
        shown = self.lay(words)
        return shown + " " * (size - width(shown))


def _sheet(lines: _Lines, minutes: Minutes, laid: Outline) -> Iterator[str]:
    report, grade = minutes.report, minutes.grade
    mark = f"[{grade.reliability.value}{grade.credibility.value}]"
    known = (report.outlet, report.published.isoformat() if report.published else None, report.id)
    yield from lines.source(mark, [one_line(s) for s in known if s])
    yield from lines.words(title_of(minutes), 0)
    if report.url:
        yield lines.lay(short(one_line(report.url), lines.cells))
    yield from lines.fact(laid.verdict.label, [_shown(laid.verdict)])
    for i, meeting in enumerate(laid.meetings):
        yield from _meeting(lines, meeting, i)
    if laid.measures:
        yield from lines.title(FIELDS["measures"], str(len(laid.measures)))
        for i, measure in enumerate(laid.measures):
            yield from _measure(lines, measure, i)
    if laid.axes:
        yield from lines.title(FIELDS["axes"], str(len(laid.axes)))
        rows = [[_shown(axis["axis"]), _shown(axis["target"])] for axis in laid.axes]
        yield from lines.table([FIELDS["axis"], FIELDS["target"]], rows, [2, 3])
    yield from lines.title(FIELDS["grade"], f"{grade.reliability.value}{grade.credibility.value}")
    yield from lines.fact(FIELDS["reliability"], [_bilingual(value(grade.reliability))])
    yield from lines.fact(FIELDS["credibility"], [_bilingual(value(grade.credibility))])
    for cell in laid.reasons:
        if cell.name:
            yield from lines.words(cell.name.en, _INDENT, "- ")
            yield from lines.words(cell.name.ar, _INDENT + 2)
    if laid.noise:
        size = sum(len(c.words or "") for c in laid.noise)
        yield from lines.title(FIELDS["noise"], f"{len(laid.noise)} ({size} characters)")
        for cell in laid.noise[:_NOISE]:
            yield from lines.words(_first(one_line(cell.words or ""), lines.cells - _INDENT - 2), _INDENT, "- ")
        if len(laid.noise) > _NOISE:
            yield from lines.words(f"… {len(laid.noise) - _NOISE}", _INDENT)
    if laid.missing:
        yield from lines.title(FIELDS["missing"])
        for gap in gaps(laid.missing):
            yield from lines.fact(gap.label, lines.gap(gap))


def _meeting(lines: _Lines, meeting: MeetingOutline, number: int) -> Iterator[str]:
    facts = meeting.facts
    yield from lines.title(label_of(f"meetings[{number}]"), lines.doubt(facts))
    yield from lines.words(facts["quote"].words or "", _INDENT)
    yield from _facts(lines, facts)
    if meeting.nobody:
        yield from lines.fact(FIELDS["participants"], [_shown(meeting.nobody)])
        return
    yield ""
    if lines.cells >= _TABLE_FROM:
        heads = [FIELDS[f] for f in ("name", "role", "country", "principal")]
        rows = [
            [*(_short(p[f]) for f in ("name", "role", "country")), _part(p, lines.doubt(p))]
            for p in meeting.participants
        ]
        yield from lines.table(heads, rows, [26, 30, 18, 16])
        return
    for person in meeting.participants:
        yield from lines.words(_short(person["name"]), _INDENT, "- ")
        yield from lines.words(_short(person["role"]), _INDENT + 2)
        side = f"{_short(person['country'])} ({_part(person, lines.doubt(person))})"
        yield from lines.words(side, _INDENT + 2)


def _measure(lines: _Lines, measure: Entry, number: int) -> Iterator[str]:
    if number:
        yield ""
    yield from lines.words(measure["quote"].words or "", _INDENT, f"{number + 1}. ")
    yield from _facts(lines, measure, given_only=True)
    if doubt := lines.doubt(measure):
        yield from lines.fact(FIELDS["review"], [doubt])


def _facts(lines: _Lines, entry: Entry, *, given_only: bool = False) -> Iterator[str]:
    rows: dict[Label, list[str]] = {}
    for cell in entry.cells:
        if not cell.path.endswith(".quote") and not (given_only and cell.empty):
            rows.setdefault(cell.label, []).append(_shown(cell))
    for label, values in rows.items():
        yield from lines.fact(label, values)


def _shown(cell: Cell) -> str:
    if cell.words is not None:
        return cell.words
    if cell.name is not None:
        return _bilingual(cell.name)
    return f"— {cell.why.en}" if cell.why else "—"


def _short(cell: Cell) -> str:
    """For a table: a side by its code, a value in English, an empty cell as a dash."""
    if cell.empty:
        return "—"
    return cell.code or (cell.words if cell.words is not None else cell.name.en if cell.name else "")


def _part(person: Entry, doubt: str) -> str:
    return ", ".join(filter(None, (_short(person["principal"]), doubt)))


def _first(words: str, cells: int) -> str:
    """As many words as one line holds."""
    head, *rest = wrapped(words, cells - 2)
    return f"{head} …" if rest else head


def _bilingual(label: Label) -> str:
    return label.en if label.ar == label.en else f"{label.en} · {label.ar}"
