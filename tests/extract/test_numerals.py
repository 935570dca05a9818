"""Number words of the lexicon, in invented sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mahdar.extract.layer import Layer
from mahdar.extract.numerals import report_numbers
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report


def found(text: str) -> list[tuple[Decimal, str]]:
    report = Report("t", text)
    numbers = report_numbers(report, Layer.of(report, built_in()))
    return [(n.value, text[n.start : n.end]) for n in numbers]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ثلاثة آلاف وخمسمائة وثلاثة وعشرين", 3523),
        ("مائة وخمسة آلاف", 105_000),
        ("اثني عشر ألفا", 12_000),
        ("ثمانمئة وأحد عشر", 811),
        ("واحد وعشرون", 21),
        ("إحدى عشرة", 11),
        ("مليوني", 2_000_000),
        ("مليونين ونصف المليون", 2_500_000),
        ("ألفا", 2000),
        ("أربعمئة وثمانين", 480),
        ("خمسة ملايين ومئتين وعشرين ألفا وثلاثة", 5_220_003),
    ],
)
def test_number_words_in_every_case_are_read(words: str, value: int) -> None:
    assert found(f"شارك {words} من الأعضاء") == [(Decimal(value), words)]


def test_a_proclitic_stays_outside_the_number() -> None:
    assert found("شارك فيه وفد وعشرون مراقبا") == [(Decimal(20), "عشرون")]


@pytest.mark.parametrize(
    "text",
    [
        "أثنى الوزير على الجهود",
        "لست متأكدا",
        "يوم الاثنين",
        "في الثاني والعشرين من مايو",
        "نصف القاعة",
        "آلاف السكان",
        "سالف الذكر",
    ],
)
def test_words_that_only_look_like_numbers_are_none(text: str) -> None:
    assert found(text) == []
