"""Which state's money a bare جنيه, درهم, دينار, ريال or ليرة is, where the text or its outlet tells.

A report of one state counts in that state's money; a report that names two states with such a money does not
say whose it is, and nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from mahdar.extract.layer import Layer
from mahdar.extract.sides import home_side
from mahdar.lexicon.lexicon import Hit
from mahdar.model.report import Report

_STATES = ("nationalities", "countries")
_CODE = 3
_ENDS = (". ", "\n", "؟")
#: Code points to either side in which a sentence is looked for.
_WINDOW = 600


@dataclass(frozen=True, slots=True)
class Money:
    """Whose money a report may count in.

    Attributes:
        home: State in which its outlet is published.
        named: Every state that it names.
    """

    home: str | None
    named: frozenset[str]


def money_of(report: Report, layer: Layer) -> Money:
    """Whose money a report may count in, found once."""
    return Money(home_side(report, layer).code, _named(layer, 0, len(report.text)))


def open_currency(report: Report, layer: Layer, hit: Hit, money: Money) -> tuple[str, str] | None:
    """ISO 4217 code of a money whose words name no state, and the rule that tells it.

    The outlet's country decides where no other state with such a money stands in the same sentence; else the
    only such state that the report names. ISO 4217 codes begin with the state's ISO 3166 code.
    """
    codes = {tag[:2]: tag for tag in hit.entry.tags if len(tag) == _CODE and tag.isupper()}
    if money.home in codes:
        beside = _named(layer, *_sentence(report, hit)) & codes.keys()
        return (codes[money.home], "outlet-country") if beside <= {money.home} else None
    named = sorted(money.named & codes.keys())
    return (codes[named[0]], "only-state") if len(named) == 1 else None


def _named(layer: Layer, start: int, end: int) -> frozenset[str]:
    hits = layer.longest_within(start, end, *_STATES)
    return frozenset(h.entry.value for h in hits if h.entry.value and "ambiguous" not in h.entry.tags)


def _sentence(report: Report, hit: Hit) -> tuple[int, int]:
    """The sentence around a word, as far as a window reaches."""
    text, first, last = report.text, max(hit.start - _WINDOW, 0), hit.end + _WINDOW
    start = max(text.rfind(sign, first, hit.start) for sign in _ENDS) + 1
    ends = [at for sign in _ENDS if (at := text.find(sign, hit.end, last)) >= 0]
    return max(start, first), min(ends, default=min(last, len(text)))
