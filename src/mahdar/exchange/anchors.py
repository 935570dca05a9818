"""A report's text cut into segments, so that overlapping pieces of evidence can all be shown in it.

Evidence overlaps in every way: a name stands inside the clause that reports the meeting, two clauses share
some words, two fields rest on the same words. HTML elements cannot overlap, so the text is cut wherever a span
begins or ends, and each segment knows every span that covers it; the shortest of them, its inner one, is what
a reader means when pointing at it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text covered by the same spans throughout.

    Attributes:
        start: First code point.
        end: One past the last.
        spans: Numbers of the spans that cover it, outermost first; empty where none does.
    """

    start: int
    end: int
    spans: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Anchors:
    """The distinct spans of a report's evidence, numbered in order of position.

    Attributes:
        numbers: Span to number.
        covered: Segments that at least one span covers, in order.
    """

    numbers: dict[Span, int]
    covered: tuple[Segment, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Anchors:
        """Anchors for some spans, which may repeat."""
        ordered = sorted(set(spans), key=lambda s: (s[0], -s[1]))
        return cls({span: i for i, span in enumerate(ordered)}, tuple(_covered(ordered)))

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """All of `start:end`, cut where spans begin or end."""
        at = start
        first = bisect_right(self.covered, start, key=lambda s: s.end)
        for i in range(first, len(self.covered)):
            segment = self.covered[i]
            if at >= end or segment.start >= end:
                break
            if segment.start > at:
                yield Segment(at, segment.start, ())
            yield Segment(max(at, segment.start), min(end, segment.end), segment.spans)
            at = segment.end
        if at < end:
            yield Segment(at, end, ())


def _covered(ordered: list[Span]) -> Iterator[Segment]:
    cuts = sorted({edge for span in ordered for edge in span})
    active: list[int] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        active = [n for n in active if ordered[n][1] > start]
        while upcoming < len(ordered) and ordered[upcoming][0] == start:
            active.append(upcoming)
            upcoming += 1
        if active:
            longest_first = sorted(active, key=lambda n: (ordered[n][0] - ordered[n][1], n))
            yield Segment(start, end, tuple(longest_first))
