"""The label before an item's action: 'التدريب - تدريب مئة عامل', 'الصحة: تجهيز المستشفى'."""

from __future__ import annotations

import re
from bisect import bisect_left

from mahdar.extract.layer import Layer
from mahdar.model.report import Report

#: A label is a name of few words before a colon or a dash with spaces around it.
_WORDS = 5
_LABEL = re.compile(r"([^\n:.،؛\-–—]{2,60}?)\s*(?::|\s[-–—])\s+(?=\S)")
#: How far behind the sign, in tokens, the action's first word may stand (و, a number).
_NEAR = 1


def label(report: Report, layer: Layer, start: int, end: int) -> tuple[int, int, int] | None:
    """First and last code point of an item's label and where its action begins; `None` where it has no label.

    What stands behind the sign must begin with an action, and what stands before must not begin with an
    indefinite one: 'تشكيل لجنة - إعداد تقرير' is two actions and 'اللجنة: الوزير' names somebody.
    """
    found = _LABEL.match(report.text, start, end)
    if found is None:
        return None
    words = [t for t in (layer.tokens[i] for i in layer.token_range(start, found.end(1))) if t.is_word]
    if not 0 < len(words) <= _WORDS or any(layer.tokens[i].is_number for i in layer.token_range(start, found.end(1))):
        return None
    if _acts(layer, start) and not report.text.startswith("ال", start):
        return None
    return (start, found.end(1), found.end()) if _acts(layer, found.end()) else None


def _acts(layer: Layer, start: int) -> bool:
    """Whether an action noun or verb begins at a code point, or behind one word."""
    first = layer.token_at(start)
    for subject in ("measure_nouns", "measure_verbs"):
        hits = layer.found(subject)
        at = bisect_left(hits, first, key=lambda h: h.first)
        while at < len(hits) and hits[at].first < first + _NEAR:
            if subject == "measure_verbs" or "head" in hits[at].entry.tags:
                return True
            at += 1
    return layer.tokens[first].norm.startswith("سي") if first < len(layer.tokens) else False
