"""The page as it stands once the noise is known: pure functions over blocks and spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mahdar.model.report import Block, BlockKind


def final_blocks(blocks: Iterable[Block], noise: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """Blocks with the noise taken into account.

    A block that is noise from end to end becomes one of kind `noise`; one that begins or ends with noise
    (a share bar glued before the first sentence) is cut down to the words of the report. Noise inside a
    block leaves it whole: `Layer.noise` tells the span.

    Args:
        blocks: As the step `blocks` said them.
        noise: Spans in code points, in any order.

    Yields:
        One block for each, in the same order.
    """
    spans = joined(noise)
    starts = [s for s, _ in spans]
    ends = [e for _, e in spans]
    for block in blocks:
        start, end = block.start, block.end
        i = bisect_right(starts, start) - 1
        if i >= 0 and ends[i] > start:
            start = ends[i]
        j = bisect_left(ends, end)
        if j < len(spans) and starts[j] < end:
            end = starts[j]
        if start >= end:
            yield replace(block, kind=BlockKind.NOISE)
        elif (start, end) != (block.start, block.end):
            yield replace(block, start=start, end=end)
        else:
            yield block


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch or overlap made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        elif start < end:
            out.append((start, end))
    return out


def inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some spans holds all of a span.

    Args:
        spans: In order, none inside another.
        start: First code point.
        end: One past the last.
    """
    at = bisect_right(spans, start, key=lambda s: s[0]) - 1
    return at >= 0 and end <= spans[at][1]
