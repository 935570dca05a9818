"""Quantities in invented sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.extract.dates import dates
from mahdar.extract.layer import Layer
from mahdar.extract.quantities import quantities
from mahdar.lexicon.lexicon import built_in
from mahdar.model.evidence import cite
from mahdar.model.measure import Quantity
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement


def statements(text: str, noise: str = "") -> list[Statement]:
    report = Report("t", text, published=date(2024, 5, 16))
    layer = Layer.of(report, built_in())
    if noise:
        at = text.index(noise)
        evidence = cite(report, at, at + len(noise), "noise/test")
        layer.add([Statement("report", Property.NOISE, noise, "noise/test", evidence)])
    layer.add(list(dates(report, layer)))
    return list(quantities(report, layer))


def read(text: str) -> list[Quantity]:
    return [s.value for s in statements(text) if isinstance(s.value, Quantity)]


@pytest.mark.parametrize(
    ("words", "value", "unit", "currency"),
    [
        ("مليون دولار أميركي", "1000000", "دولار أميركي", "USD"),
        ("100 مليون دينار ليبي", "100000000", "دينار ليبي", "LYD"),
        ("خمسة ملايين ريال سعودي", "5000000", "ريال سعودي", "SAR"),
        ("30 مليون درهم إماراتي", "30000000", "درهم إماراتي", "AED"),
        ("2 مليار درهم مغربي", "2000000000", "درهم مغربي", "MAD"),
        ("ألف ليرة لبنانية", "1000", "ليرة لبنانية", "LBP"),
        ("ألف ليرة سورية", "1000", "ليرة سورية", "SYP"),
        ("ألف ليرة تركية", "1000", "ليرة تركية", "TRY"),
        ("مليوني جنيه إسترليني", "2000000", "جنيه إسترليني", "GBP"),
        ("عشرة ملايين جنيه مصري", "10000000", "جنيه مصري", "EGP"),
        ("عشرة ملايين جنيه سوداني", "10000000", "جنيه سوداني", "SDG"),
        ("1.5 مليار يورو", "1500000000", "يورو", "EUR"),
        ("50 مليون روبل", "50000000", "روبل", "RUB"),
        ("50 مليون يوان", "50000000", "يوان", "CNY"),
        ("3 دنانير كويتية", "3", "دنانير كويتية", "KWD"),
        ("$50 مليون", "50000000", "$", "USD"),
        ("خمسة ملايين دينار", "5000000", "دينار", None),
        ("5 آلاف متدرب", "5000", "متدرب", None),
        ("خمسة عشر خبيرا", "15", "خبيرا", None),
        ("20%", "20", "%", None),
        ("%20", "20", "%", None),
        ("عشرين في المئة", "20", "في المئة", None),
        ("3 مذكرات تفاهم", "3", "مذكرات تفاهم", None),
        ("نصف مليون برميل يوميا", "500000", "برميل يوميا", None),
        ("20 كيلومترا مربعا", "20", "كيلومترا مربعا", None),
        ("(250) مستفيدا", "250", "مستفيدا", None),
        ("1500 جندي", "1500", "جندي", None),
        ("2000 طن", "2000", "طن", None),
        ("10 وزراء", "10", "وزراء", None),
        ("20 لاجئا", "20", "لاجئا", None),
        ("لمدة خمس سنوات", "5", "سنوات", None),
    ],
)
def test_a_number_comes_with_what_it_counts(words: str, value: str, unit: str, currency: str | None) -> None:
    (quantity,) = read(f"وتضمن الاتفاق {words}، وفق البيان")
    assert (quantity.value, quantity.unit, quantity.currency) == (Decimal(value), unit, currency)


def test_the_quantity_covers_number_and_unit_and_cites_them() -> None:
    (statement,) = statements("منحة بقيمة 3 ملايين و200 ألف ريال سعودي لبناء المرفأ")
    assert statement.evidence is not None
    assert statement.evidence.quote == "3 ملايين و200 ألف ريال سعودي"
    assert statement.rule == statement.evidence.rule == "quantity/money"
    assert statement.evidence.entries == ("currencies/sar",)


def test_a_range_keeps_both_ends() -> None:
    (quantity,) = read("بين 20 و30 مليون يورو")
    assert (quantity.value, quantity.until, quantity.currency) == (Decimal(20_000_000), Decimal(30_000_000), "EUR")


@pytest.mark.parametrize(
    "text",
    [
        "في 5 مايو 2018",
        "عام 2011",
        "خطة 2030",
        "الساعة 10 صباحا",
        "الساعة 10:30",
        "في العاشرة و10 مساء",
        "الساعة الحادية عشرة",
        "الخط الساخن 1515",
        "هاتف 0912345678",
        "الرقم 021-3334444",
        "سالم الورداني (35 عاما)",
        "البالغ من العمر 30 عاما",
        "القرار 1701",
        "المادة (5)",
        "مجموعة 5+1",
        "أحد الوزراء",
        "الدول الخمس",
        "المركز 5",
        "1- تدريب الحراس",
        "قال 12 وأضاف",
        "الدورة ال112 لمناقشة",
        "8ر46 مليون يورو",
        "قبل يومين",
        "خلال ثلاثة أشهر",
    ],
)
def test_numbers_that_count_nothing_are_no_quantities(text: str) -> None:
    assert read(text) == []


def test_a_large_number_without_a_unit_is_told_bare() -> None:
    (quantity,) = read("ارتفع العدد إلى 45,300 وفق البيان")
    assert (quantity.value, quantity.unit) == (Decimal(45300), None)


def test_quantities_in_noise_are_left_out() -> None:
    text = "منحة 5 ملايين دولار.\nاقرأ أيضا: فوز بـ 3 ملايين دولار"
    found = statements(text, noise="اقرأ أيضا: فوز بـ 3 ملايين دولار")
    assert [s.evidence.quote for s in found if s.evidence] == ["5 ملايين دولار"]


def test_a_line_break_parts_a_number_from_the_next_word() -> None:
    assert read("عددهم 12\nمتدربا") == []


JUMBLE = """5 1,200 مليون ألفا خمسة وعشرون دولار ليبي % ( ) - : $ 2018 عاما الساعة نصف طن و"""


@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=12))
def test_any_jumble_of_number_words_is_read_and_cited(parts: list[str]) -> None:
    for quantity in read(" ".join(parts)):
        assert quantity.start < quantity.end
        assert quantity.until is None or quantity.until > quantity.value
