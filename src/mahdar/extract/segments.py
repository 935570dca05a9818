"""Sentences, list items and table cells of a report's body, with what leads a list in and what names a row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mahdar.extract.axes import axes
from mahdar.extract.item_labels import label
from mahdar.extract.layer import Layer
from mahdar.extract.page import joined
from mahdar.model.report import Block, BlockKind, Report
from mahdar.model.statement import Property

Span = tuple[int, int]
#: How far from the beginning of a header's cell, in code points, its telling word may stand.
_NEAR_HEAD = 3
_LIST_MARK = re.compile(r"\s*(?:[-–—•*▪●]|\(?[0-9٠-٩]{1,2}\s*[-–—.)])\s*")


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, list item or table cell, in tokens.

    Attributes:
        first: Index of its first token, list marks outside.
        last: One past its last token.
        block: The block it stands in.
        listed: Whether it is a point of a list or a cell of a table.
        lead: The last sentences before the list, nearest first, as token indices; empty for plain sentences.
        cell: Whether it is a cell of a table.
        axis: Span of the words that name the plan's axis or the table's row, in code points.
        due: Span of the cell that tells the row's deadline.
        charged: Span of the cell that tells who is to carry the row out.
    """

    first: int
    last: int
    block: Block
    listed: bool = False
    lead: tuple[Span, ...] = ()
    cell: bool = False
    axis: Span | None = None
    due: Span | None = None
    charged: Span | None = None


class _Leads:
    """The sentences that lead a list in, as the page is read from top to bottom.

    A list stands under the sentence before it and the one before that; but what led in one list leads in no
    other, and what stands under a heading of its own is led in by that heading alone. Headings that follow an
    open lead-in at once ('اتفقا على ما يلي:') divide its list and leave it its say.
    """

    def __init__(self) -> None:
        self.now: tuple[Span, ...] = ()
        self._open: tuple[Span, ...] = ()  # of an open lead-in whose list headings divide
        self._spent = False

    def sentence(self, span: Span, *, opens: bool) -> None:
        """A plain sentence; `opens` where it ends in a colon."""
        self.now = (span,) if self._spent else (span, *self.now[:1])
        self._open = self.now if opens else ()
        self._spent = False

    def heading(self, span: Span) -> None:
        """A heading."""
        divides = bool(self._open) and (not self._spent or self._open != self.now)
        self.now = (span, *self._open) if divides else (span,)
        self._open = self._open if divides else ()
        self._spent = False

    def listed(self) -> None:
        """An item or a cell."""
        self._spent = True


def segments(report: Report, layer: Layer) -> Iterator[Segment]:
    """Segments of the body in order; the title and noise are left out.

    Numbered points inside one paragraph ('... في المجالات التالية: 1- ... . 2- ...') count as a list.
    """
    noise = joined(layer.noise())
    leads = _Leads()
    plan = _plan(report, layer)
    names = {start for start, _ in plan.values()}
    columns = _columns(layer)
    rows: dict[tuple[int | None, int | None], Span] = {}
    for block in layer.blocks():
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            plain = False
            for start, end in layer.sentences(report, block):
                first, last, marked = _unmarked(report, layer, start, end)
                if first >= last or inside(noise, start, end):
                    continue
                numbered = marked and plain
                if block.kind is BlockKind.PARAGRAPH:
                    yield Segment(first, last, block, listed=numbered, lead=leads.now if numbered else ())
                    if not numbered:
                        leads.sentence((first, last), opens=report.text[start:end].rstrip().endswith(":"))
                else:
                    leads.heading((first, last))
                plain = plain or not numbered
        elif block.kind is BlockKind.ITEM:
            first, last, _ = _unmarked(report, layer, block.start, block.end)
            if first < last:
                leads.listed()
                at = layer.tokens[first].start
                axis = plan.get(at)
                named = label(report, layer, at, block.end)
                if named is not None:
                    first = layer.token_at(named[2])
                    axis = axis or plan.get(named[2]) or named[:2]
                yield Segment(first, last, block, listed=True, lead=leads.now, axis=axis)
        elif block.kind is BlockKind.CELL and block.row:
            first, last, _ = _unmarked(report, layer, block.start, block.end)
            if first >= last or block.start in names or not layer.tokens[first].is_word:
                continue
            leads.listed()
            here = (block.table, block.row)
            told = columns.get(here, _Told())
            span = (block.start, block.end)
            axis = plan.get(block.start) or rows.get(here)
            if span != told.due:
                rows.setdefault(here, (block.start, layer.tokens[last - 1].end))
            if span in (told.due, told.charged):
                continue
            if axis is not None or told != _Told():
                yield Segment(first, last, block, True, leads.now, True, axis, told.due, told.charged)


@dataclass(frozen=True, slots=True)
class _Told:
    """Cells of a row that tell by when and by whom."""

    due: Span | None = None
    charged: Span | None = None


def _columns(layer: Layer) -> dict[tuple[int | None, int | None], _Told]:
    """For each row of a table whose header names such columns, the cells that tell by when and by whom."""
    out: dict[tuple[int | None, int | None], _Told] = {}
    heads: dict[tuple[int | None, int | None], str] = {}
    for cell in layer.blocks(BlockKind.CELL):
        if cell.row == 0:
            for hit in layer.within(cell.start, cell.end, "plan_columns"):
                if hit.start - cell.start < _NEAR_HEAD:
                    heads[cell.table, cell.column] = next(iter(hit.entry.tags))
            continue
        role = heads.get((cell.table, cell.column))
        if role is None:
            continue
        here = (cell.table, cell.row)
        told, span = out.get(here, _Told()), (cell.start, cell.end)
        out[here] = replace(told, due=span) if role == "deadline" else replace(told, charged=span)
    return out


def _plan(report: Report, layer: Layer) -> dict[int, tuple[int, int]]:
    """Where each target of a plan begins, and the span of its axis, as the step `axes` pairs them.

    In other tables the first cell with words names its row.
    """
    spans: dict[str, tuple[int, int]] = {}
    out: dict[int, tuple[int, int]] = {}
    for said in axes(report, layer):
        if said.evidence is None:
            continue
        if said.property is Property.AXIS:
            spans[said.subject] = (said.evidence.start, said.evidence.end)
        elif said.subject in spans:
            out[said.evidence.start] = spans[said.subject]
    return out


def _unmarked(report: Report, layer: Layer, start: int, end: int) -> tuple[int, int, bool]:
    """Tokens of a span without the list mark at its head, and whether there was one."""
    mark = _LIST_MARK.match(report.text, start, end)
    inside = layer.token_range(mark.end() if mark else start, end)
    return inside.start, inside.stop, bool(mark)


def inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch lies wholly in one of some spans that are in order and do not touch."""
    i = bisect_left(spans, (start + 1, 0)) - 1
    return i >= 0 and end <= spans[i][1]
