"""The minutes as a Markdown document (CommonMark with tables), each value with its words and their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mahdar.exchange.address import leads_out, readable, short
from mahdar.exchange.gaps import gaps
from mahdar.exchange.labels import FIELDS, Label, value
from mahdar.exchange.outline import Cell, Entry, MeetingOutline, label_of, outline, title_of
from mahdar.exchange.visible import one_line
from mahdar.model.minutes import Minutes
from mahdar.settings import REVIEW_BELOW

#: Signs of an address that are shown; the link has all.
_ADDRESS = 80
#: Signs that Markdown or the HTML in it could take for its own, wherever they stand in a line.
_OWN = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
#: A number with a stop begins a list, a dash or plus too, where a line begins with it.
_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def markdown(minutes: Minutes, review_below: float = REVIEW_BELOW) -> str:
    """One report's minutes as a document; several documents may stand one after the other.

    Places are code points in the report's text: `[12:40]`.

    Args:
        minutes: The minutes.
        review_below: Entries with a confidence under this are marked for review, 0 to 1.
    """
    return "\n".join(_document(minutes, review_below)) + "\n"


def _document(minutes: Minutes, review_below: float) -> Iterator[str]:
    laid = outline(minutes)
    grade = minutes.grade
    yield f"# {_plain(title_of(minutes))}"
    yield ""
    yield f"- {_label(FIELDS['grade'])}: **{grade.reliability.value}{grade.credibility.value}**"
    for cell in laid.source.cells:
        if not cell.empty and cell.label != FIELDS["title"]:
            words = cell.words or ""
            yield f"- {_label(cell.label)}: {_address(words) if cell.label == FIELDS['url'] else _plain(words)}"
    yield f"- {_label(FIELDS['id'])}: {_plain(minutes.report.id)}"
    yield f"- {_label(laid.verdict.label)}: {_shown(laid.verdict)}"
    for i, meeting in enumerate(laid.meetings):
        yield from _meeting(meeting, i, review_below)
    if laid.measures:
        yield from _heading(FIELDS["measures"])
        for i, measure in enumerate(laid.measures, 1):
            yield from _measure(measure, i, review_below)
    if laid.axes:
        yield from _heading(FIELDS["axes"])
        yield from _table((FIELDS["axis"], FIELDS["target"]), ([_shown(c) for c in axis.cells] for axis in laid.axes))
    yield from _heading(FIELDS["grade"])
    for name, member in (("reliability", grade.reliability), ("credibility", grade.credibility)):
        yield f"- {_label(FIELDS[name])}: **{member.value}** {_label(value(member))}"
    yield from (f"- {_shown(c)}" for c in laid.reasons)
    if laid.noise:
        yield from _heading(FIELDS["noise"])
        yield from (f"- {_shown(c)}" for c in laid.noise)
    if laid.missing:
        yield from _heading(FIELDS["missing"])
        for gap in gaps(laid.missing):
            yield f"- {_label(gap.label)} — {_label(gap.why)}" + (f" ({_label(gap.where)})" if gap.where else "")
    yield ""
    run = minutes.run
    yield f"{_label(FIELDS['run'])}: mahdar {_plain(run.mahdar)}, {_plain(run.engine)}, {minutes.report.digest}"


def _meeting(meeting: MeetingOutline, number: int, review_below: float) -> Iterator[str]:
    facts = meeting.facts
    yield from _heading(label_of(f"meetings[{number}]"), _doubt(facts, review_below))
    yield f"> {_shown(facts['quote'])}"
    yield ""
    yield from _facts(facts, "")
    if meeting.nobody:
        yield f"- {_label(FIELDS['participants'])}: {_shown(meeting.nobody)}"
        return
    yield ""
    fields = ("name", "role", "body", "country", "principal")
    heads = tuple(FIELDS[f] for f in fields)
    rows = []
    for person in meeting.participants:
        *cells, part = (_brief(person[f]) for f in fields)
        rows.append([*cells, part + _doubt(person, review_below)])
    yield from _table(heads, rows)


def _measure(measure: Entry, number: int, review_below: float) -> Iterator[str]:
    yield f"{number}. {_shown(measure['quote'])}{_doubt(measure, review_below)}"
    yield from _facts(measure, "    ", given_only=True)


def _facts(entry: Entry, indent: str, *, given_only: bool = False) -> Iterator[str]:
    for cell in entry.cells:
        if not cell.path.endswith(".quote") and not (given_only and cell.empty):
            yield f"{indent}- {_label(cell.label)}: {_shown(cell)}"


def _heading(label: Label, after: str = "") -> Iterator[str]:
    yield ""
    yield f"## {_label(label)}{after}"
    yield ""


def _table(heads: tuple[Label, ...], rows: Iterable[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(map(_label, heads)) + " |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _shown(cell: Cell) -> str:
    if cell.empty:
        return f"— {_label(cell.why)}" if cell.why else "—"
    shown = _plain(cell.words) if cell.words is not None else _label(cell.name) if cell.name else ""
    if cell.evidence is None:
        return shown
    place = f"[{cell.evidence.start}:{cell.evidence.end}]"
    # The words themselves where what is shown is not they, but what was read from them.
    quote = f" «{_plain(cell.evidence.quote)}»" if cell.words != cell.evidence.quote else ""
    return f"{shown}{quote} \\{place[:-1]}\\]"


def _doubt(entry: Entry, review_below: float) -> str:
    """A mark behind an entry that is not sure enough."""
    if entry.confidence is None or entry.confidence >= review_below:
        return ""
    return f" **({FIELDS['review'].ar}, check: {entry.confidence:.2f})**"


def _address(url: str) -> str:
    """A link that shows the address shortened; what is no address of the web is no link."""
    if not leads_out(url):
        return _plain(short(one_line(url), _ADDRESS))
    return f"[{_plain(short(url, _ADDRESS))}](<{readable(url).replace('&', '&amp;')}>)"


def _brief(cell: Cell) -> str:
    return "—" if cell.empty else _shown(cell)


def _label(label: Label) -> str:
    return _plain(str(label))


def _plain(words: str) -> str:
    """Words with nothing in them that Markdown would take for its own."""
    escaped = _OWN.sub(r"\\\1", one_line(words))
    return _START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)
