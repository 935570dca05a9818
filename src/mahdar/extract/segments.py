"""Sentences, list items and table cells of a report's body, with what leads a list in and what names a row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.axes import axes
from mahdar.extract.layer import Layer
from mahdar.extract.page import joined
from mahdar.model.report import Block, BlockKind, Report
from mahdar.model.statement import Property

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
    """

    first: int
    last: int
    block: Block
    listed: bool = False
    lead: tuple[tuple[int, int], ...] = ()
    cell: bool = False
    axis: tuple[int, int] | None = None


def segments(report: Report, layer: Layer) -> Iterator[Segment]:
    """Segments of the body in order; the title and noise are left out.

    Numbered points inside one paragraph ('... في المجالات التالية: 1- ... . 2- ...') count as a list.
    """
    noise = joined(layer.noise())
    lead: tuple[tuple[int, int], ...] = ()
    plan = _plan(report, layer)
    names = {start for start, _ in plan.values()}
    rows: dict[tuple[int | None, int | None], tuple[int, int]] = {}
    for block in layer.blocks():
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            plain = False
            for start, end in layer.sentences(report, block):
                first, last, marked = _unmarked(report, layer, start, end)
                if first >= last or inside(noise, start, end):
                    continue
                numbered = marked and plain
                if block.kind is BlockKind.PARAGRAPH:
                    yield Segment(first, last, block, listed=numbered, lead=lead if numbered else ())
                if not numbered:
                    plain = True
                    lead = ((first, last), *lead[:1])
        elif block.kind is BlockKind.ITEM:
            first, last, _ = _unmarked(report, layer, block.start, block.end)
            if first < last:
                yield Segment(first, last, block, listed=True, lead=lead, axis=plan.get(layer.tokens[first].start))
        elif block.kind is BlockKind.CELL and block.row:
            first, last, _ = _unmarked(report, layer, block.start, block.end)
            if first >= last or block.start in names or not layer.tokens[first].is_word:
                continue
            here = (block.table, block.row)
            axis = plan.get(block.start) or rows.get(here)
            rows.setdefault(here, (block.start, layer.tokens[last - 1].end))
            if axis is not None:
                yield Segment(first, last, block, listed=True, lead=lead, cell=True, axis=axis)


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
