"""The numbers of a report: the lexicon's number words handed to `text.numbers`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import Hit
from mahdar.model.report import Report
from mahdar.text.numbers import Number, NumberWord, Role, numbers

_ROLES = (Role.TEEN, Role.TEN, Role.UNIT, Role.HUNDREDS, Role.HUNDRED, Role.FRACTION)
_PROCLITICS = frozenset({"", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل"})


def report_numbers(report: Report, layer: Layer) -> list[Number]:
    """All numbers in digits and words, in order; what is an ordinal or a weekday (الاثنين) is none."""
    taken = {i for hit in layer.found("ordinals", "weekdays", "date_lookalikes") for i in _tokens(hit)}
    taken |= {hit.first for hit in layer.found("number_neighbours") if "none" in hit.entry.tags}
    marks: dict[int, NumberWord] = {}
    for hit in reversed(layer.found("number_words")):
        if hit.proclitics not in _PROCLITICS or hit.first in taken:
            continue
        if "before-teen" in hit.entry.tags:
            following = marks.get(hit.last)
            if following is None or following.role is not Role.TEEN:
                continue
        word = number_word(hit)
        other = marks.get(hit.first)
        if other is not None and other.joined != word.joined:
            # 'واحد' is one, or و and أحد: folded they are the same. Joined does no harm where nothing precedes.
            word = replace(word, joined=True, start=layer.tokens[hit.first].start)
        marks[hit.first] = word
    return list(numbers(report.text, layer.tokens, marks))


def number_word(hit: Hit) -> NumberWord:
    """A hit of `number_words` as `text.numbers` wants it."""
    tags = hit.entry.tags
    if "scale" in tags:
        role = (
            Role.SCALE_OR_TWO
            if "or-two" in tags
            else Role.SCALE_DUAL
            if "dual" in tags
            else Role.SCALE_PLURAL
            if "plural" in tags
            else Role.SCALE
        )
    else:
        role = next(r for r in _ROLES if r in tags)
    return NumberWord(role, Decimal(hit.entry.value), "و" in hit.proclitics, hit.article, hit.start)


def _tokens(hit: Hit) -> range:
    """Tokens that a hit rules out; a lone أول or الفاتح rules out none."""
    return range(0) if "before-month" in hit.entry.tags else range(hit.first, hit.last)
