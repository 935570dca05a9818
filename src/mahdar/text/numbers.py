"""Numbers in digits and in words, read from tokens; the word table comes in as an argument.

Words join by what they are (`Role`): a unit before a hundred or a scale multiplies it, smaller parts follow with
و, a half or quarter after a scale counts in that scale:

    خمسة وعشرون          25         ثلاثمئة وخمسة        305        ثلاثة آلاف وخمسمئة   3,500
    مليون ونصف المليون   1,500,000  3 ملايين و200 ألف    3,200,000  مليونا دولار         2,000,000

Both conventions for digits are read. A separator that occurs twice groups thousands; of two different ones the
last is the decimal one; a single one before exactly three digits groups thousands, except a point before a
scale ('1.250 مليار').
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mahdar.text.tokens import Token

_SPACE = frozenset({" ", "\u00a0", "\u2009", "\u202f"})
_DASHES = frozenset("-–—")
_TO = frozenset({"الي"})
_DIGITS = frozenset("0123456789")
_PLAIN = re.compile(r"\d+")


class Role(StrEnum):
    """How a number word joins its neighbours."""

    UNIT = "unit"  # 1 to 9
    TEN = "ten"  # 10, 20 ... 90
    TEEN = "teen"  # عشر: ten, and second word of 11 to 19
    HUNDRED = "hundred"  # مئة: multiplied by a unit before it
    HUNDREDS = "hundreds"  # مئتان، ثلاثمئة: complete
    SCALE = "scale"  # ألف، مليون
    SCALE_OR_TWO = "scale-or-two"  # مليونا: counted after a number, two of them alone
    SCALE_DUAL = "scale-dual"  # مليونان: value is that of both
    SCALE_PLURAL = "scale-plural"  # ملايين: only after a number
    FRACTION = "fraction"  # نصف، ربع


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A token that is a number word.

    Attributes:
        role: How it joins.
        value: What it stands for.
        joined: Whether و stands before it in the same token.
        article: Whether it carries the article.
        start: First code point where proclitics stay outside, else `None`: the token's own.
    """

    role: Role
    value: Decimal
    joined: bool = False
    article: bool = False
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text.

    Attributes:
        first: Index of its first token.
        last: One past the index of its last token.
        start: First code point.
        end: One past the last.
        value: The number.
        until: Upper end where a range is told ('10-15', '10 إلى 15'), else `None`.
        digits: Whether any of it is written in digits.
        article: Whether its first word carries the article (الخمسة).
        scale: What its last scale word stands for (1,000 in '10 آلاف'), 0 where it has none.
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal
    until: Decimal | None = None
    digits: bool = False
    article: bool = False
    scale: Decimal = Decimal(0)


def digits_value(norm: str, *, before_scale: bool = False) -> Decimal | None:
    """The value of a number in digits, or `None` where its separators make no number ('3.5.2024').

    Args:
        norm: The token in ASCII digits with its separators (. , ٫ ٬).
        before_scale: Whether ألف, مليون or the like follows, which makes '1.250' a decimal.

    >>> digits_value("1,250"), digits_value("1.250", before_scale=True), digits_value("1.250,5")
    (Decimal('1250'), Decimal('1.250'), Decimal('1250.5'))
    """
    if norm.isdigit():
        return Decimal(norm)
    marks = [c for c in norm if not c.isdigit()]
    groups = _PLAIN.findall(norm)
    if not groups or len(groups) != len(marks) + 1:
        return None
    last = marks[-1]
    if last == "٫":
        fraction = True
    elif last == "٬":
        fraction = False
    elif len(marks) > 1:
        fraction = marks.count(last) == 1
    else:
        fraction = len(groups[-1]) != 3 or groups[0] == "0" or len(groups[0]) > 3 or (last == "." and before_scale)
    whole = groups[:-1] if fraction else groups
    if len(whole) > 1 and (len(whole[0]) > 3 or any(len(g) != 3 for g in whole[1:])):
        return None
    if fraction and last in marks[:-1]:
        return None
    return Decimal("".join(whole) + ("." + groups[-1] if fraction else ""))


def numbers(text: str, words: Sequence[Token], marks: Mapping[int, NumberWord]) -> Iterator[Number]:
    """All numbers in the tokens, in order, none inside another.

    Args:
        text: The text that the tokens were cut from.
        words: Its tokens.
        marks: The number words among them, by token index.
    """
    at = 0
    digits = _DIGITS
    for i in [i for i, token in enumerate(words) if token.norm[0] in digits or i in marks]:
        if i < at:
            continue
        found = _read(text, words, marks, i)
        if found is None:
            continue
        at = found.last
        upper = _upper(text, words, marks, found)
        yield found if upper is None else _ranged(found, upper)
        at = found.last if upper is None else upper.last


def _ranged(lower: Number, upper: Number) -> Number:
    """Both ends as one number; a scale word after the upper end counts for both ('5 إلى 10 ملايين')."""
    value = lower.value
    if upper.scale and not lower.scale and value * upper.scale < upper.value:
        value *= upper.scale
    digits = lower.digits or upper.digits
    return Number(
        lower.first, upper.last, lower.start, upper.end, value, upper.value, digits, lower.article, upper.scale
    )


def _upper(text: str, words: Sequence[Token], marks: Mapping[int, NumberWord], lower: Number) -> Number | None:
    """The upper end of a range that begins with `lower`: 10-15، 10 إلى 15، بين 10 و15."""
    at = lower.last
    if at >= len(words):
        return None
    link = words[at]
    if lower.first and words[lower.first - 1].norm == "بين":
        if link.norm == "و":
            at += 1
        elif not (at in marks and marks[at].joined):
            return None
    elif link.norm in _TO:
        at += 1
    elif link.norm in _DASHES and (lower.first == 0 or words[lower.first - 1].norm not in _DASHES):
        at += 1
        if at + 1 < len(words) and words[at + 1].norm in _DASHES:
            return None  # 2024-03-15, a telephone number
    else:
        return None
    if at >= len(words) or "\n" in text[lower.end : words[at].start]:
        return None
    upper = _read(text, words, marks, at)
    return upper if upper is not None and upper.value > lower.value else None


def _read(text: str, words: Sequence[Token], marks: Mapping[int, NumberWord], first: int) -> Number | None:
    """The number that begins at a token, as long as it goes: parts of falling scale joined by و."""
    total = Decimal(0)
    scale = Decimal(0)
    digits = False
    at = first
    while True:
        begin = at
        if at > first and at < len(words) and words[at].norm == "و":
            begin += 1
        if begin >= len(words) or (at > first and "\n" in text[words[at - 1].end : words[begin].start]):
            break
        mark = marks.get(begin)
        if at > first and begin == at and not (mark and mark.joined):
            break
        part = _part(text, words, marks, begin)
        if part is None or (scale and (part.value >= scale or (part.digits and not part.scale and scale != 1000))):
            break
        total, at, digits = total + part.value, part.last, digits or part.digits
        scale = part.scale
        half = marks.get(at)
        if half and half.role is Role.FRACTION and half.joined and (scale or part.value < 100):
            again = marks.get(at + 1)
            total += half.value * (scale or 1)
            repeated = again and again.role is Role.SCALE and again.value == scale and not again.joined
            at += 2 if repeated else 1
            break
        if not scale:
            break
    if at == first:
        return None
    mark = marks.get(first)
    start = words[first].start if mark is None or mark.start is None else mark.start
    whole = total.to_integral_value()
    value = whole if total == whole else total.normalize()
    article = mark is not None and mark.article
    return Number(first, at, start, words[at - 1].end, value, None, digits, article, scale)


@dataclass(frozen=True, slots=True)
class _Part:
    value: Decimal
    last: int
    scale: Decimal  # 0 where no scale word ends it
    digits: bool


def _part(text: str, words: Sequence[Token], marks: Mapping[int, NumberWord], at: int) -> _Part | None:
    """One number under a thousand, or in digits, with the scale word after it."""
    mark = marks.get(at)
    value: Decimal | None
    if mark is None:
        found = _digits(text, words, marks, at) if words[at].norm[0].isdigit() else None
        if found is None:
            return None
        value, after = found
    elif mark.role is Role.FRACTION:
        value, after = mark.value, at + 1
    elif mark.role.startswith("scale"):
        value, after = None, at
    else:
        group = _under_thousand(marks, at)
        if group is None:
            return None
        value, after = group
    scale = marks.get(after)
    if after > at and after < len(words) and "\n" in text[words[after - 1].end : words[after].start]:
        scale = None
    if scale is None or not scale.role.startswith("scale") or (value is not None and scale.joined):
        if value is None or (mark is not None and mark.role is Role.FRACTION):
            return None
        return _Part(value, after, Decimal(0), mark is None)
    if scale.role is Role.SCALE_DUAL:
        if value is None:
            return _Part(scale.value, after + 1, scale.value / 2, False)
        return _Part(value, after, Decimal(0), mark is None)
    if value is None:
        if scale.role is Role.SCALE_PLURAL:
            return None
        value = Decimal(2 if scale.role is Role.SCALE_OR_TWO else 1)
    value, after = value * scale.value, after + 1
    higher = marks.get(after)
    if higher and higher.role is Role.SCALE and not higher.joined and higher.value > scale.value:
        return _Part(value * higher.value, after + 1, higher.value, mark is None)  # ألف مليون
    return _Part(value, after, scale.value, mark is None)


def _under_thousand(marks: Mapping[int, NumberWord], at: int) -> tuple[Decimal, int] | None:
    """Value and end of number words that tell less than a thousand."""
    mark = marks[at]
    follows = marks.get(at + 1)
    hundreds: Decimal | None = None
    if mark.role is Role.HUNDREDS or mark.role is Role.HUNDRED:
        hundreds, at = mark.value, at + 1
    elif mark.role is Role.UNIT and follows and follows.role is Role.HUNDRED and not follows.joined:
        hundreds, at = mark.value * follows.value, at + 2
    rest = marks.get(at)
    if rest is None or (hundreds is not None and not rest.joined):
        return None if hundreds is None else (hundreds, at)
    base = hundreds or Decimal(0)
    follows = marks.get(at + 1)
    if rest.role is Role.UNIT:
        if follows and follows.role is Role.TEEN and not follows.joined:
            return base + rest.value + 10, at + 2
        if follows and follows.role is Role.TEN and follows.joined:
            return base + rest.value + follows.value, at + 2
        return base + rest.value, at + 1
    if rest.role in (Role.TEN, Role.TEEN):
        return base + rest.value, at + 1
    return None if hundreds is None else (hundreds, at)


def _digits(text: str, words: Sequence[Token], marks: Mapping[int, NumberWord], at: int) -> tuple[Decimal, int] | None:
    """Value and end of a number in digits, groups of three set apart by a blank taken together."""
    norm = words[at].norm
    after = at + 1
    if norm.isdigit() and len(norm) <= 3 and norm[0] != "0":
        while (
            after < len(words)
            and len(words[after].norm) == 3
            and words[after].norm.isdigit()
            and words[after].start == words[after - 1].end + 1
            and text[words[after - 1].end] in _SPACE
        ):
            norm += words[after].norm
            after += 1
    follows = marks.get(after)
    if follows is None and after < len(words) and words[after].norm == ")" and at and words[at - 1].norm == "(":
        follows = marks.get(after + 1)  # '(13) مليون'
        if follows is not None and follows.role.startswith("scale") and not follows.joined:
            after += 1
        else:
            follows = None
    value = digits_value(norm, before_scale=follows is not None and follows.role.startswith("scale"))
    return None if value is None else (value, after)
