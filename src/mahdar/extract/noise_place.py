"""Noise by place: headlines of other stories after the last paragraph, between paragraphs, and captions.

A headline looks like a line without a full stop; what gives it away is where it stands and that the report
speaks of other things. Nothing here knows an outlet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.layer import Layer
from mahdar.extract.noise_form import Found
from mahdar.extract.page import joined
from mahdar.extract.relevance import shared, stems
from mahdar.model.report import Block, BlockKind, Report
from mahdar.text.blocks import quoted
from mahdar.text.tokens import Token

_STOP = re.compile(r"[.۔][\"»”’')\]\s]*$")
_OPEN = re.compile(r"[:،؛,;][\"»”’')\]\s]*$")
_DATELINE = re.compile(r"[-–—ـ:/]")
#: Openings of prose, never of a headline: a clause goes on. Folded.
_GOES_ON = frozenset(
    [
        "وقد",
        "وكان",
        "وكانت",
        "ومن",
        "وفي",
        "وعن",
        "وعلي",
        "وهو",
        "وهي",
        "وهذا",
        "وهذه",
        "وذلك",
        "كما",
        "فيما",
        "بينما",
        "حيث",
        "لكن",
        "ولكن",
        "وانه",
        "وان",
    ]
)

_MIN_BODY = 30
_MAX_HEADLINE = 25
#: Shares of a line's stems that the report knows too (see `docs/noise.md` for how they were chosen).
_FOREIGN_ALONE = 0.3
_FOREIGN_TOGETHER = 0.6
_OWN_WORDS = 0.99


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that is no part of a table, as the rules of place see it.

    Attributes:
        block: The block.
        words: Number of its words.
        stems: What it is about.
        headline: Whether it looks like a headline: short, no full stop, no quotation set apart, and no clause
            that goes on.
        stopped: Whether it ends in a full stop.
    """

    block: Block
    words: int
    stems: tuple[str, ...]
    headline: bool
    stopped: bool


def candidates(report: Report, layer: Layer, known: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Blocks outside what is known to be noise, in order; words of noise inside a block are left out."""
    spans = joined(known)
    starts = [start for start, _ in spans]
    goes_on = {h.first for h in layer.found("saying_verbs", "meeting_verbs") if h.proclitics[:1] in ("و", "ف")}
    out: list[Candidate] = []
    for block in layer.blocks():
        if block.kind in (BlockKind.CELL, BlockKind.NOISE):
            continue
        indices = layer.token_range(block.start, block.end)
        inside = [t for t in map(layer.tokens.__getitem__, indices) if not _in(t.start, spans, starts)]
        if not inside:
            continue
        words = sum(t.is_word or t.is_number for t in inside)
        tail = report.text[max(block.start, inside[-1].end - 6) : inside[-1].end]
        stopped = bool(_STOP.search(tail))
        headline = (
            block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
            and 3 <= words <= _MAX_HEADLINE
            and not (stopped and not tail.rstrip().endswith(".."))
            and not _OPEN.search(tail)
            and indices.start not in goes_on
            and not _continues(report.text, inside[0])
            and not quoted(report.text, block.start)
        )
        out.append(Candidate(block, words, tuple(stems(inside)) if words < 1000 else (), headline, stopped))
    return out


def _continues(text: str, first: Token) -> bool:
    """Whether a line's first word carries an 'and' that goes on telling, as prose does and headlines do not.

    Nouns whose own first letter is و (وزير، وفد، واشنطن) open headlines well enough; an 'and' shows by the
    verb or article after it.
    """
    word = text[first.start : first.end]
    if first.norm in _GOES_ON or word.startswith(("وأ", "وت", "وي", "وسي", "وست")):
        return True
    return len(word) > 4 and (word.startswith("وال") or (word[0] == "و" and word.endswith("ت") and word[-2] != "ا"))


def _in(offset: int, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    i = bisect_right(starts, offset) - 1
    return i >= 0 and offset < spans[i][1]


def trailing_headlines(lines: Sequence[Candidate]) -> Iterator[Found]:
    """Headlines of other stories after the report's last paragraph."""
    n = len(lines)
    while n and lines[n - 1].headline:
        n -= 1
    run, body = lines[n:], lines[:n]
    if not run or sum(c.words for c in body) < _MIN_BODY:
        return
    about = {s for c in body for s in c.stems}
    prose = [c for c in body if c.words > _MAX_HEADLINE or c.stopped]
    unstopped = sum(not c.stopped for c in prose) > len(prose) / 2  # an outlet that writes no full stops
    overlap = [shared(c.stems, about) for c in run]
    limit = _FOREIGN_TOGETHER if len(run) > 1 and not unstopped else _FOREIGN_ALONE
    if len(run) > 1 and sum(overlap) / len(run) < limit:
        keep = 0
        # The first of the run may still be the report's own last line.
        while keep < len(run) - 1 and overlap[keep] > _FOREIGN_TOGETHER and unstopped:
            keep += 1
        for c in run[keep:]:
            yield Found(c.block.start, c.block.end, "noise/trailing-headline")
        return
    for c, own in zip(run, overlap, strict=True):
        if own < _FOREIGN_ALONE and c.words >= 4:
            yield Found(c.block.start, c.block.end, "noise/trailing-headline")


def caption(report: Report, layer: Layer, lines: Sequence[Candidate]) -> Iterator[Found]:
    """A photo's caption between the title and the first paragraph.

    'من اللقاء', or a line with nothing but a name or post that the report tells anyway. A dateline or byline
    has a dash or colon, or words that the report does not use, and stays.
    """
    if len(lines) < 3 or lines[0].block.kind is not BlockKind.TITLE:
        return
    line, after = lines[1], lines[2:]
    if line.block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or line.stopped or not 1 < line.words <= 14:
        return
    if quoted(report.text, line.block.start):
        return
    words = report.text[line.block.start : line.block.end]
    if _DATELINE.search(words) or _OPEN.search(words) or after[0].words < 15:
        return
    cues = tuple(
        h.entry.id
        for h in layer.found("noise")
        if "caption" in h.entry.tags and line.block.start <= h.start < line.block.end
    )
    about = {s for c in after for s in c.stems}
    if cues or (line.words <= 5 and line.stems and shared(line.stems, about) >= _OWN_WORDS):
        yield Found(line.block.start, line.block.end, "noise/caption", cues)
