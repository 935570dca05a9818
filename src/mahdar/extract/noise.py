"""Step `noise`: what stands on the page and is no part of the report.

Three views, in this order, each over what the one before left: what a line says of itself (`noise_form`),
where it stands (`noise_place`), and what it speaks of against what the report speaks of (`relevance`). None
knows a site. Where in doubt the line stays: a lost paragraph loses measures, a kept headline loses little.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from mahdar.extract.headline import headlines_between
from mahdar.extract.layer import Layer
from mahdar.extract.noise_form import Found, Line, by_form
from mahdar.extract.noise_place import candidates, caption, trailing_headlines
from mahdar.extract.page import joined
from mahdar.model.evidence import cite
from mahdar.model.report import Block, BlockKind, Report
from mahdar.model.statement import Property, Statement

#: Words of a line that is nothing but 'read also', and of the longest headline under it.
_BARE_HEAD = 4
_LISTED = 25


def noise(report: Report, layer: Layer) -> Iterator[Statement]:
    """One statement for each span that is no part of the report, in order, none overlapping."""
    found = list(by_form_found(report, layer))
    lines = candidates(report, layer, [(f.start, f.end) for f in found])
    found += caption(report, layer, lines)
    found += trailing_headlines(lines)
    found += headlines_between(report, lines)
    found.sort(key=lambda f: (f.start, -f.end))
    at = 0
    for start, end in joined((f.start, f.end) for f in found):
        rule = found[at].rule
        entries: dict[str, None] = {}
        while at < len(found) and found[at].start < end:
            entries |= dict.fromkeys(found[at].entries)
            at += 1
        evidence = cite(report, start, end, rule, tuple(entries))
        yield Statement("report", Property.NOISE, evidence.quote, rule, evidence)


def by_form_found(report: Report, layer: Layer) -> Iterator[Found]:
    """Noise that lines tell of themselves, over the whole page."""
    blocks = [b for b in layer.blocks() if b.kind is not BlockKind.CELL]
    hits = layer.found("noise", "agencies")
    starts = [h.start for h in hits]
    last = _last_line(layer, blocks)
    listing = False  # a bare 'اقرأ أيضا:' stands above
    for i, block in enumerate(blocks):
        begun = hits[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        inside = [h for h in begun if h.end <= block.end]  # a mark that runs into the next line is none of this one
        words = sum(
            layer.tokens[t].is_word or layer.tokens[t].is_number for t in layer.token_range(block.start, block.end)
        )
        title = block.kind is BlockKind.TITLE
        line = Line(block.start, block.end, words, first=i <= 1, last=i >= last, title=title)
        found = list(by_form(report, layer, line, inside))
        yield from found
        if any(f.rule == "noise/related" for f in found):
            listing = words <= _BARE_HEAD
        elif found and not words:
            continue  # a ruling ends no list
        elif listing and not found and _leads_away(report, block, words):
            yield Found(block.start, block.end, "noise/related-list")
        else:
            listing = False


def _leads_away(report: Report, block: Block, words: int) -> bool:
    """Whether a line under a bare 'read also' can be one of its headlines."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM)
    return block.kind in kinds and words <= _LISTED and not report.text[block.start : block.end].endswith(".")


def _last_line(layer: Layer, blocks: list[Block]) -> int:
    """Index of the last block long enough to be the report's own."""
    for i in range(len(blocks) - 1, -1, -1):
        if len(layer.token_range(blocks[i].start, blocks[i].end)) > 12:
            return i
    return len(blocks)
