"""Step `axes`: the rows of a plan (محور) and what each aims at (مستهدف), from tables and numbered axes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mahdar.extract.item_labels import label
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Hit
from mahdar.model.evidence import cite
from mahdar.model.report import Block, BlockKind, Report
from mahdar.model.statement import Property, Statement

_FINAL = ".۔؛،; \t\u00a0\u200f\u200e"
#: An axis is a name, not a sentence.
_AXIS_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Pair:
    axis: tuple[int, int]
    target: tuple[int, int]
    rule: str
    entries: tuple[str, ...]


def axes(report: Report, layer: Layer) -> Iterator[Statement]:
    """Two statements for each axis, its name and its target, word for word without the final stop."""
    told = (*_from_tables(report, layer), *_from_marks(report, layer), *_from_labels(report, layer))
    pairs = sorted(told, key=lambda p: p.axis)
    for n, pair in enumerate(pairs):
        for prop, span in ((Property.AXIS, pair.axis), (Property.TARGET, pair.target)):
            evidence = cite(report, *span, pair.rule, pair.entries)
            yield Statement(f"axis/{n}", prop, evidence.quote, pair.rule, evidence)


def _from_tables(report: Report, layer: Layer) -> Iterator[_Pair]:
    hits = layer.longest("axes")
    for _, cells in groupby(layer.blocks(BlockKind.CELL), key=lambda b: b.table):
        rows = [list(row) for _, row in groupby(cells, key=lambda b: b.row)]
        columns = _columns(layer, rows, hits)
        if not columns:
            continue
        axis_column, target_column, entries = columns
        for row in rows:
            by_column = {c.column: _span(report, c) for c in row}
            axis, target = by_column.get(axis_column), by_column.get(target_column)
            if row[0].row and axis and target:
                yield _Pair(axis, target, "axis/table-row", entries)


def _columns(
    layer: Layer, rows: Sequence[Sequence[Block]], hits: Sequence[Hit]
) -> tuple[int, int, tuple[str, ...]] | None:
    """Columns of axes and of targets, or `None` where the table is no plan."""
    if len(rows) < 2 or len(rows[0]) < 2 or rows[0][0].row != 0:
        return None
    said: dict[str, list[tuple[int, str]]] = {"axis": [], "target": [], "other": []}
    for cell in rows[0]:
        for hit in hits[bisect_left(hits, cell.start, key=_start) : bisect_left(hits, cell.end, key=_start)]:
            for tag in hit.entry.tags & said.keys():
                said[tag].append((cell.column or 0, hit.entry.id))
    axis = next(iter(said["axis"]), None)
    target = next((t for t in said["target"] if not axis or t[0] != axis[0]), None)
    if axis and target:
        return axis[0], target[0], (axis[1], target[1])
    if said["other"]:
        return None
    if axis:
        return (axis[0], axis[0] + 1, (axis[1],)) if _is_plan(layer, rows, axis[0], axis[0] + 1) else None
    if target and target[0] > 0:
        return target[0] - 1, target[0], (target[1],)
    return (0, 1, ()) if _is_plan(layer, rows, 0, 1) else None


def _start(hit: Hit) -> int:
    return hit.start


def _is_plan(layer: Layer, rows: Sequence[Sequence[Block]], axis: int, target: int) -> bool:
    """Whether short names stand in one column and phrases of three words and more in the other."""
    names = [_words(layer, c) for row in rows[1:] for c in row if c.column == axis]
    aims = [_words(layer, c) for row in rows[1:] for c in row if c.column == target]
    return bool(names and aims) and 0 < max(names) <= _AXIS_WORDS and min(aims) >= 3 and sum(aims) >= 5 * len(aims)


def _from_marks(report: Report, layer: Layer) -> Iterator[_Pair]:
    """'المحور الأول: مكافحة الفساد - إنشاء هيئة', or the axis in a heading and its targets in the items below."""
    marks = {h.end: h for h in layer.longest("list_marks") if "axis" in h.entry.tags}
    if not marks:
        return
    current: tuple[tuple[int, int], tuple[str, ...]] | None = None
    for block in layer.blocks():
        if block.kind in (BlockKind.ROW, BlockKind.CELL, BlockKind.NOISE):
            continue
        mark = next((marks[e] for e in range(block.start, max(block.start - 8, -1), -1) if e in marks), None)
        if mark and "\n" not in report.text[mark.end : block.start]:
            entries = (mark.entry.id,)
            cut = _cut(report.text, block.start, block.end)
            if cut and _count(layer, block.start, cut[0]) <= _AXIS_WORDS:
                yield _Pair((block.start, cut[0]), (cut[1], _span(report, block)[1]), "axis/numbered", entries)
                current = None
            elif _words(layer, block) <= _AXIS_WORDS:
                current = _span(report, block), entries
            else:
                yield _Pair((mark.start, mark.end), _span(report, block), "axis/numbered", entries)
                current = None
        elif current and block.kind is BlockKind.ITEM:
            yield _Pair(current[0], _span(report, block), "axis/item-below", current[1])
        elif current and block.kind is BlockKind.PARAGRAPH:
            first = layer.sentences(report, block)[0]
            yield _Pair(current[0], (first[0], _trim(report.text, *first)), "axis/sentence-below", current[1])
            current = None
        else:
            current = None


def _from_labels(report: Report, layer: Layer) -> Iterator[_Pair]:
    """'التدريب - تدريب مئة عامل': items with a label and an action, under words that speak of axes."""
    entry: str | None = None
    for block in layer.blocks():
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            hits = layer.longest_within(block.start, block.end, "axes")
            entry = next((h.entry.id for h in reversed(hits) if "axis" in h.entry.tags), None)
        elif block.kind is BlockKind.ITEM and entry is not None:
            named = label(report, layer, block.start, block.end)
            marked = any(h.end <= block.start and block.start - h.end < 8 for h in _axis_marks(layer, block))
            if named is not None and not marked:
                yield _Pair(named[:2], (named[2], _span(report, block)[1]), "axis/labelled-item", (entry,))
        elif block.kind not in (BlockKind.ITEM, BlockKind.NOISE):
            entry = None


def _axis_marks(layer: Layer, block: Block) -> Iterator[Hit]:
    """Marks of an axis right before an item, which `_from_marks` reads."""
    before = layer.longest_within(max(block.start - 40, 0), block.start, "list_marks")
    return (h for h in before if "axis" in h.entry.tags)


def _cut(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the axis ends and where its target begins, at the first colon or spaced dash."""
    for sign in (":", " - ", " – ", " — "):
        at = text.find(sign, start, min(end, start + 120))
        if at > start:
            after = at + len(sign)
            while after < end and text[after].isspace():
                after += 1
            if after < end:
                return _trim(text, start, at), after
    return None


def _span(report: Report, block: Block) -> tuple[int, int]:
    return block.start, _trim(report.text, block.start, block.end)


def _trim(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1] in _FINAL:
        end -= 1
    return end


def _words(layer: Layer, block: Block) -> int:
    return _count(layer, block.start, block.end)


def _count(layer: Layer, start: int, end: int) -> int:
    return sum(layer.tokens[i].is_word for i in layer.token_range(start, end))
