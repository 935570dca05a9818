"""What the meeting models look at: a candidate's place, words and people, and each actor's part in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from mahdar.extract.actors import Actor
from mahdar.extract.candidates import Candidate
from mahdar.extract.layer import Layer
from mahdar.extract.page import inside, joined
from mahdar.model.report import BlockKind, Report
from mahdar.model.timex import Timex

#: How many earlier candidates are looked at, besides those of the title: more than reports have.
_RECENT = 100
#: How many words between an actor and the word of meeting are looked at: more than a sentence has.
_BETWEEN = 400
#: Words around a trigger whose own identity counts.
_NEAR = 3
_FUTURE_PREFIX = ("سي", "ست", "وسي", "وست")


def candidate_features(
    layer: Layer,
    people: Sequence[Actor],
    found: Candidate,
    before: Sequence[Candidate],
    titled: frozenset[int] | None = None,
) -> list[str]:
    """Features of a candidate, given the candidates before it (of many, those that `recent` gives).

    Args:
        layer: The report.
        people: Its actors.
        found: The candidate.
        before: Earlier candidates, in order.
        titled: Actors mentioned in the title (`Scene.titled`), looked up where `None`.
    """
    words = [layer.tokens[i].norm for i in range(found.first, found.last)]
    at = found.trigger.first
    norm = layer.tokens[at].norm
    out = [
        "trigger=" + found.trigger.entry.id,
        "kind=" + found.kind,
        "block=" + found.block.kind.value,
        "sentence=" + _bucket(found.sentence),
        "form=" + tense(norm, found),
        "actors=" + str(min(len(found.actors), 4)),
        "named=" + str(min(sum(people[i].name is not None for i, _ in found.actors), 3)),
    ]
    sides = {people[i].side.code for i, _ in found.actors if people[i].side.code}
    out.append("sides=" + str(min(len(sides), 3)))
    out.append(out[0] + "|" + out[4])
    out.append(out[0] + "|" + out[5])
    out.append(out[3] + "|" + out[5])
    for other in found.triggers:
        if other is not found.trigger:
            out.append("also=" + other.entry.id)
    for i in range(max(found.first, at - _NEAR), at):
        out.append("before=" + layer.tokens[i].norm)
    for i in range(found.trigger.last, min(found.last, found.trigger.last + _NEAR)):
        out.append("after=" + layer.tokens[i].norm)
    if found.first:
        out.append("lead=" + layer.tokens[found.first].norm)
    if found.trigger.article:
        out.append("definite")
    if found.trigger.proclitics:
        out.append("proclitic=" + found.trigger.proclitics)
    out += ["has=" + w for w in ("مع", "بين", "قد", "لم", "لن", "بعد", "قبل", "خلال") if w in words]
    out += ["says=" + w for w in ("كان", "كانت", "وكان", "وكانت") if w in words[:6]]
    mine = {i for i, _ in found.actors}
    named = titled if titled is not None else _titled(layer, people)
    titled = named | {i for c in before if c.block.kind is BlockKind.TITLE for i, _ in c.actors}
    out.append("title-actors=" + str(min(len(mine & titled), 2)) + "/" + str(min(len(titled), 2)))
    if any(c.block.kind is BlockKind.TITLE and c.trigger.entry.value == found.trigger.entry.value for c in before):
        out.append("title-kind")
    earlier = [c for c in before if c.block.kind is not BlockKind.TITLE]
    shared = max((len(mine & {i for i, _ in c.actors}) for c in earlier), default=0)
    out.append("seen=" + str(min(shared, 2)) + "/" + str(min(len(mine), 2)))
    out.append("first" if not earlier else "later")
    if any(found.trigger.entry.id == c.trigger.entry.id for c in earlier):
        out.append("same-trigger")
    start, end = layer.tokens[found.first].start, layer.tokens[found.last - 1].end
    with_whom = {h.entry.value for h in layer.within(start, end, "counterparts")}
    out += ["with=" + w for w in sorted(with_whom)]
    every = layer.timexes()
    times = every[bisect_left(every, start, key=_begin) : bisect_left(every, end, key=_begin)]
    out += ["time=" + t.form.value for t in times[:2]]
    if not times:
        out.append("time=none")
    return out


def recent(found: Sequence[Candidate], k: int) -> list[Candidate]:
    """The candidates before the `k`th that are looked at: those of the title, and the nearest ones."""
    nearest = max(0, k - _RECENT)
    return [*takewhile(lambda c: c.block.kind is BlockKind.TITLE, islice(found, nearest)), *found[nearest:k]]


def _begin(time: Timex) -> int:
    return time.start


def _titled(layer: Layer, people: Sequence[Actor]) -> frozenset[int]:
    """Actors mentioned in the title."""
    title = layer.title()
    if title is None:
        return frozenset()
    return frozenset(i for i, a in enumerate(people) if any(title.start <= s < title.end for s, _ in a.places))


def participant_features(layer: Layer, people: Sequence[Actor], found: Candidate, i: int, scene: Scene) -> list[str]:
    """Features of an actor with regard to a candidate (or to the meeting it stands for)."""
    actor = people[i]
    spans = dict(found.actors)
    out = ["trigger=" + found.trigger.entry.id, "head=" + actor.head]
    order = [j for j, _ in found.actors]
    if i in spans:
        start, _ = spans[i]
        place = layer.token_at(start)
        out.append("in")
        out.append("order=" + str(min(order.index(i), 4)))
        out.append("side=" + ("before" if start < found.trigger.start else "after"))
        out.append(out[-1] + "|" + found.trigger.entry.id)
        gap = abs(place - found.trigger.first)
        out.append("gap=" + ("0" if gap <= 2 else "1" if gap <= 8 else "2" if gap <= 16 else "3" if gap <= 30 else "4"))
        for k, name in ((1, "p1="), (2, "p2=")):
            if place - k >= 0:
                out.append(name + layer.tokens[place - k].norm)
        if layer.tokens[place].start < start:
            out.append("joined=" + layer.tokens[place].norm[0])
        low, high = sorted((place, found.trigger.first))
        between = [layer.tokens[k].norm for k in range(low, min(high, low + _BETWEEN))]
        out += ["between=" + w for w in _CUES if w in between]
    else:
        out.append("out")
        at = bisect_left(actor.places, (found.trigger.start,))
        beside = actor.places[max(0, at - 1) : at + 1]
        nearest = min((abs(layer.token_at(s) - found.trigger.first) for s, _ in beside), default=99)
        out.append("far=" + ("0" if nearest < 30 else "1" if nearest < 80 else "2"))
    attended = scene.attending.get(i, [])
    if attended:
        at = bisect_left(attended, found.trigger.start, key=lambda n: scene.attendance[n].start)
        lists = (scene.attendance[n] for n in attended[max(0, at - 1) : at + 1])
        nearest_list = min(lists, key=lambda a: abs(a.start - found.trigger.start))
        out.append("attends")
        out.append("attends-of=" + nearest_list.noun)
        out.append("attends-after" if nearest_list.start > found.trigger.start else "attends-before")
    where = "in" if i in spans else "out"
    if i in scene.titled:
        out.append("titled|" + where)
    if i == scene.most:
        out.append("most|" + where)
    if i == scene.first:
        out.append("first|" + where)
    start = layer.tokens[found.first].start
    if i == scene.last_before(start):
        out.append("last-before|" + where + "|" + str(min(len(order), 2)))
    if i == scene.opens.get(found.sentence - 1):
        out.append("opens-before|" + where + "|" + str(min(len(order), 2)))
    if i == scene.opens.get(found.sentence):
        out.append("opens|" + where)
    before = bisect_left(actor.places, (start,)) - 1
    if before >= 0 and actor.places[before][0] > start - 120:
        out.append("near-before|" + where)
    sort = (
        "named"
        if actor.name
        else actor.head
        if actor.head in ("countries", "bodies")
        else "group"
        if actor.group
        else "post"
    )
    named = sum(people[j].name is not None for j in order)
    out.append(f"{sort}|named-in={min(named, 2)}|{where}")
    out.append(f"{sort}|{where}|" + found.trigger.entry.id)
    out += [f"{sort}|{f}" for f in out if f.startswith(("p1=", "joined=", "order=", "gap="))]
    out.append("named" if actor.name else "group" if actor.group else "nameless")
    out.append("role" if actor.post else "no-role")
    out.append("times=" + str(min(len(actor.places), 4)))
    sides = [people[j].side.code for j in order if j != i and people[j].side.code]
    if actor.side.code and sides:
        out.append("same-side" if actor.side.code in sides else "other-side")
        if order and i in spans and order.index(i) > 0:
            first = people[order[0]].side.code
            out.append("like-first" if first == actor.side.code else "unlike-first")
    out.append("actors=" + str(min(len(order), 5)))
    return out


_CUES = (
    "مع",
    "بين",
    "عن",
    "حول",
    "بشان",
    "لبحث",
    "سبل",
    "علاقات",
    "العلاقات",
    "بحضور",
    "برئاسه",
    "رساله",
    "باسم",
    "نيابه",
    "ان",
    "الي",
)


@dataclass(frozen=True, slots=True)
class Attendance:
    """A stretch that lists who was present.

    Attributes:
        start: First code point after the word of attending.
        end: One past the last of the sentence.
        noun: Entry id of the event attended, empty where none is named.
    """

    start: int
    end: int
    noun: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report shows of its actors as a whole.

    Attributes:
        attendance: Lists of those present, in order, none within another.
        attending: Numbers of the lists in which an actor is mentioned.
        titled: Actors in the title.
        most: The named actor mentioned most often; -1 where there is none.
        first: The first named actor of the body; -1 where there is none.
        opens: The first actor of a sentence, by its number.
        places: Mentions of all actors, as (code point, actor), in order.
        named: Those of the named ones.
    """

    attendance: tuple[Attendance, ...]
    attending: dict[int, list[int]]
    titled: frozenset[int]
    most: int
    first: int
    opens: dict[int, int]
    places: tuple[tuple[int, int], ...]
    named: tuple[tuple[int, int], ...]

    def around(self, start: int, reach: int) -> list[int]:
        """Actors mentioned at most so many code points away, in order of their numbers."""
        first, last = bisect_left(self.places, (start - reach, -1)), bisect_left(self.places, (start + reach, -1))
        return sorted({i for _, i in self.places[first:last]})

    def last_before(self, start: int) -> int:
        """The named actor mentioned last before a point of the text; -1 where there is none, the last where only
        later ones are."""
        at = bisect_left(self.named, (start, -1)) - 1
        return self.named[at][1] if at >= 0 else max((i for _, i in self.named), default=-1)


def scene_of(report: Report, layer: Layer, people: Sequence[Actor]) -> Scene:
    """The scene of a report."""
    named = [i for i, a in enumerate(people) if a.name]
    title = layer.title()
    after = title.end if title else 0
    body = [(min((s for s, _ in people[i].places if s >= after), default=1 << 60), i) for i in named]
    opens: dict[int, int] = {}
    noise = joined(layer.noise())
    number = 0 if title else 1
    places = sorted((s, i) for i, a in enumerate(people) for s, _ in a.places)
    at = 0
    for block in layer.blocks(BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM):
        for start, end in layer.sentences(report, block):
            if inside(noise, start, end):
                continue
            while at < len(places) and places[at][0] < start:
                at += 1
            if at < len(places) and places[at][0] < end:
                opens[number] = places[at][1]
            number += 1
    attendance = tuple(attendances(report, layer))
    return Scene(
        attendance,
        _attending(attendance, places),
        _titled(layer, people),
        max(named, key=lambda i: (len(people[i].places), -i), default=-1),
        min(body, default=(0, -1))[1],
        opens,
        tuple(places),
        tuple(sorted((s, i) for i in named for s, _ in people[i].places)),
    )


def _attending(attendance: Sequence[Attendance], places: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    """Numbers of the lists in which each actor is mentioned, in order."""
    out: dict[int, list[int]] = {}
    for n, a in enumerate(attendance):
        for i in dict.fromkeys(
            i for _, i in places[bisect_left(places, (a.start, -1)) : bisect_left(places, (a.end, -1))]
        ):
            out.setdefault(i, []).append(n)
    return out


def attendances(report: Report, layer: Layer) -> list[Attendance]:
    """Lists of those present, in order: from the word of attending to the end of its sentence."""
    out: list[Attendance] = []
    nouns = {h.first: h for h in layer.found("meeting_nouns")}
    for block in layer.blocks(BlockKind.PARAGRAPH, BlockKind.ITEM):
        for start, end in layer.sentences(report, block):
            for h in layer.longest_within(start, end, "meeting_verbs"):
                if "attend" in h.entry.tags:
                    noun = next((nouns[i].entry.id for i in range(h.last, h.last + 3) if i in nouns), "")
                    out.append(Attendance(h.end, end, noun))
    return out


def report_features(
    report: Report, layer: Layer, people: Sequence[Actor], found: Sequence[Candidate], chances: Sequence[float]
) -> list[str]:
    """Features of a whole report: is its news an official consultation?"""
    out: list[str] = []
    best = sorted(chances, reverse=True)
    out += [f"best>{t}" for t in (0.1, 0.2, 0.3, 0.5, 0.7, 0.9) if best and best[0] > t]
    out += [f"second>{t}" for t in (0.2, 0.5) if len(best) > 1 and best[1] > t]
    two = [c for c in found if len({people[i].side.code for i, _ in c.actors} - {None}) >= 2]
    out.append("two-sided=" + str(min(len(two), 3)))
    early = [c for c in found if c.sentence <= 3]
    out += ["early-kind=" + c.kind for c in early[:4]]
    out += ["early-trigger=" + c.trigger.entry.id for c in early[:4]]
    sides = {a.side.code for a in people if a.side.code and a.side.rule != "side/outlet-country"}
    out.append("sides=" + str(min(len(sides), 4)))
    out.append("people=" + str(min(len(people), 8) // 2))
    seen = [h.entry.value for h in layer.found("counterparts") if h.first < 90]
    out += [f"with={w}" for w in sorted(set(seen))]
    out += [f"with2={w}" for w in sorted(set(seen)) if seen.count(w) > 1]
    rest = [h.entry.value for h in layer.found("counterparts")]
    out += [f"with4={w}" for w in sorted(set(rest)) if rest.count(w) > 3]
    if found:
        top = found[max(range(len(found)), key=chances.__getitem__)]
        out += _of_the_best(layer, people, top)
    posts = {a.head for a in people if a.name and a.head}
    out.append("offices=" + str(min(len(posts), 4)))
    out += ["e=" + a.head for a in people[:4] if a.head]
    return out


def _of_the_best(layer: Layer, people: Sequence[Actor], top: Candidate) -> list[str]:
    """What the surest candidate shows: who meets, in which offices, for how many sides."""
    who = [people[i] for i, _ in top.actors]
    start, end = layer.tokens[top.first].start, layer.tokens[top.last - 1].end
    own = {a.side.code for a in who if a.side.code and a.side.rule != "side/outlet-country"}
    out = [
        "top-trigger=" + top.trigger.entry.id,
        "top-kind=" + top.kind,
        "top-sentence=" + _bucket(top.sentence),
        "top-actors=" + str(min(len(who), 3)),
        "top-offices=" + str(min(sum(bool(a.head) for a in who), 3)),
        "top-named-offices=" + str(min(sum(bool(a.head and a.name) for a in who), 3)),
        "top-sides=" + str(min(len({a.side.code for a in who if a.side.code}), 3)),
        "top-own-sides=" + str(min(len(own), 3)),
    ]
    out += ["top-with=" + w for w in sorted({h.entry.value for h in layer.within(start, end, "counterparts")})]
    out += ["top-head=" + a.head for a in who[:3] if a.head]
    if len(who) > 1:
        out.append("top-heads=" + (who[0].head or "none") + "|" + (who[1].head or "none"))
        out.append("top-both=" + ("same" if who[0].side.code == who[1].side.code else "other"))
    return out


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4-6" if number < 7 else "7-12" if number < 13 else "13+"


def tense(norm: str, found: Candidate) -> str:
    """`noun`, `future` (with س), `present` or `past`, by the form of the word that tells a meeting."""
    if found.trigger.entry.subject == "meeting_nouns":
        return "noun"
    if norm.startswith(_FUTURE_PREFIX):
        return "future"
    word = norm[1:] if norm[0] in "وف" and len(norm) > 4 else norm
    return (
        "present"
        if word[0] in "يت" and word[:3] not in ("تلق", "تسل", "تبا", "توج", "ترا", "تشا", "تفا", "تحد")
        else "past"
    )
