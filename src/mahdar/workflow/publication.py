"""The day of publication that a plain text tells of itself, where nobody gave one.

Two forms count, both only with day, month and year of the common calendar and only at the head of the text: a
line that says so ('نشر في: 14 يناير 2026'), and a dateline that opens it ('الخرطوم 20-4-2023 (سونا)-'). Any other date
is the news' own. The day found is an anchor like one that was given: it places 'yesterday', and is never taken for
the day of a meeting, for which its words do not count. What was given is never overridden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from mahdar.extract.dates import dates
from mahdar.extract.layer import Layer
from mahdar.extract.pipeline import Step
from mahdar.lexicon.lexicon import Lexicon
from mahdar.model.evidence import Evidence, cite
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement
from mahdar.model.timex import Precision, Timex, TimexForm
from mahdar.text.blocks import Shape, blocks
from mahdar.text.normalize import fold

#: So far the head of a text reaches, in code points and in lines that say something.
_HEAD, _LINES = 700, 5
#: A dateline opens the text itself: behind a title and a line with the reporter's name at most.
_OPENING = 3
#: More words make a sentence of a line that says when something was published.
_WORDS = 15
_YEAR = re.compile(r"\d{4}")
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
#: The root that tells 'published on' from 'updated on' among the words of the page's stamps.
_PUBLISHED = "نشر"
_STAMP = "noise/updated"
Steps = tuple[tuple[str, Step], ...]
_PLACES = ("places", "countries")
#: What may stand before the day of a dateline beside places and agencies.
_BESIDE = re.compile(r"[\s\-–—ـ/,،:()\[\]|*.]|\bفي\b")
#: What parts the pieces of a dateline or of a line of publication, the hour among it.
_SIGNS = " \t-–—ـ/,،:()[]|*•.0123456789"
_MARK = re.compile(r"\s*(?:\([^()\n]{1,30}\)\s*)?[\-–—ـ:/]")


def with_publication(report: Report, lexicon: Lexicon) -> tuple[Report, Evidence | None]:
    """The report with the day that its text tells, and the words that tell it.

    Args:
        report: The report; one with a day is returned as it is.
        lexicon: The words known.
    """
    if report.published is not None or not _YEAR.search(report.text, 0, _HEAD):
        return report, None
    head = replace(report, text=report.text[:_HEAD])
    layer = Layer.of(head, lexicon)
    days = [s.value for s in dates(head, layer) if isinstance(s.value, Timex)]
    days = [d for d in days if d.form is TimexForm.FULL and d.precision is Precision.DAY and d.value and not d.conflict]
    if not days:
        return report, None
    title = next((p for p in blocks(head.text, report.title) if p.shape is Shape.TITLE), None)
    for number, (start, end) in enumerate(_lines(head.text)):
        inside = [d for d in days if start <= d.start < end and d.until is None]
        for day in inside[:1]:
            titled = title is not None and start <= title.start < end
            rule, entries = _rule(head, layer, (start, end), day, opens=number < _OPENING, titled=titled)
            if rule:
                return replace(report, published=day.value), cite(report, day.start, day.end, rule, entries)
    return report, None


def steps_beside(steps: Steps, told: Evidence | None) -> Steps:
    """The steps, for which the words that told the day of publication are no time expression of the news.

    Args:
        steps: Of the pipeline.
        told: Those words, if any; without them the steps are returned as they are.
    """
    if told is None:
        return steps
    return tuple((name, partial(_beside, step, told)) for name, step in steps)


def _beside(step: Step, told: Evidence, report: Report, layer: Layer) -> Iterator[Statement]:
    for said in step(report, layer):
        at = said.evidence
        if not (said.property is Property.TIMEX and at and at.start < told.end and told.start < at.end):
            yield said


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for number, line in enumerate(_LINE.finditer(text)):
        if number == _LINES:
            return
        yield line.span()


def _rule(
    report: Report, layer: Layer, line: tuple[int, int], day: Timex, *, opens: bool, titled: bool
) -> tuple[str, tuple[str, ...]]:
    """Which rule makes the day of a line the day of publication, and by which entries; empty where none does."""
    text, (start, end) = report.text, line
    for hit in layer.within(start, day.start, "noise"):
        says = hit.entry.id == _STAMP and _PUBLISHED in fold(text[hit.start : hit.end])
        bare = not (text[start : hit.start] + text[hit.end : day.start]).strip(_SIGNS)
        if says and bare and len(text[start:end].split()) <= _WORDS:
            return "published/line", (hit.entry.id,)
    if not opens:
        return "", ()
    places = layer.longest_within(start, day.start, *_PLACES)
    agencies = layer.longest_within(start, end, "agencies")
    spans = [(h.start, h.end) for h in (*places, *agencies)]
    rest = _without(text, spans, day.end, end)
    alone = not _BESIDE.sub("", _without(text, spans, start, day.start))
    ends = not rest.strip(_SIGNS)
    signed = any(not text[day.end : a.start].strip(_SIGNS) for a in agencies)
    if places and alone and (ends or (not titled and (signed or _MARK.match(text, day.end, end)))):
        return "published/dateline", tuple(h.entry.id for h in places)
    return "", ()


def _without(text: str, spans: list[tuple[int, int]], start: int, end: int) -> str:
    """What a stretch holds beside some spans."""
    return "".join(c for i, c in enumerate(text[start:end], start) if not any(s <= i < e for s, e in spans))
