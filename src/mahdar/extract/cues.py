"""Which word governs an action, and what modality it gives: اتفق على, دعا إلى, من المقرر أن, بحث إمكانية.

A cue takes its action in a frame: على and an action noun, أن and a verb, the bare noun (`modality.yml`). The
nearest cue before a clause governs it, or the nearest whose frame the clause fits. One cue governs a whole
coordination: 'اتفقا على تشكيل لجنة وتبادل الزيارات' agrees on two things. What stands in a list is governed by
the list's lead-in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from mahdar.extract.clauses import PREPOSITIONS, PROCLITICS, Clause, Form
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Hit
from mahdar.model.measure import Modality

#: How far before a clause, in tokens, a cue is still heard.
REACH = 30
#: How far from the end of a list's lead-in, in tokens, its cue may stand.
LEAD_REACH = 80


#: How many tokens of when and where stand between an empty verb and its noun (تم خلال اللقاء استعراض).
_CARRIED = 7
_WHEN = frozenset(
    {"خلال", "خلاله", "خلالها", "في", "فيه", "فيها", "اثناء", "على", "ضمن", "بعد", "اليوم", "ايضا", "كذلك"}
)
#: How far behind an action, in tokens, its adjective may stand (لقاء مرتقب).
_ADJECTIVE_REACH = 4
_SIGNS = frozenset(".،,؛;:")
_RELATIVES = frozenset({"ما", "وما", "مما", "بما", "التي", "الذي", "الذين"})


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that governs a clause.

    Attributes:
        hit: The cue.
        distance: Tokens between it and the clause.
        fits: Whether the clause follows in the cue's own frame.
        lead: Whether it stands in the lead-in of a list.
        links: Over how many و it was taken over.
        via: A word between that leaves the cue its say (على ضرورة، إمكانية).
    """

    hit: Hit
    distance: int
    fits: bool
    lead: bool = False
    links: int = 0
    via: Hit | None = None


class Cues:
    """A report's cues in order, none inside another."""

    def __init__(self, layer: Layer) -> None:
        past = {h.first for h in layer.found("past_lookalikes")}
        found = [h for h in layer.longest("modality") if _holds(layer, past, h)]
        self.hits: Sequence[Hit] = [h for h, after in zip_longest(found, found[1:]) if not _carries(layer, h, after)]
        self.firsts = [h.first for h in self.hits]

    def before(self, token: int, floor: int, reach: int = REACH) -> list[Hit]:
        """Cues that end before a token, nearest first, back to `floor` and no further than `reach` tokens."""
        out: list[Hit] = []
        i = bisect_left(self.firsts, token) - 1
        while i >= 0 and self.firsts[i] >= max(floor, token - reach):
            if self.hits[i].last <= token:
                out.append(self.hits[i])
            i -= 1
        return out

    def within(self, first: int, last: int) -> Sequence[Hit]:
        """Cues that begin inside a span of tokens."""
        return self.hits[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]


def _holds(layer: Layer, past: Collection[int], hit: Hit) -> bool:
    """Whether a hit is the cue: قد may only before a present tense; before a past one (قد تناول) it affirms."""
    if "carrier" in hit.entry.tags and hit.first and layer.tokens[hit.first - 1].norm in _RELATIVES:
        return False  # 'ما تم إنجازه' describes a noun
    if "before-present" not in hit.entry.tags:
        return True
    after = layer.tokens[hit.last].norm if hit.last < len(layer.tokens) else ""
    return after[:1] in ("ي", "ت") and hit.last not in past


def _carries(layer: Layer, hit: Hit, after: Hit | None) -> bool:
    """Whether a verb of doing only carries a noun of speaking: تم بحث، جرى خلال اللقاء استعراض، تم الاتفاق على."""
    if "carrier" not in hit.entry.tags or after is None or after.proclitics or not after.entry.value:
        return False
    if "frame" not in after.entry.tags and not layer.tokens[after.first].norm.startswith("ال"):
        return False
    between = [layer.tokens[i].norm for i in range(hit.last, after.first)]
    return not between or (len(between) <= _CARRIED and between[0] in _WHEN and not _SIGNS.intersection(between))


def frame(layer: Layer, clause: Clause) -> str:
    """How a clause is tied to what stands before: a preposition's name, `that`, or `object`."""
    if clause.form is Form.THAT:
        return "that"
    name = PROCLITICS.get(clause.proclitic)
    if name is None and clause.first > clause.segment.first:
        name = PREPOSITIONS.get(layer.tokens[clause.first - 1].norm)
    return f"prep-{name}" if name else "object"


def governing(layer: Layer, cues: Cues, clauses: Iterable[Clause]) -> dict[int, Cue]:
    """The cue that governs each of a segment's clauses, by the clause's first token.

    A clause joined by و takes over the cue of the clause before it, unless a cue of its own stands between.
    """
    out: dict[int, Cue] = {}
    chain: Cue | None = None
    chain_first = 0
    for clause in clauses:
        if clause.first in out:
            continue
        own = _own_cue(layer, cues, clause)
        if chain is not None and clause.proclitic == "و" and clause.form in (Form.NOUN, Form.PAST):
            # A noun such as 'means' inside the clause before is part of that clause and no cue for this one.
            inner = own is not None and own.distance > 1 and bool(own.hit.entry.tags & {"transparent", "hedge"})
            if own is None or inner or own.hit.last <= chain_first or (own.distance > 1 and not own.fits):
                own = replace(chain, fits=True, links=chain.links + 1)
        if own is None:
            continue
        out[clause.first] = own
        if own.fits:
            chain, chain_first = own, clause.first
    return out


def _own_cue(layer: Layer, cues: Cues, clause: Clause) -> Cue | None:
    tie = frame(layer, clause)
    nearest: Cue | None = None
    via: Hit | None = None
    for hit in cues.before(clause.first, clause.segment.first):
        if not hit.entry.value or "lead" in hit.entry.tags:
            continue
        if via is not None:
            tie = "prep-" + PREPOSITIONS.get(layer.tokens[via.first - 1].norm, "none")
        cue = Cue(hit, clause.first - hit.last, tie in hit.entry.tags, via=via)
        if via is None and cue.fits and cue.distance <= 1 and "transparent" in hit.entry.tags:
            via, nearest = hit, cue
            continue
        if via is not None and not cue.fits:
            break
        if cue.fits and (via is not None or nearest is None or nearest.distance > 1):
            return cue
        nearest = nearest or cue
    if nearest is None:
        return next((c for first, last in clause.segment.lead if (c := _lead_cue(cues, first, last))), None)
    return nearest


def _lead_cue(cues: Cues, first: int, last: int) -> Cue | None:
    """The cue that a list's lead-in gives to its points: a verb of agreeing or proposing before 'discussed'."""
    best: Hit | None = None
    for hit in cues.before(last, first, LEAD_REACH):
        if "aside" in hit.entry.tags:
            continue
        if hit.entry.value and not hit.entry.tags & {"frame", "transparent", "hedge"}:
            return Cue(hit, 0, fits=True, lead=True)
        if hit.entry.value and best is None:
            best = hit
    return Cue(best, 0, fits=True, lead=True) if best else None


def modality(cues: Cues, clause: Clause, cue: Cue | None) -> tuple[Modality, str, Hit | None]:
    """How the report presents a clause's action, by which rule, and the word that shows it.

    A verb of the future speaks for itself, a verb of the past too (وقعت), and so does a point of a list that
    begins with a cue of its own ('مطالبة الأطراف بـ ...'); all else takes its modality from its cue.
    """
    if clause.form is Form.ITEM:
        for hit in cues.within(clause.first, clause.first + 1):
            if hit.entry.value and not hit.entry.tags & {"frame", "transparent", "hedge", "lead"}:
                return Modality(hit.entry.value), "modality/own-word", hit
            # 'أهمية الإسراع في ...' is stressed, unless the lead-in agrees on it.
            weak = cue is None or cue.hit.entry.value in (Modality.DONE, Modality.PROPOSED)
            if hit.entry.value == Modality.URGED and "transparent" in hit.entry.tags and weak:
                return Modality.URGED, "modality/own-word", hit
    if clause.form is Form.PAST:
        promised = clause.head is not None and "promise" in clause.head.entry.tags
        return (Modality.AGREED if promised else Modality.DONE), "modality/past-verb", clause.head
    if clause.form is Form.FUTURE and not (cue and cue.lead):
        return Modality.PLANNED, "modality/future-verb", None
    if cue is None:
        for hit in cues.within(clause.first + 1, min(clause.first + _ADJECTIVE_REACH, clause.last)):
            if hit.entry.value == Modality.PLANNED and "object" in hit.entry.tags:
                return Modality.PLANNED, "modality/scheduled-inside", hit
        return Modality.PROPOSED, "modality/no-cue", None
    rule = "list-lead-in" if cue.lead else "coordination" if cue.links else cue.hit.entry.id.partition("/")[2]
    return Modality(cue.hit.entry.value), f"modality/{rule}", cue.hit
