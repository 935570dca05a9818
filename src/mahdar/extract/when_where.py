"""On which day and in which place each meeting is told to be, or why that stays empty.

Every time expression and every place named in the text is weighed for each meeting by a linear model over what
stands around it: how far it is from the verb of meeting, in which form, after which preposition. A place inside
a post (أمير منطقة ...) is no place of the meeting.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from mahdar.extract.layer import Layer
from mahdar.extract.linear import models
from mahdar.extract.page import inside, joined
from mahdar.lexicon.lexicon import Hit
from mahdar.model.actors import MentionKind
from mahdar.model.evidence import Evidence, cite
from mahdar.model.meeting import MeetingStatus
from mahdar.model.report import BlockKind, Report
from mahdar.model.statement import Property, Statement
from mahdar.model.timex import Precision, Timex, TimexForm

#: Chosen on the development reports; see docs/accuracy.md.
DATE_AT = 0.4
PLACE_AT = 0.3
#: What belongs to a meeting stands this near to its word, or in the report's opening, in code points; it keeps the
#: time linear, and leaves nothing out in a report of usual length.
_REACH, _OPENING = 20_000, 2_000
T = TypeVar("T", Timex, Hit)

_IN = frozenset(("في", "ب", "الي", "الى", "من", "لل", "ل", "على", "لدي", "قرب", "امام"))


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a meeting is told.

    Attributes:
        quote: Its quote.
        trigger: The word that tells it.
        sentence: Span of the sentence around the trigger.
        announced: Whether it is yet to come.
        kind: Its kind.
    """

    quote: Evidence
    trigger: Evidence
    sentence: tuple[int, int]
    announced: bool
    kind: str


def when_where(report: Report, layer: Layer) -> Iterator[Statement]:
    """Date and place of every meeting."""
    learnt = models("when_where")
    times = day_times(layer)
    places = named_places(layer)
    for subject, clause in clauses(report, layer):
        yield _date(report, layer, subject, clause, times, learnt["date"].probability)
        best: tuple[float, Hit] | None = None
        for hit in _near(places, clause):
            chance = learnt["place"].probability(place_features(report, layer, clause, hit))
            if chance >= PLACE_AT and (best is None or chance > best[0]):
                best = (chance, hit)
        if best is None:
            yield Statement(subject, Property.PLACE, None, "place/none", reason="no place is told for the meeting")
        else:
            words = cite(report, best[1].start, best[1].end, "place/model", (best[1].entry.id,))
            yield Statement(subject, Property.PLACE, words.quote, "place/model", words, best[0])


def clauses(report: Report, layer: Layer) -> Iterator[tuple[str, Clause]]:
    """The meetings told so far, with where they are told."""
    spans = [
        span
        for block in layer.blocks(BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)
        for span in layer.sentences(report, block)
    ]
    kinds = {s.subject: s for s in reversed(list(layer.said(Property.KIND)))}
    statuses = {s.subject: s for s in reversed(list(layer.said(Property.STATUS)))}
    for quote in layer.said(Property.QUOTE):
        if not quote.subject.startswith("meeting/") or quote.evidence is None:
            continue
        kind, status = kinds[quote.subject], statuses[quote.subject]
        trigger = kind.evidence or quote.evidence
        at = bisect_right(spans, trigger.start, key=lambda s: s[0]) - 1
        told = at >= 0 and trigger.start < spans[at][1]
        sentence = spans[at] if told else (quote.evidence.start, quote.evidence.end)
        yield (
            quote.subject,
            Clause(quote.evidence, trigger, sentence, status.value != MeetingStatus.HELD, str(kind.value)),
        )


def day_times(layer: Layer) -> list[Timex]:
    """Time expressions that may name a day."""
    return [t for t in layer.timexes() if t.precision is Precision.DAY and t.form is not TimexForm.VAGUE]


def named_places(layer: Layer) -> list[Hit]:
    """Places and states named outside posts and nationalities."""
    posts = joined((m.start, m.end) for m in layer.mentions(MentionKind.POST, MentionKind.PERSON))
    return [
        h
        for h in layer.longest("places", "countries", "nationalities", "bodies")
        if h.entry.subject in ("places", "countries") and not inside(posts, h.start, h.start + 1)
    ]


def _near(found: Sequence[T], clause: Clause) -> Iterator[T]:
    """Those that can belong to a clause: all in a report of usual length, else the opening and those near."""
    begin = attrgetter("start")
    start = clause.trigger.start
    head = bisect_left(found, _OPENING, key=begin)
    first, last = bisect_left(found, start - _REACH, key=begin), bisect_left(found, start + _REACH, key=begin)
    yield from found[: min(head, first)]
    yield from found[first:last]


def _date(
    report: Report,
    layer: Layer,
    subject: str,
    clause: Clause,
    times: Sequence[Timex],
    weigh: Callable[[list[str]], float],
) -> Statement:
    best: tuple[float, Timex] | None = None
    for time in _near(times, clause):
        chance = weigh(date_features(report, layer, clause, time))
        if best is None or chance > best[0]:
            best = (chance, time)
    if best is None:
        told = layer.timexes()
        reason = "no date word in the text" if not told else "no word of the text names a day"
        return Statement(subject, Property.DATE, None, "date/none", reason=reason)
    chance, time = best
    if chance < DATE_AT:
        return Statement(subject, Property.DATE, None, "date/none", reason="no date word belongs to the meeting")
    words = cite(report, time.start, time.end, f"date/{time.form.value}")
    day = time.first_day(future=clause.announced) or time.value
    if day is None:
        return Statement(subject, Property.DATE, None, words.rule, words, chance, reason=time.conflict or time.reason)
    return Statement(subject, Property.DATE, day, words.rule, words, chance)


def date_features(report: Report, layer: Layer, clause: Clause, time: Timex) -> list[str]:
    """Features of a time expression with regard to a meeting."""
    out = _around(report, layer, clause, time.start, time.end)
    out.append("form=" + time.form.value)
    out.append("form=" + time.form.value + "|" + out[0])
    if clause.announced:
        out.append("announced" + ("|future" if time.future else "|plain"))
    elif time.future:
        out.append("held|future")
    if report.published and time.value:
        days = (report.published - time.value).days
        out.append(
            "age="
            + (
                "0"
                if days == 0
                else "1"
                if days == 1
                else "week"
                if 0 <= days < 8
                else "month"
                if 0 <= days < 45
                else "far"
            )
        )
    return out


def place_features(report: Report, layer: Layer, clause: Clause, hit: Hit) -> list[str]:
    """Features of a place with regard to a meeting."""
    out = _around(report, layer, clause, hit.start, hit.end)
    before = hit.proclitics or (layer.tokens[hit.first - 1].norm if hit.first else "^")
    out.append("prep=" + (before if before in _IN else "other"))
    out.append(out[-1] + "|" + out[0])
    out.append("sort=" + hit.entry.subject + ("|capital" if "capital" in hit.entry.tags else ""))
    out.append(out[-1] + "|" + out[0])
    out.append(f"sort={hit.entry.subject}|{clause.kind}")
    out += ["tag=" + t for t in sorted(hit.entry.tags) if t in ("building", "ambiguous")]
    if hit.first > 1 and layer.tokens[hit.first - 1].norm in ("العاصمه", "بالعاصمه", "مدينه", "بمدينه"):
        out.append("called-town")
    if hit.last < len(layer.tokens) and layer.tokens[hit.last].norm in ":-–—" and hit.first < 30:
        out.append("dateline")
    out.append("times=" + str(min(layer.count(hit.entry.id), 4)))
    return out


def _around(report: Report, layer: Layer, clause: Clause, start: int, end: int) -> list[str]:
    at = layer.token_at(start)
    trigger = layer.token_at(clause.trigger.start)
    gap = at - trigger
    bucket = min(abs(gap), 60) // 4 if abs(gap) < 12 else 3 + min(abs(gap), 100) // 20
    where = (
        "quote"
        if clause.quote.start <= start < clause.quote.end
        else "sentence"
        if clause.sentence[0] <= start < clause.sentence[1]
        else "before"
        if start < clause.sentence[0]
        else "after"
    )
    out = ["where=" + where, f"gap={bucket}", f"gap={bucket}|" + ("b" if gap < 0 else "a")]
    title = layer.title()
    if title and title.start <= start < title.end:
        out.append("title")
    if at < 40:
        out.append("early")
    for k in (1, 2):
        if at >= k:
            out.append(f"w-{k}=" + layer.tokens[at - k].norm)
    after = layer.token_at(end)
    if after < len(layer.tokens):
        out.append("w+1=" + layer.tokens[after].norm)
    return out
