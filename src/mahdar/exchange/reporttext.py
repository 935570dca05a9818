"""The report's own text as HTML: headings, lists and tables as such, evidence anchored, noise greyed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from mahdar.exchange.anchors import Anchors, Segment
from mahdar.exchange.markup import Html, join, tag, text
from mahdar.model.report import Block, BlockKind


@dataclass(slots=True)
class Shown:
    """A report's text on its way into a page.

    Attributes:
        words: The text.
        anchors: Its evidence.
        prefix: Begins every id, so that several reports share a page.
        noise: Numbers of the spans that are noise.
        cells: Number of a span to the id of the first cell that rests on it.
        placed: Spans whose anchor stands in the page already.
        stops: Spans that have their stop for the tab key already.
    """

    words: str
    anchors: Anchors
    prefix: str
    noise: frozenset[int]
    cells: dict[int, str]
    placed: set[int] = field(default_factory=set)
    stops: set[int] = field(default_factory=set)

    def html(self, blocks: Sequence[Block]) -> Html:
        """The whole text; what no block holds but says something is shown as a paragraph."""
        return join(self._flow(list(self._with_gaps(blocks))))

    def _with_gaps(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Blocks in order, none overlapping, rows left to their cells, gaps that say something filled."""
        full = {(b.table, b.row) for b in blocks if b.kind is BlockKind.CELL}
        at = 0
        for block in sorted(blocks, key=lambda b: (b.start, -b.end)):
            if block.kind is BlockKind.ROW and (block.table, block.row) in full:
                continue
            yield from self._gap(at, block.start)
            if block.end > at:
                start = max(at, block.start)
                yield Block(block.kind, start, block.end, block.table, block.row, block.column)
                at = block.end
        yield from self._gap(at, len(self.words))

    def _gap(self, start: int, end: int) -> Iterator[Block]:
        """What stands between blocks, where it is more than marks or somebody cites it."""
        if start >= end:
            return
        cited = any(s.spans and self.words[s.start : s.end].strip() for s in self.anchors.segments(start, end))
        if cited or any(c.isalnum() for c in self.words[start:end]):
            yield Block(BlockKind.PARAGRAPH, start, end)

    def _flow(self, blocks: list[Block]) -> Iterator[Html]:
        for key, group in groupby(blocks, key=lambda b: (_family(b.kind), b.table)):
            some = list(group)
            if key[0] is BlockKind.ITEM:
                yield tag("ul", *(tag("li", self._segments(b)) for b in some))
            elif key[0] is BlockKind.ROW:
                yield tag("div", tag("table", *self._rows(some)), class_="wide", tabindex="0", role="group",
                          aria_label=f"جدول {(key[1] or 0) + 1} · table")  # fmt: skip
            else:
                yield from (self._paragraph(b) for b in some)

    def _rows(self, cells: list[Block]) -> Iterator[Html]:
        for row, group in groupby(cells, key=lambda b: b.row):
            at = 0
            out = []
            name = "th" if row == 0 else "td"
            for block in group:
                column = block.column if block.column is not None else at
                out += [tag("td") for _ in range(at, column)]
                at = max(at, column) + 1
                out.append(tag(name, self._segments(block), scope="col" if row == 0 else None))
            yield tag("tr", *out)

    def _paragraph(self, block: Block) -> Html:
        inner = self._segments(block)
        if block.kind is BlockKind.TITLE:
            return tag("h4", inner)
        if block.kind is BlockKind.HEADING:
            return tag("h5", inner)
        kind = {BlockKind.NOISE: "noise", BlockKind.CAPTION: "caption"}.get(block.kind)
        return tag("p", inner, class_=kind)

    def _segments(self, block: Block) -> Html:
        return join(self._segment(s) for s in self.anchors.segments(block.start, block.end))

    def _segment(self, segment: Segment) -> Html:
        raw = self.words[segment.start : segment.end]
        words = text(raw)
        if not segment.spans:
            return words
        new = [n for n in segment.spans if n not in self.placed]
        self.placed.update(new)
        # Before the link, not in it: from here the tab key leads to the link itself.
        marks = join(tag("span", id=f"{self.prefix}w{n}", class_=f"i{n}") for n in new)
        inner = segment.spans[-1]
        noise = " noise" if self.noise.intersection(segment.spans) else ""
        classes = "w " + " ".join(f"w{n}" for n in segment.spans) + f" i{inner}" + noise
        if not raw.strip():
            return join((marks, tag("span", words, class_=classes)))
        # The first segment in which a span is the inner one is its stop for the tab key; the rest are not.
        stop = "-1" if inner in self.stops else None
        self.stops.add(inner)
        return join((marks, tag("a", words, href=f"#{self.cells[inner]}", class_=classes, tabindex=stop)))


def _family(kind: BlockKind) -> BlockKind:
    if kind in (BlockKind.ROW, BlockKind.CELL):
        return BlockKind.ROW
    return kind if kind is BlockKind.ITEM else BlockKind.PARAGRAPH
