"""The step that reads quantities: a number with what it counts, a share, an amount of money.

What counts nothing is left out: days, years and clock times (they are time expressions or stand beside الساعة),
telephone numbers, ages, ranks, and numbers that name a thing (المادة 5، القرار 1701).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mahdar.extract.currency import Money, money_of, open_currency
from mahdar.extract.layer import Layer
from mahdar.extract.numerals import report_numbers
from mahdar.lexicon.lexicon import Hit
from mahdar.model.evidence import cite
from mahdar.model.measure import Quantity
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement
from mahdar.text.numbers import Number
from mahdar.text.tokens import Token

#: Proclitics with the article, which make a word no counted noun.
_DEFINITE = ("ال", "لل", "بال", "وال", "فال", "كال", "ولل", "وبال")
_PERCENT = "%٪"
#: Signs that tie numbers into one: a clock time, a date, a telephone number.
#: (and ر, which some agencies write for a decimal comma, in either order, so that it cannot be read).
_TIES = ":/-–ر"
_OPENING = frozenset({"(", "[", ":", "ال", "ـ"})
#: Four digits in this range tell a year unless a unit of measure or money follows.
_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1350, 1500)
#: From this value on a number without a unit is a quantity; smaller ones are list marks, scores, pages.
_BARE = 1000
#: Digits without a unit that are at least so long are telephone or reference numbers.
_DIALLED = 7


@dataclass(frozen=True, slots=True)
class _Unit:
    """What a number counts: its words end at `end`; `known` where the lexicon names it."""

    start: int
    end: int
    currency: str | None
    rule: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class _Sight:
    """Lexicon hits by the token they begin or end at."""

    units: dict[int, Hit]
    labels: dict[int, Hit]
    stops: frozenset[int]
    parts: frozenset[int]
    years: frozenset[int]  # first code points
    times: list[tuple[int, int]]
    money: Money


def quantities(report: Report, layer: Layer) -> Iterator[Statement]:
    """All quantities outside noise and time expressions, in order, as `QUANTITY` statements."""
    sight = _sight(report, layer)
    closed = sorted((*sight.times, *layer.noise()))
    next_closed, covered = 0, 0
    for number in report_numbers(report, layer):
        while next_closed < len(closed) and closed[next_closed][0] < number.end:
            covered = max(covered, closed[next_closed][1])
            next_closed += 1
        if covered > number.start:
            continue
        statement = _quantity(report, layer, number, sight)
        if statement is not None:
            yield statement


def _sight(report: Report, layer: Layer) -> _Sight:
    units: dict[int, Hit] = {}
    for hit in layer.found("currencies", "units"):
        if not hit.proclitics and (hit.first not in units or hit.last > units[hit.first].last):
            units[hit.first] = hit
    labels: dict[int, Hit] = {}
    stops: set[int] = set()
    for hit in layer.found("number_neighbours"):
        if "stop" in hit.entry.tags:
            stops.add(hit.first)
        else:
            labels[hit.last] = hit
    parts = frozenset(h.first for h in layer.found("day_parts"))
    years = frozenset(h.start for h in layer.found("time_units") if "year" in h.entry.tags)
    return _Sight(
        units,
        labels,
        frozenset(stops),
        parts,
        years,
        [(t.start, t.end) for t in layer.timexes()],
        money_of(report, layer),
    )


def _quantity(report: Report, layer: Layer, number: Number, sight: _Sight) -> Statement | None:
    words = layer.tokens
    written = report.text[number.start : number.end]
    unit = _unit(report, layer, number, sight)
    known = unit is not None and bool(unit.entry)
    if _chained(words, number) or _labelled(words, number, sight, known=known):
        return None
    if unit is None and (number.last in sight.parts or not _stands_alone(number, written)):
        return None
    if not number.digits and number.value == 1:
        return None  # أحد الوزراء
    if not known:
        if not number.digits and number.article and number.value < _BARE:
            return None
        if len(written) == 4 and (number.value in _YEARS or number.value in _HIJRI_YEARS) and number.value % 100:
            return None
    if unit is not None and _age(words, number, unit, sight):
        return None
    start = min(number.start, unit.start) if unit else number.start
    end = max(number.end, unit.end) if unit else number.end
    rule = unit.rule if unit else "quantity/bare"
    value = Quantity(
        number.value,
        report.text[unit.start : unit.end] if unit else None,
        unit.currency if unit else None,
        start,
        end,
        number.until,
    )
    entries = (unit.entry,) if unit and unit.entry else ()
    return Statement(f"mention/{start}", Property.QUANTITY, value, rule, cite(report, start, end, rule, entries))


def _unit(report: Report, layer: Layer, number: Number, sight: _Sight) -> _Unit | None:
    """What the number counts: a sign before it, or the words after it."""
    words, text = layer.tokens, report.text
    before = words[number.first - 1] if number.first else None
    if before is not None and before.end == number.start:
        hit = sight.units.get(number.first - 1)
        if before.norm in _PERCENT:
            return _Unit(before.start, before.end, None, "quantity/percent", hit.entry.id if hit else "")
        if hit is not None and hit.entry.subject == "currencies" and hit.last == number.first:
            return _money(report, layer, hit, sight.money)
    at = number.last
    if before is not None and before.norm == "(" and at < len(words) and words[at].norm == ")":
        at += 1  # '(250) مستفيدا'
    if at >= len(words) or "\n" in text[number.end : words[at].start]:
        return None
    after = words[at]
    hit = sight.units.get(at)
    if hit is not None:
        if hit.entry.subject == "currencies":
            return _money(report, layer, hit, sight.money)
        rule = "percent" if "percent" in hit.entry.tags else "measure"
        return _Unit(hit.start, hit.end, None, f"quantity/{rule}", hit.entry.id)
    if _counted(after) and at not in sight.stops and at not in sight.parts:
        return _Unit(after.start, after.end, None, "quantity/counted")
    return None


def _money(report: Report, layer: Layer, hit: Hit, money: Money) -> _Unit:
    """A currency; where its words name no state, the report's states may tell which it is."""
    if hit.entry.value or "open" not in hit.entry.tags:
        return _Unit(hit.start, hit.end, hit.entry.value or None, "quantity/money", hit.entry.id)
    told = open_currency(report, layer, hit, money)
    code, rule = told if told else (None, "")
    return _Unit(hit.start, hit.end, code, f"quantity/money-{rule}" if rule else "quantity/money", hit.entry.id)


def _counted(word: Token) -> bool:
    """Whether a word after a number may be the counted noun: indefinite, without و and ل (see units.yml)."""
    norm = word.norm
    return word.is_word and len(norm) > 2 and norm[0] > "\u0600" and not norm.startswith((*_DEFINITE, "و", "ل"))


def _stands_alone(number: Number, written: str) -> bool:
    """Whether a number without a unit is a quantity at all."""
    return number.value >= _BARE and not (written.isdigit() and len(written) >= _DIALLED)


def _chained(words: Sequence[Token], number: Number) -> bool:
    """Whether signs tie the number to others: a clock time, a telephone number, a fraction, a date."""
    first, last = number.first, number.last
    norm = words[first].norm
    if norm[0] == "0" and norm.isdigit() and len(norm) > 1:
        return True
    if first and words[first - 1].end == number.start:
        sign = words[first - 1].norm
        if sign in "+" or (sign in _TIES and first > 1 and words[first - 2].is_number):
            return True
    return (
        last + 1 < len(words)
        and words[last].norm in _TIES + "+"
        and words[last].start == number.end
        and words[last + 1].is_number
        and words[last + 1].start == words[last].end
    )


def _labelled(words: Sequence[Token], number: Number, sight: _Sight, *, known: bool) -> bool:
    """Whether the word before makes the number a name, a rank, an age, a time of day or a telephone number.

    Args:
        words: The report's tokens.
        number: The number.
        sight: Lexicon hits.
        known: Whether a unit of measure or money follows, which no mere name or rank has.
    """
    at = number.first
    while at and number.first - at < 2 and words[at - 1].norm in _OPENING:
        at -= 1
    hit = sight.labels.get(at)
    if hit is None:
        return False
    tags = hit.entry.tags
    if "before-ten" in tags:
        return not number.digits and number.value == 10
    return "always" in tags or not known


def _age(words: Sequence[Token], number: Number, unit: _Unit, sight: _Sight) -> bool:
    """Whether it is an age in brackets or between commas: 'فلان (35 عاما)'."""
    after = number.last + 1
    return (
        unit.start in sight.years
        and number.first > 0
        and words[number.first - 1].norm in "(،,"
        and (after >= len(words) or words[after].norm in ")،,")
    )
