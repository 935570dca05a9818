"""Step `grade`: reliability of the outlet and credibility of the information, two values, each with reasons.

The scale is the Admiralty code; the policy, and why a single report never gets better than 3, stands in
`docs/grade.md`. Runs last: it looks at what the other steps found and did not find.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from mahdar.extract.assemble import Said
from mahdar.extract.credit import SAID, credited, outside
from mahdar.extract.date_meant import believed
from mahdar.extract.grade_reasons import HELD_LATER, WORDS, Code
from mahdar.extract.layer import Layer
from mahdar.extract.page import joined
from mahdar.extract.speakers import speeches
from mahdar.lexicon.lexicon import Entry, Hit
from mahdar.model.actors import MentionKind
from mahdar.model.evidence import Evidence, cite
from mahdar.model.grade import Credibility, Grade, Reason, Reliability
from mahdar.model.meeting import MeetingStatus
from mahdar.model.report import BlockKind, Report
from mahdar.model.statement import Property, Statement
from mahdar.text.deception import direction_overrides
from mahdar.text.normalize import fold
from mahdar.text.tokens import tokens

_RULE = "grade/admiralty"
#: Tokens between a verb of saying and the one who says it.
_NEAR = 3
_STUFFED = 2
_NAMELESS = frozenset(("مصدر", "مصادر"))


def grade(report: Report, layer: Layer) -> Iterator[Statement]:
    """One statement with the grade."""
    reasons = [*_outlet(report, layer), *_circumstances(report, layer), *_sources(report, layer)]
    if stuffed := _stuffed_name(report, layer):
        reasons.append(_reason(Code.NAME_STUFFING, stuffed))
    codes = {Code(r.code) for r in reasons}
    reliability = Reliability.B if Code.STATE_AGENCY in codes else Reliability.F
    value = Grade(reliability, credibility(codes), tuple(reasons))
    yield Statement("report", Property.GRADE, value, _RULE)


def credibility(codes: set[Code]) -> Credibility:
    """Credibility of what one report says, by its reasons alone.

    Args:
        codes: The reasons that hold.

    Returns:
        4 where the report contradicts itself or its publication date, is written to be shown otherwise than it
        reads, or leans on nameless sources alone without day or place; 3 where
        somebody can be asked (a named speaker, an agency, an official account); else 6, cannot be judged.
    """
    if codes & {Code.DATE_CONFLICT, Code.DIRECTION_OVERRIDE}:
        return Credibility.DOUBTFUL
    if codes & {Code.NAMED_SOURCE, Code.AGENCY, Code.READOUT, Code.STATE_AGENCY}:
        return Credibility.POSSIBLE
    if Code.ANONYMOUS in codes and codes & {Code.NO_DATE, Code.NO_PLACE}:
        return Credibility.DOUBTFUL
    return Credibility.CANNOT_BE_JUDGED


def _reason(code: Code, evidence: Evidence | None = None) -> Reason:
    ar, en = WORDS[code]
    return Reason(code.value, ar, en, evidence)


def _outlet(report: Report, layer: Layer) -> Iterator[Reason]:
    if not report.outlet:
        yield _reason(Code.OUTLET_UNKNOWN)
        return
    agency = _agency_of(report.outlet, layer)
    state = next((t[3:] for t in agency.tags if t.startswith("of:")), None) if agency else None
    sides = {s.value for s in layer.said(Property.COUNTRY)}
    yield _reason(Code.STATE_AGENCY if state and state in sides else Code.OUTLET_NOT_RATED)


def _agency_of(outlet: str, layer: Layer) -> Entry | None:
    words = list(tokens(outlet))
    for hit in layer.lexicon.scan(outlet, words):
        if hit.entry.subject == "agencies" and hit.last - hit.first == len(words):
            return hit.entry
    return next(
        (e for e in layer.lexicon.entries.values() if e.subject == "agencies" and fold(e.value) == fold(outlet)), None
    )


def _circumstances(report: Report, layer: Layer) -> Iterator[Reason]:
    meetings = {s.subject for s in layer.said(Property.QUOTE) if s.subject.startswith("meeting/")}
    if meetings:
        for prop, code in ((Property.DATE, Code.NO_DATE), (Property.PLACE, Code.NO_PLACE)):
            if not any(s.value is not None for s in layer.said(prop) if s.subject in meetings):
                yield _reason(code)
    conflict = next((t for t in layer.timexes() if t.conflict), None)
    if conflict:
        yield _reason(Code.DATE_CONFLICT, cite(report, conflict.start, conflict.end, _RULE))
    yield from _held_later(report, layer, sorted(meetings))
    if turned := direction_overrides(report.text):
        yield _reason(Code.DIRECTION_OVERRIDE, cite(report, turned[0], turned[0] + 1, _RULE))


def _held_later(report: Report, layer: Layer, meetings: Sequence[str]) -> Iterator[Reason]:
    """The first meeting told as held on a day that had not come when the report appeared."""
    published = believed(report.published)
    if published is None:
        return
    said = Said(layer.statements, report.id)
    for meeting in meetings:
        status, day = said.best(meeting, Property.STATUS), said.best(meeting, Property.DATE)
        if status is None or day is None or status.value != MeetingStatus.HELD or not isinstance(day.value, date):
            continue
        if day.value > published:
            ar, en = HELD_LATER
            yield Reason(Code.DATE_CONFLICT.value, ar, en, day.evidence)
            return


def _sources(report: Report, layer: Layer) -> Iterator[Reason]:
    noise = joined(layer.noise())
    agency = credited(report, layer)
    readout = next((h for h in outside(layer.longest("sources"), noise) if "readout" in h.entry.tags), None)
    anonymous = next((h for h in outside(layer.longest("sources"), noise) if "anonymous" in h.entry.tags), None)
    named = _named_source(report, layer)
    quoted = next((s for s in speeches(report, layer) if s.verb), None)
    if agency:
        yield _reason(Code.AGENCY, _cited(report, agency))
    if readout:
        yield _reason(Code.READOUT, _cited(report, readout))
    if anonymous:
        yield _reason(Code.ANONYMOUS, _cited(report, anonymous))
    if named:
        yield _reason(Code.NAMED_SOURCE, named)
    elif not (agency or readout):
        yield _reason(Code.NO_SOURCE)
    if quoted:
        yield _reason(Code.QUOTES, cite(report, quoted.quotation.start, quoted.quotation.end, _RULE))
    else:
        yield _reason(Code.NO_QUOTE)


def _cited(report: Report, hit: Hit) -> Evidence:
    return cite(report, hit.start, hit.end, _RULE, (hit.entry.id,))


def _named_source(report: Report, layer: Layer) -> Evidence | None:
    """The first verb of saying with a person or post right after it, outside the title."""
    named = list(layer.mentions(MentionKind.PERSON, MentionKind.POST))
    starts = [m.start for m in named]
    title = next((b.end for b in layer.blocks(BlockKind.TITLE)), 0)
    for hit in outside(layer.longest("saying_verbs"), joined(layer.noise())):
        if hit.start < title or not hit.entry.tags & {"verb", "according"}:
            continue
        i = bisect_left(starts, hit.end)
        if i == len(named):
            continue
        speaker = layer.token_at(named[i].start)
        between = {t.norm for t in layer.tokens[hit.last : speaker]}
        near = 0 if "according" in hit.entry.tags else _NEAR
        if speaker - hit.last > near or between & SAID or layer.tokens[speaker].norm in _NAMELESS:
            continue
        if "\n" not in report.text[hit.end : named[i].start]:
            return cite(report, hit.start, named[i].end, _RULE, (hit.entry.id,))
    return None


def _stuffed_name(report: Report, layer: Layer) -> Evidence | None:
    """A full name that stands in all of two or more headings and as often again between them."""
    headings = list(layer.blocks(BlockKind.HEADING))
    if len(headings) < _STUFFED:
        return None
    lines = [_folded(layer, b.start, b.end) for b in headings]
    persons = layer.mentions(MentionKind.PERSON)
    names = {words for m in persons if len(words := _folded(layer, m.start, m.end)) > 1}
    stuffed = max((n for n in names if all(_times(line, n) for line in lines)), key=len, default=None)
    if not stuffed:
        return None
    elsewhere = sum(
        _times(_folded(layer, b.start, b.end), stuffed) for b in layer.blocks(BlockKind.PARAGRAPH, BlockKind.ITEM)
    )
    if elsewhere < len(headings):
        return None
    first = layer.token_range(headings[0].start, headings[0].end)
    at = next(i for i in first if _folded_at(layer, i, len(stuffed)) == stuffed)
    return cite(report, layer.tokens[at].start, layer.tokens[at + len(stuffed) - 1].end, _RULE)


def _folded(layer: Layer, start: int, end: int) -> tuple[str, ...]:
    return tuple(layer.tokens[i].norm for i in layer.token_range(start, end))


def _folded_at(layer: Layer, first: int, count: int) -> tuple[str, ...]:
    return tuple(t.norm for t in layer.tokens[first : first + count])


def _times(words: tuple[str, ...], part: tuple[str, ...]) -> int:
    return sum(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))
