"""Places in a text that may report a consultation, and what can be seen of each.

A sentence is cut into stretches where another clause begins (حيث، فيما، مشيرا). A stretch that holds a verb or
noun of meeting is a candidate. Which candidates are meetings that the report tells as news, and who of those
named takes part, is weighed by the linear models of `meetings`; this module only says what there is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.actors import Actor
from mahdar.extract.layer import Layer
from mahdar.extract.page import inside, joined
from mahdar.lexicon.lexicon import Hit
from mahdar.model.report import Block, BlockKind, Report

_BLOCKS = (BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)
#: Entries of `clause_openers` that end what is told of one consultation; adjuncts (في إطار) do not.
_OPENERS = frozenset(("clause_openers/where", "clause_openers/saying"))
#: How far an event noun may stand from the light verb that carries it, in tokens.
LIGHT_REACH = 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may report a consultation.

    Attributes:
        first: Index of its first token.
        last: One past its last.
        sentence: Number of its sentence in the text; the title is 0, the first sentence of the body 1.
        block: The block it stands in.
        trigger: The verb or noun that may report it.
        triggers: All verbs and nouns of meeting in it.
        kind: What the words tell of its kind; empty where they tell none.
        actors: Those mentioned in it, as (index of the actor, mention's span), in order.
    """

    first: int
    last: int
    sentence: int
    block: Block
    trigger: Hit
    triggers: tuple[Hit, ...]
    kind: str
    actors: tuple[tuple[int, tuple[int, int]], ...]


def candidates(report: Report, layer: Layer, people: Sequence[Actor]) -> list[Candidate]:
    """All candidates of a report, in order."""
    out: list[Candidate] = []
    number = 0 if layer.title() else 1
    noise = joined(layer.noise())
    mentioned = sorted((span, i) for i, actor in enumerate(people) for span in actor.places)
    for block in layer.blocks(*_BLOCKS):
        for start, end in layer.sentences(report, block):
            if inside(noise, start, end):
                continue
            for first, last in stretches(layer, start, end):
                found = _candidate(layer, mentioned, block, number, first, last)
                if found:
                    out.append(found)
            number += 1
    return out


def stretches(layer: Layer, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Token ranges of a sentence between words that open another clause."""
    rows = layer.token_range(start, end)
    opened = {h.first for h in layer.within(start, end, "clause_openers") if h.entry.id in _OPENERS}
    at = rows.start
    for i in rows:
        if i > at and (i in opened):
            yield at, i
            at = i
    if at < rows.stop:
        yield at, rows.stop


def _candidate(
    layer: Layer,
    mentioned: Sequence[tuple[tuple[int, int], int]],
    block: Block,
    number: int,
    first: int,
    last: int,
) -> Candidate | None:
    start = layer.tokens[first].start
    end = layer.tokens[last - 1].end
    triggers = [
        h
        for h in layer.longest_within(start, end, "meeting_verbs", "meeting_nouns")
        if "not-a-meeting" not in h.entry.tags
    ]
    told = next(((h, kind) for h in triggers if (kind := _kind(h, triggers))), None)
    if told is None:
        return None
    trigger, kind = told
    who: dict[int, tuple[int, int]] = {}
    for span, i in mentioned[bisect_left(mentioned, ((start, 0), 0)) : bisect_left(mentioned, ((end, 0), 0))]:
        if span[1] <= end:
            who.setdefault(i, span)
    return Candidate(first, last, number, block, trigger, tuple(triggers), kind, tuple(who.items()))


def _kind(hit: Hit, triggers: Sequence[Hit]) -> str:
    """Kind that a verb or noun tells; a light verb takes it from the noun it carries."""
    if hit.entry.subject == "meeting_nouns":
        return hit.entry.value
    if hit.entry.value:
        return hit.entry.value
    if "light" in hit.entry.tags or "chair" in hit.entry.tags or "attend" in hit.entry.tags:
        for other in triggers:
            if (
                other.entry.subject == "meeting_nouns"
                and 0 < other.first - hit.first <= LIGHT_REACH
                and other.entry.value
            ):
                return other.entry.value
    return ""
