"""Who is who in one report: every person with all mentions, and posts and bodies that act without a name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.layer import Layer
from mahdar.extract.page import joined
from mahdar.extract.sides import Lists, Side, home_side, lists_of_sides, side_beside, side_of, side_of_list
from mahdar.lexicon.lexicon import Hit
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.report import Report

#: How far before a name, in tokens, a word may govern it.
_GOVERNED = 3
MAX_ROLE_TOKENS = 16
#: How many holders of one office are looked at on either side of a later mention of it.
_REACH = 200


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, or a post or body that acts without a name.

    Attributes:
        name: Span of the fullest name; `None` where only a post is told.
        post: Span of the most informative post; `None` where none is told.
        places: Spans of all mentions, by name or post, in order.
        side: The side and what shows it.
        group: Whether it is a delegation or several people.
        head: Id of the lexicon entry at which the post begins.
    """

    name: tuple[int, int] | None
    post: tuple[int, int] | None
    places: tuple[tuple[int, int], ...]
    side: Side
    group: bool
    head: str


def actors(report: Report, layer: Layer) -> list[Actor]:
    """Everybody in the report, in order of first mention."""
    mentions = layer.mentions(MentionKind.PERSON, MentionKind.POST)
    posts = {m.start: m for m in mentions if m.kind is MentionKind.POST}
    heads = {m.start: _head(layer, m) for m in posts.values()}
    people: dict[int, list[Mention]] = {}
    for m in mentions:
        if m.kind is MentionKind.PERSON:
            people.setdefault(m.refers_to, []).append(m)
    owned = {m.post: key for key, group in people.items() for m in group if m.post is not None}
    own_posts: dict[int, list[Mention]] = {}
    for begin, key in owned.items():
        own_posts.setdefault(key, []).append(posts[begin])
    offices = _offices(layer, own_posts, heads)
    extra: dict[int, list[Mention]] = {}
    alone: dict[tuple[str, str], list[Mention]] = {}
    for m in sorted(posts.values(), key=lambda m: m.start):
        if m.start in owned:
            continue
        holder = _holder(layer, m, heads[m.start], offices)
        if holder is not None:
            extra.setdefault(holder, []).append(m)
        else:
            alone.setdefault(_post_key(layer, m), []).append(m)
    home, lists = home_side(report, layer), lists_of_sides(layer)
    out = []
    for key, group in people.items():
        full = next(m for m in group if m.start == key)
        named = own_posts.get(key, [])
        if not named and any(_affected(layer, m) for m in group):
            continue
        told = named
        if max((_informative(layer, m) for m in named), default=0) <= 1:
            told = [*named, *extra.get(key, [])]
        post = max(told, key=lambda m: (_informative(layer, m), -m.start), default=None)
        places = [*group, *named, *extra.get(key, [])]
        out.append(
            _actor(report, layer, (full.start, full.end), post, [*named, *extra.get(key, [])], places, (home, lists))
        )
    for same in alone.values():
        post = max(same, key=lambda m: (_informative(layer, m), -m.start))
        out.append(_actor(report, layer, None, post, same, same, (home, lists)))
    out += _bodies(layer, out)
    return sorted(out, key=lambda a: a.places[0])


def _affected(layer: Layer, m: Mention) -> bool:
    """Whether a victim's or suspect's word governs a name: a private person, of whom no entity is made."""
    first = layer.token_at(m.start)
    start = layer.tokens[max(0, first - _GOVERNED)].start
    return any(layer.tokens[i].is_word for i in range(first)) and any(
        h.last <= first and all(layer.tokens[i].is_word for i in range(h.last, first))
        for h in layer.within(start, m.start, "affected")
    )


def _bodies(layer: Layer, known: Sequence[Actor]) -> Iterator[Actor]:
    """States and bodies named by themselves: they may take part as such (اتفقت مصر والأردن)."""
    taken = joined(span for a in known for span in a.places)
    begins = [a for a, _ in taken]
    found: dict[str, list[Hit]] = {}
    for h in layer.longest("bodies", "countries"):
        if "ambiguous" in h.entry.tags or not h.entry.value:
            continue
        at = bisect_right(begins, h.start) - 1
        if at < 0 or taken[at][1] <= h.start:
            found.setdefault(h.entry.value, []).append(h)
    for hits in found.values():
        places = tuple((h.start, h.end) for h in hits)
        best = max(hits, key=lambda h: h.end - h.start)
        side = Side(best.entry.value, "side/named-itself", best.start, best.end, (best.entry.id,))
        yield Actor(None, (best.start, best.end), places, side, True, best.entry.subject)


def _actor(
    report: Report,
    layer: Layer,
    name: tuple[int, int] | None,
    post: Mention | None,
    posts: Sequence[Mention],
    places: Sequence[Mention],
    beyond: tuple[Side, Lists],
) -> Actor:
    home, lists = beyond
    side = Side(None, "side/none", reason="the text does not tell the side")
    for m in sorted(posts, key=lambda m: -_informative(layer, m)):
        side = side_of(layer, m.start, m.end)
        if side.code:
            break
    if not side.code and name is not None:
        side = side_beside(layer, [m for m in places if m.kind is MentionKind.PERSON]) or side
    if not side.code:
        side = side_of_list(lists, places) or side
    if not side.code and post is not None and home.code:
        side = home
    head = _head(layer, post) if post else None
    return Actor(
        name,
        (post.start, post.end) if post else None,
        tuple(sorted((m.start, m.end) for m in places)),
        side,
        bool(head and "group" in head.entry.tags),
        head.entry.id if head else "",
    )


def _informative(layer: Layer, m: Mention) -> int:
    length = len(layer.token_range(m.start, m.end))
    return length if length <= MAX_ROLE_TOKENS else 0


def _head(layer: Layer, m: Mention) -> Hit | None:
    first = layer.token_at(m.start)
    if first >= len(layer.tokens):
        return None
    word = layer.tokens[first]
    return max(layer.within(word.start, word.end, "posts"), key=lambda h: h.last, default=None)


def _post_key(layer: Layer, m: Mention) -> tuple[str, str]:
    """What tells one nameless post from another: its head's entry and its side words."""
    head = _head(layer, m)
    side = side_of(layer, m.start, m.end)
    words = [layer.tokens[i].norm for i in layer.token_range(m.start - 3 if m.start > 3 else 0, m.end)]
    return (head.entry.id if head else " ".join(words), side.code or "")


@dataclass(frozen=True, slots=True)
class _Owned:
    """A post that stands beside its holder's name."""

    start: int
    holder: int
    side: str | None
    words: frozenset[str]


def _offices(layer: Layer, owned: dict[int, list[Mention]], heads: dict[int, Hit | None]) -> dict[str, list[_Owned]]:
    """Posts with their holders, by the entry of the office, in order."""
    out: dict[str, list[_Owned]] = {}
    for holder, posts in owned.items():
        for m in posts:
            head = heads.get(m.start)
            if head is not None:
                one = _Owned(m.start, holder, side_of(layer, m.start, m.end).code, _content(layer, m))
                out.setdefault(head.entry.id, []).append(one)
    for found in out.values():
        found.sort(key=lambda o: o.start)
    return out


def _holder(layer: Layer, m: Mention, head: Hit | None, offices: dict[str, list[_Owned]]) -> int | None:
    """Whose post a later 'the ambassador' is: the nearest person of that office and no other side.

    One told before stands nearer than any told after. A bare 'the president' takes any state that is told elsewhere
    where no fuller post fits.
    """
    if head is None:
        return None
    same = offices.get(head.entry.id, [])
    mine = side_of(layer, m.start, m.end).code
    words = _content(layer, m)
    at = bisect_right(same, m.start, key=lambda o: o.start)
    bare: int | None = None
    for o in (*reversed(same[max(0, at - _REACH) : at]), *same[at : at + _REACH]):
        if mine and o.side and mine != o.side:
            continue
        if words <= o.words or (mine and mine == o.side and len(words) <= 2):
            return o.holder
        if not o.words and not o.side and bare is None:
            bare = o.holder
    return bare


def _content(layer: Layer, m: Mention) -> frozenset[str]:
    words = [layer.tokens[i].norm for i in layer.token_range(max(0, m.start - 2), m.end)]
    return frozenset(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words[1:])
