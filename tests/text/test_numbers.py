"""Numbers in digits and words; the word table here is the test's own."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.text.numbers import NumberWord, Role, digits_value, numbers
from mahdar.text.tokens import readings, tokens

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
SCALES = [
    ("مليار", "ملياران", "مليارات", "مليارا", 10**9),
    ("مليون", "مليونان", "ملايين", "مليونا", 10**6),
    ("ألف", "ألفان", "آلاف", "ألفا", 10**3),
]


def table() -> dict[str, tuple[Role, Decimal]]:
    out: dict[str, tuple[Role, Decimal]] = {}

    def put(word: str, role: Role, value: int | str) -> None:
        out[next(iter(tokens(word))).norm] = (role, Decimal(value))

    for n, word in enumerate(UNITS[1:], 1):
        put(word, Role.UNIT, n)
    for short, n in (("ثلاث", 3), ("خمس", 5), ("أحد", 1), ("اثنا", 2)):
        put(short, Role.UNIT, n)
    for n, word in enumerate(TENS[1:], 1):
        put(word, Role.TEEN if n == 1 else Role.TEN, 10 * n)
    put("عشر", Role.TEEN, 10)
    for n, word in enumerate(HUNDREDS[1:], 1):
        put(word, Role.HUNDRED if n == 1 else Role.HUNDREDS, 100 * n)
    for one, two, many, either, value in SCALES:
        put(one, Role.SCALE, value)
        put(two, Role.SCALE_DUAL, 2 * value)
        put(many, Role.SCALE_PLURAL, value)
        put(either, Role.SCALE_OR_TWO, value)
    put("نصف", Role.FRACTION, "0.5")
    put("ربع", Role.FRACTION, "0.25")
    return out


TABLE = table()


def found(text: str) -> list[tuple[Decimal, Decimal | None]]:
    words = list(tokens(text))
    marks: dict[int, NumberWord] = {}
    for i, token in enumerate(words):
        for reading in reversed(readings(token.norm)):
            if reading.word in TABLE and reading.proclitics in ("", "و", "ال", "وال"):
                role, value = TABLE[reading.word]
                marks[i] = NumberWord(role, value, "و" in reading.proclitics, reading.article)
                break
    return [(n.value, n.until) for n in numbers(text, words, marks)]


def values(text: str) -> list[Decimal]:
    return [value for value, _ in found(text)]


def spelled(n: int) -> str:
    """A number in words, as a careful writer would put it (in the nominative, counting masculine things)."""
    parts: list[str] = []
    for one, two, many, either, value in SCALES:
        count, n = divmod(n, value)
        if count == 1:
            parts.append(one)
        elif count == 2:
            parts.append(two)
        elif 3 <= count <= 10:
            parts.append(f"{under_thousand(count)} {many}")
        elif count:
            parts.append(f"{under_thousand(count)} {either if count % 100 > 10 else one}")
    if n:
        parts.append(under_thousand(n))
    return " و".join(parts)


def under_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    parts = [HUNDREDS[hundreds]] if hundreds else []
    if 11 <= rest <= 19:
        parts.append(f"{ {1: 'أحد', 2: 'اثنا'}.get(rest - 10, UNITS[rest - 10]) } عشر")
    elif rest < 10:
        parts += [UNITS[rest]] if rest else []
    else:
        tens, unit = divmod(rest, 10)
        parts += ([UNITS[unit]] if unit else []) + [TENS[tens]]
    return " و".join(parts)


@given(st.integers(1, 999_999_999_999))
def test_a_number_spelled_out_is_read_back(n: int) -> None:
    assert values(f"بلغ العدد {spelled(n)} بالتمام") == [n]


def test_every_number_up_to_two_thousand_is_read_back() -> None:
    assert all(values(spelled(n)) == [n] for n in range(1, 2001))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مليون ونصف المليون", "1500000"),
        ("ثلاثة ملايين ونصف", "3500000"),
        ("نصف مليون", "500000"),
        ("ثلاث مئة", "300"),
        ("3 ملايين", "3000000"),
        ("1.5 مليار", "1500000000"),
        ("٣٫٥ مليون", "3500000"),
        ("3 ملايين و200 ألف", "3200000"),
        ("80 ألفا و667", "80667"),
        ("(13) مليون", "13000000"),
        ("خمسون ألف مليون", "50000000000"),
        ("مليونا", "2000000"),
        ("30 مليونا", "30000000"),
        ("15 000", "15000"),
    ],
)
def test_mixed_and_broken_numbers(text: str, value: str) -> None:
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize("text", ["آلاف المهاجرين", "ملايين الأشخاص", "نصف القاعة", "لا عدد هنا", ""])
def test_plurals_and_halves_alone_are_no_numbers(text: str) -> None:
    assert values(text) == []


def test_numbers_that_do_not_join_stay_apart() -> None:
    assert values("ثلاثة وخمسة") == [3, 5]
    assert values("9 و10") == [9, 10]
    assert values("ثلاثة\nآلاف") == [3]
    assert values("ألف ثلاثة") == [1000, 3]


@pytest.mark.parametrize(
    ("norm", "value"),
    [
        ("1,250", "1250"), ("1.250", "1250"), ("1.25", "1.25"), ("1,5", "1.5"), ("1,250,000", "1250000"),
        ("1.250.000", "1250000"), ("1.250,5", "1250.5"), ("1,250.75", "1250.75"), ("0.125", "0.125"),
        ("1٬250٫5", "1250.5"), ("007", "7"),
    ],
)  # fmt: skip
def test_both_conventions_of_separators_are_read(norm: str, value: str) -> None:
    assert digits_value(norm) == Decimal(value)


@pytest.mark.parametrize("norm", ["3.5.2024", "12.5.7", "1,25,000", "1.250.00"])
def test_separators_that_make_no_number_give_none(norm: str) -> None:
    assert digits_value(norm) is None


def test_a_point_before_a_scale_is_a_decimal_point() -> None:
    assert values("1.250 مليار") == [Decimal("1250000000")]
    assert values("1.250 طن") == [Decimal(1250)]


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("10-15", 10, 15),
        ("10 إلى 15", 10, 15),
        ("5 إلى 10 ملايين", 5_000_000, 10_000_000),
        ("بين 20 و30 مليون", 20_000_000, 30_000_000),
        ("ثلاثة إلى خمسة آلاف", 3000, 5000),
    ],
)
def test_ranges_give_both_ends(text: str, lower: int, upper: int) -> None:
    assert found(text) == [(Decimal(lower), Decimal(upper))]


@pytest.mark.parametrize("text", ["2024-03-15", "15-10", "200 و300 مليون"])
def test_what_looks_like_a_range_and_falls_or_is_a_date_is_none(text: str) -> None:
    assert found(text)[0][1] is None


@given(st.text(alphabet="0123456789.,٫٬-/ \nو", max_size=30))
def test_any_jumble_of_digits_is_read_without_error(text: str) -> None:
    spans = [(n.start, n.end) for n in numbers(text, list(tokens(text)), {})]
    assert all(a < b <= c for (a, b), (c, _) in pairwise(spans))
