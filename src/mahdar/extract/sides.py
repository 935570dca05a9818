"""For which side somebody stands, and the words that show it.

A side is read from the words of the post (nationality, country, body, seat), from a nationality before the name,
from the head of a list of those present, and only where they tell none from the outlet's country or the
states around, with that reason recorded. An envoy's own state stands before لدى; what follows it is where he
serves.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Hit
from mahdar.model.actors import Mention
from mahdar.model.report import Report
from mahdar.text.tokens import tokens

_SIDE_WORDS = ("bodies", "nationalities", "countries", "places")
_RULES = {
    "bodies": "side/body",
    "nationalities": "side/nationality",
    "countries": "side/country",
    "places": "side/place",
}
#: Words after which a place is where somebody serves or goes, not whom he stands for.
_TOWARDS = frozenset(("لدي", "الي", "المعتمد", "المعتمده", "المعين", "غير", "بشان", "حول"))
#: Longest form of a nationality, in words, with room to spare.
_WORDS = 8
#: How near to a mention a state must stand to count for more, in tokens.
_NEAR = 25
#: How much more often the first of the states around must be named than the second.
STANDS_OUT = 1.3


@dataclass(frozen=True, slots=True)
class Side:
    """A side and what shows it.

    Attributes:
        code: ISO 3166 alpha-2 or a body's code; `None` where nothing tells it.
        rule: How it was read.
        start: First code point of the words; -1 where no words of the text show it.
        end: One past the last.
        entries: Lexicon entries.
        reason: Why there is none, or why it was taken from outside the words.
    """

    code: str | None
    rule: str
    start: int = -1
    end: int = -1
    entries: tuple[str, ...] = ()
    reason: str = ""


def side_of(layer: Layer, start: int, end: int) -> Side:
    """The side that the words of a post tell."""
    head = layer.within(start, end, "posts")
    if head and head[0].entry.value and head[0].start - start < 4:
        h = head[0]
        return Side(h.entry.value, "side/title-of-one-state", h.start, h.end, (h.entry.id,))
    envoy = bool(head and "envoy" in head[0].entry.tags)
    custodian = [h for h in head if h.entry.value]
    if custodian and envoy:
        h = custodian[0]
        return Side(h.entry.value, "side/envoy-of-sovereign", h.start, h.end, (h.entry.id,))
    best: tuple[int, Hit] | None = None
    for h in _side_hits(layer, start, end):
        before = layer.tokens[h.first - 1].norm if h.first else ""
        towards = before in _TOWARDS or (envoy and (before == "في" or h.proclitics == "ب"))
        if towards:
            continue
        rank = _SIDE_WORDS.index(h.entry.subject)
        weight = 0 if rank < 3 else 1
        if best is None or (weight, h.start) < (best[0], best[1].start):
            best = (weight, h)
    if best is None:
        return Side(None, "side/none", reason="the words of the post name no state or body")
    h = best[1]
    return Side(h.entry.value, _RULES[h.entry.subject], h.start, h.end, (h.entry.id,))


def _side_hits(layer: Layer, start: int, end: int) -> Iterator[Hit]:
    for h in layer.longest_within(start, end, *_SIDE_WORDS):
        if h.end <= end and h.entry.value and "ambiguous" not in h.entry.tags:
            yield h


def side_beside(layer: Layer, names: Sequence[Mention]) -> Side | None:
    """The nationality right before a name: نظيره المصري فلان."""
    for m in names:
        i = layer.token_at(m.start)
        while i and layer.tokens[i - 1].norm in '،,«"(':
            i -= 1
        if not i:
            continue
        near = layer.longest_within(layer.tokens[max(0, i - _WORDS)].start, layer.tokens[i - 1].end, "nationalities")
        hit = next((h for h in near if h.last == i and h.entry.value and "ambiguous" not in h.entry.tags), None)
        if hit:
            return Side(hit.entry.value, "side/nationality-before-name", hit.start, hit.end, (hit.entry.id,))
    return None


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists of those present that name their side at the head: ومن الجانب الأمريكي فلان وفلان.

    Attributes:
        heads: The side's word of each, in order.
        begins: Where each begins.
        ends: Where its sentence ends; never falling.
    """

    heads: tuple[Hit, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]


def lists_of_sides(layer: Layer) -> Lists:
    """All lists of one side in a report."""
    heads: list[Hit] = []
    ends: list[int] = []
    end = 0
    for hit in layer.longest("nationalities"):
        if not hit.entry.value or not hit.first or _bare(layer.tokens[hit.first - 1].norm) not in _PARTS:
            continue
        before = layer.tokens[hit.first - 2].norm if hit.first > 1 else ""
        if before not in ("من", "ومن", "عن", "وعن", "حضر", "وحضر"):
            continue
        end = max(end, hit.last)
        while end < len(layer.tokens) and layer.tokens[end].norm not in ".؛":
            end += 1
        heads.append(hit)
        ends.append(layer.tokens[end - 1].end)
    return Lists(tuple(heads), tuple(h.end for h in heads), tuple(ends))


def side_of_list(lists: Lists, places: Sequence[Mention]) -> Side | None:
    """The side of the first list in which somebody is mentioned."""
    first = len(lists.heads)
    for m in places:
        at = bisect_right(lists.ends, m.start)
        if at < first and lists.begins[at] <= m.start:
            first = at
    if first == len(lists.heads):
        return None
    hit = lists.heads[first]
    return Side(hit.entry.value, "side/list-of-one-side", hit.start, hit.end, (hit.entry.id,))


#: Words for one party to a meeting, before a nationality.
_PARTS = frozenset(("جانب", "وفد", "طرف"))


def _bare(norm: str) -> str:
    for prefix in ("وال", "ال", "و"):
        if norm.startswith(prefix):
            return norm[len(prefix) :]
    return norm


def home_side(report: Report, layer: Layer) -> Side:
    """The country in which the outlet is published: the last resort for a plain title."""
    if not report.outlet:
        return Side(None, "side/none", reason="the outlet is not known")
    words = list(tokens(report.outlet))
    for hit in layer.lexicon.scan(report.outlet, words):
        if hit.entry.subject == "outlets" and hit.first == 0 and hit.last == len(words):
            if not hit.entry.value:
                return Side(None, "side/none", reason="the outlet is of no one country")
            return Side(
                hit.entry.value,
                "side/outlet-country",
                entries=(hit.entry.id,),
                reason="a plain title in an outlet of one country",
            )
    return Side(None, "side/none", reason="the outlet's country is not known")


@dataclass(frozen=True, slots=True)
class States:
    """The states that a text names: where each stands.

    Attributes:
        hits: By code, in order.
        places: Indices of their first tokens.
    """

    hits: dict[str, list[Hit]]
    places: dict[str, list[int]]


def states_named(layer: Layer) -> States:
    """All states that a report names by nationality, name or capital."""
    hits: dict[str, list[Hit]] = {}
    for h in layer.longest(*_SIDE_WORDS):
        code = h.entry.value
        if h.entry.subject == "bodies" or not code or "ambiguous" in h.entry.tags:
            continue
        if h.entry.subject == "places" and "capital" not in h.entry.tags:
            continue
        hits.setdefault(code, []).append(h)
    return States(hits, {code: [h.first for h in found] for code, found in hits.items()})


def state_around(layer: Layer, states: States, starts: Sequence[int], taken: frozenset[str]) -> Side | None:
    """The state that stands around somebody's mentions, where no words give his side.

    A guess of last resort: states are counted over the whole text, those near a mention more, those of the
    other participants not at all; one must stand out.

    Args:
        layer: The report.
        states: The states it names.
        starts: First code points of the mentions.
        taken: Sides that the other participants' own words tell.
    """
    at = sorted({layer.token_at(s) for s in starts})
    weight = {
        code: len(places) + sum(bonus for i in _around(places, at) if (bonus := _bonus(_gap(at, places[i]))))
        for code, places in states.places.items()
        if code not in taken
    }
    ranked = sorted(weight, key=lambda c: (-weight[c], c))
    if not ranked or (len(ranked) > 1 and weight[ranked[0]] < STANDS_OUT * weight[ranked[1]]):
        return None
    places = states.places[ranked[0]]
    beside = {i for a in at for i in (bisect_left(places, a) - 1, bisect_left(places, a)) if 0 <= i < len(places)}
    nearest = min(beside, key=lambda i: (_gap(at, places[i]), i))
    hit = states.hits[ranked[0]][nearest]
    reason = "no words give the side; the state named most around the mentions"
    return Side(ranked[0], "side/state-around", hit.start, hit.end, (hit.entry.id,), reason)


def _around(places: Sequence[int], at: Sequence[int]) -> set[int]:
    """Indices of the places near enough to any of the tokens to count for more."""
    return {i for a in at for i in range(bisect_left(places, a - _NEAR), bisect_right(places, a + _NEAR))}


def _gap(at: Sequence[int], place: int) -> int:
    """Distance in tokens to the nearest of some tokens in order."""
    i = bisect_left(at, place)
    return min(abs(place - a) for a in at[max(0, i - 1) : i + 1])


def _bonus(gap: int) -> int:
    return 3 if gap <= 4 else 2 if gap <= 10 else 1 if gap <= _NEAR else 0
