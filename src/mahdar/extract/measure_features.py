"""What speaks for or against a clause being a measure, as named features that a person can read.

The model (`weights/measures.json`) holds one weight for each name. Names are built from the lexicons' entries,
the action word and the clause's grammar, so that a weight says something of reports in general ('cue=agree')
and not of the places and persons of the reports on which it was trained.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.clauses import PREPOSITIONS, TIES, Clause, Form, Words, clause_words
from mahdar.extract.cues import Cue, Cues, frame
from mahdar.extract.layer import Layer
from mahdar.extract.measure_scene import Scene, scene, scene_features
from mahdar.extract.page import joined
from mahdar.lexicon.lexicon import Hit
from mahdar.model.report import Report
from mahdar.model.statement import Property

#: A cue nearer than this, in tokens, colours a clause more than one elsewhere in the sentence.
_NEAR = 4
_COLOURS = ("background", "negation", "hedge", "wish", "report", "frame")


@dataclass(frozen=True, slots=True)
class Sight:
    """What the features need to know of the whole report, found once.

    Attributes:
        words: What opens and closes clauses.
        cues: Hits of `modality`.
        things: Hits of `measure_nouns` that tell what an action is about, in order, none inside another.
        thing_firsts: Their first tokens.
        meetings: Spans of the clauses that report the meetings, in order, none touching another.
        numbers: Starts of quantities, in order.
        ahead: Starts of time expressions that point ahead, in order.
        scene: Who speaks, and where the meeting is told.
    """

    words: Words
    cues: Cues
    things: Sequence[Hit]
    thing_firsts: Sequence[int]
    meetings: Sequence[tuple[int, int]]
    numbers: Sequence[int]
    ahead: Sequence[int]
    scene: Scene


def sight(report: Report, layer: Layer) -> Sight:
    """The report's words, cues, things, meetings, numbers and days to come."""
    things = [h for h in layer.longest("measure_nouns") if h.entry.tags & {"thing", "wish"}]
    quotes = layer.said(Property.QUOTE)
    return Sight(
        clause_words(layer),
        Cues(layer),
        things,
        [h.first for h in things],
        joined((s.evidence.start, s.evidence.end) for s in quotes if s.evidence and s.subject.startswith("meeting/")),
        sorted(s.evidence.start for s in layer.said(Property.QUANTITY) if s.evidence),
        [t.start for t in layer.timexes() if t.future],
        scene(report, layer),
    )


def features(layer: Layer, seen: Sight, clause: Clause, cue: Cue | None) -> list[str]:
    """Names of what holds for a clause."""
    out = [f"form={clause.form}", f"stop={clause.stop}", f"end={clause.order}"]
    out.append("tokens=" + _length(clause.last - clause.first))
    out.append("tie=" + frame(layer, clause))
    if clause.head is not None:
        out += _head_features(layer, seen, clause, clause.head)
    out += _cue_features(layer, seen, cue, clause)
    out += _before_features(layer, seen, clause)
    out += _inside_features(layer, seen, clause)
    out += scene_features(layer, seen.scene, clause)
    i = bisect_left(seen.meetings, (clause.end, 0))
    if i and seen.meetings[i - 1][1] > clause.start:
        meets = clause.form is not Form.NOUN or (clause.head is not None and clause.head.entry.value == "meeting")
        out.append("in-meeting-clause" + ("+meets" if meets else ""))
    if _between(seen.numbers, clause.start, clause.end):
        out.append("number")
    if _between(seen.ahead, clause.start, clause.end):
        out.append("day-ahead")
    out.append(f"part={4 * clause.segment.first // max(len(layer.tokens), 1)}")
    if clause.segment.listed:
        out.append("listed")
        if clause.form is Form.ITEM:
            out.append("listed-whole" if clause.last >= clause.segment.last - 1 else "listed-head")
    return out


def _length(tokens: int) -> str:
    bounds = ((3, "2-3"), (5, "4-5"), (9, "6-9"), (15, "10-15"), (22, "16-22"))
    return next((name for most, name in bounds if tokens <= most), "23-")


def _between(starts: Sequence[int], start: int, end: int) -> bool:
    i = bisect_left(starts, start)
    return i < len(starts) and starts[i] < end


def _head_features(layer: Layer, seen: Sight, clause: Clause, head: Hit) -> Iterator[str]:
    word = layer.tokens[clause.first].norm
    yield "head=" + head.entry.id
    yield "word=" + word[len(clause.proclitic) :].removeprefix("ال")
    if head.article or word.startswith("ال"):
        tied = clause.proclitic or clause.first == clause.segment.first
        yield "head-definite" + ("+tied" if tied or layer.tokens[clause.first - 1].norm in TIES else "")
    # One measure or two: the same sort of action after و, and how soon.
    joined = seen.words.joined
    for i in joined[bisect_left(joined, clause.first + 1) : bisect_left(joined, clause.last + 1)]:
        same = "same" if seen.words.heads[i].entry.id == head.entry.id else "other"
        yield f"and-{'next' if i == clause.last else 'inside'}={same}+{'short' if i - clause.first < 5 else 'long'}"


def _cue_features(layer: Layer, seen: Sight, cue: Cue | None, clause: Clause) -> Iterator[str]:
    if cue is None:
        yield "cue=none"
        yield f"cue=none+{clause.form}"
        return
    name, value = cue.hit.entry.id.partition("/")[2], cue.hit.entry.value
    if cue.lead:
        yield "lead=" + name
        yield "lead-value=" + value
        return
    far = "0" if cue.distance <= 0 else "1" if cue.distance == 1 else "2-4" if cue.distance < 5 else "5-"
    yield "cue=" + name
    yield "value=" + value
    yield f"cue-distance={far}"
    if cue.fits:
        yield "fits"
        yield "fits=" + name
        yield f"fits+distance={far}"
        yield "fits-value=" + value
    else:
        yield f"unfit={value}"
        yield f"unfit-distance={far}"
    yield f"tie={frame(layer, clause)}+{'fits' if cue.fits else 'unfit'}"
    yield f"value={value}+{clause.form}"
    if not cue.links:
        between = {seen.words.openers.get(i, "") for i in range(cue.hit.last, clause.first)}
        commas = any(layer.tokens[i].norm in ("،", ",") for i in range(cue.hit.last, clause.first))
        yield "barrier=" + next((b for b in ("new", "relative", "word") if b in between), "comma" if commas else "none")
    if cue.via is not None:
        yield "via=" + cue.via.entry.id.partition("/")[2]
    if cue.links:
        yield "chained"
        yield "chained=" + value
        yield f"links={min(cue.links, 3)}"


def _before_features(layer: Layer, seen: Sight, clause: Clause) -> Iterator[str]:
    before = layer.tokens[clause.first - 1].norm if clause.first > clause.segment.first else ""
    if not before:
        yield "before=start"
    elif before in PREPOSITIONS:
        yield "before=" + PREPOSITIONS[before]
    elif before in ("،", ","):
        yield "before=comma"
        if clause.proclitic.startswith("و"):
            yield "before=comma-and"
    near = seen.cues.before(clause.first, clause.segment.first)
    colours = {
        f"{tag}-{'near' if clause.first - hit.last <= _NEAR else 'sentence'}"
        for hit in near
        for tag in _COLOURS
        if tag in hit.entry.tags
    }
    yield from sorted(colours)
    if near and near[0].last == clause.first:
        yield "just-after=" + near[0].entry.id.partition("/")[2]


def _inside_features(layer: Layer, seen: Sight, clause: Clause) -> Iterator[str]:
    kinds: set[str] = set()
    wishes = 0
    i = bisect_left(seen.thing_firsts, clause.first)
    while i < len(seen.things) and seen.things[i].first < clause.last:
        hit = seen.things[i]
        at_head = hit.first <= clause.first + 1
        if "wish" in hit.entry.tags:
            wishes += 1
            if at_head:
                yield "wish-object"
        else:
            if hit.entry.id not in kinds:
                kinds.add(hit.entry.id)
                yield "thing=" + hit.entry.id.partition("/")[2]
            if at_head and (clause.head is None or hit.first > clause.first):
                yield "thing-object"
        i += 1
    yield f"things={min(len(kinds), 3)}"
    if wishes:
        yield f"wishes={min(wishes, 3)}"
    inner = {layer.tokens[j].norm for j in range(clause.first, clause.last)}
    if inner & {'"', "«", "“"}:
        yield "quoted-words"
    if inner & {"،", ","}:
        yield "comma-inside"
    if any(n[0].isdigit() for n in inner):
        yield "digits"
    tags = {t for hit in seen.cues.within(clause.first + 1, clause.last) for t in hit.entry.tags}
    for tag in ("background", "negation", "report"):
        if tag in tags:
            yield tag + "-inside"
