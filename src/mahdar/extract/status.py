"""Whether a meeting took place, is to come, was put off or called off, as its own clause tells.

A word of putting off or calling off that governs the meeting decides. A verb of meeting in the past tense says held.
Everything else (nouns, presents, 'is to') is weighed by the model of announced meetings.
"""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.extract.candidates import Candidate
from mahdar.extract.layer import Layer
from mahdar.extract.meeting_features import tense
from mahdar.model.meeting import MeetingStatus

#: How far a word of putting off may stand before the meeting's word, and after it, in tokens.
_BEFORE, _AFTER = 9, 3
#: How far a word of denial may stand before it.
_DENIED = 9
#: How near a word of the future must stand before it.
_NEAR = 6
#: Words after which a past tense is no fact: كان مقررا أن، لو، لم.
_UNREAL = frozenset(("ان", "لم", "لو", "مقررا", "المقرر", "مقرر", "اذا", "لن"))
#: Chosen on the development reports; see docs/accuracy.md.
ANNOUNCED_AT = 0.4


@dataclass(frozen=True, slots=True)
class Told:
    """A status and what shows it.

    Attributes:
        status: The status.
        rule: How it was read.
        start: First code point of the words.
        end: One past the last.
        entries: Lexicon entries.
        confidence: 0 to 1.
    """

    status: MeetingStatus
    rule: str
    start: int
    end: int
    entries: tuple[str, ...]
    confidence: float


def denied(layer: Layer, found: Candidate) -> bool:
    """Whether the clause denies, refuses or only asks for the meeting: then none is told."""
    trigger = found.trigger
    start = layer.tokens[max(found.first, trigger.first - _DENIED - 1)].start
    for cue in layer.within(start, trigger.start, "denials"):
        near = trigger.first - cue.last
        if near < 0 or any(cue.last <= h.first < trigger.first for h in found.triggers):
            continue
        if near <= (1 if "particle" in cue.entry.tags else _DENIED):
            return True
    return False


def future_verb(layer: Layer, i: int) -> bool:
    """Whether a verb with the س of the future stands here: سيقوم، وستعقد."""
    token = layer.tokens[i]
    word = token.norm[1:] if token.norm[0] in "وف" else token.norm
    return (
        word[:2] in ("سي", "ست")
        and len(word) >= 5
        and not layer.within(token.start, token.end, "future_lookalikes")
        and word not in layer.lexicon.names
        and word not in layer.lexicon.vocabulary
    )


def status_of(layer: Layer, found: Candidate, announced: float) -> Told:
    """The status of a meeting.

    Args:
        layer: The report.
        found: The clause that tells the meeting.
        announced: Probability that it is yet to come.
    """
    trigger = found.trigger
    start, end = layer.tokens[found.first].start, layer.tokens[found.last - 1].end
    for cue in layer.within(start, end, "status_cues"):
        if cue.entry.value == MeetingStatus.ANNOUNCED and not 0 <= trigger.first - cue.last < _NEAR:
            continue
        if 0 <= trigger.first - cue.last < _BEFORE or 0 <= cue.first - trigger.last < _AFTER:
            return Told(MeetingStatus(cue.entry.value), "status/cue", cue.start, cue.end, (cue.entry.id,), 0.8)
    for i in range(max(found.first, trigger.first - _NEAR), trigger.first):
        if future_verb(layer, i):
            token = layer.tokens[i]
            return Told(MeetingStatus.ANNOUNCED, "status/future-verb", token.start, token.end, (), max(0.7, announced))
    before = {layer.tokens[i].norm for i in range(max(found.first, trigger.first - 4), trigger.first)}
    if tense(layer.tokens[trigger.first].norm, found) == "past" and not before & _UNREAL:
        return Told(
            MeetingStatus.HELD,
            "status/past-tense",
            trigger.start,
            trigger.end,
            (trigger.entry.id,),
            max(0.6, 1 - announced),
        )
    status = MeetingStatus.ANNOUNCED if announced >= ANNOUNCED_AT else MeetingStatus.HELD
    return Told(status, "status/model", trigger.start, trigger.end, (trigger.entry.id,), max(announced, 1 - announced))
