"""Headlines of other stories between the paragraphs.

A subheading and a headline that leads to another story look alike: short lines without a full stop. One sign
tells them apart without knowing any site: subheadings stand alone, links to other stories stand in rows. A single
such line stays in the report, for where in doubt the line stays. `docs/noise.md` has the figures of this rule
and of those that were tried beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mahdar.extract.noise_form import Found
from mahdar.extract.noise_place import Candidate
from mahdar.model.report import Report

#: A line with more words and no headline is a paragraph of the report; one with fewer than FULL tells no story.
_BODY_WORDS = 8
FULL = 5


def headlines_between(report: Report, lines: Sequence[Candidate]) -> Iterator[Found]:
    """Rows of two or more headlines with paragraphs of the report on both sides."""
    bodies = [i for i, line in enumerate(lines) if not line.headline and line.words > _BODY_WORDS]
    if not bodies:
        return
    for i in range(bodies[0] + 1, bodies[-1]):
        line = lines[i]
        words = len(report.text[line.block.start : line.block.end].split())
        if line.headline and words >= FULL and (lines[i - 1].headline or lines[i + 1].headline):
            yield Found(line.block.start, line.block.end, "noise/headlines-in-a-row")
