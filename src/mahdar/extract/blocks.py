"""Step `blocks`: the page's pieces, read from the text alone.

What is noise is not known yet; `page.final_blocks` lays the noise over the pieces once a later step has
found it, and `Layer.blocks` shows that result to all steps after.
"""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.extract.layer import Layer
from mahdar.model.report import Block, BlockKind, Report
from mahdar.model.statement import Property, Statement
from mahdar.text.blocks import blocks as cut


def blocks(report: Report, layer: Layer) -> Iterator[Statement]:
    """One statement for each piece of the page, in order, a row before its cells."""
    marks = {hit.start: hit.end for hit in layer.longest("list_marks")}
    for piece in cut(report.text, report.title, marks):
        kind = BlockKind(piece.shape.value)
        block = Block(kind, piece.start, piece.end, piece.table, piece.row, piece.column)
        yield Statement("report", Property.BLOCK, block, f"block/{kind.value}")
