"""By when a measure is to be done."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.clauses import clause_words, clauses
from mahdar.extract.dates import dates
from mahdar.extract.deadlines import Due, deadline
from mahdar.extract.layer import Layer
from mahdar.extract.measure_actors import named
from mahdar.extract.segments import segments
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report

PUBLISHED = date(2031, 3, 1)


def read(text: str, published: date | None = PUBLISHED) -> list[Due | None]:
    """The deadline of each segment's first clause."""
    report = Report("t", "وفد الواحة يزور المرفأ\n\n" + text, published=published)
    layer = Layer.of(report, built_in())
    for step in (blocks, dates):
        layer.add(list(step(report, layer)))
    words, names = clause_words(layer), named(report, layer)
    out: list[Due | None] = []
    for segment in segments(report, layer):
        first = next(clauses(report, layer, words, segment), None)
        if first is not None:
            out.append(deadline(report, layer, names, first))
    return out


def due(time: str, published: date | None = PUBLISHED) -> Due | None:
    return read(f"اتفق الجانبان على إنشاء رصيف {time}.", published)[0]


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("في أفق سنة 2033", date(2033, 12, 31)),
        ("بنهاية يونيو 2031", date(2031, 6, 30)),
        ("خلال 60 يوما", date(2031, 4, 30)),
        ("خلال شهرين", date(2031, 5, 1)),
        ("قبل نهاية النصف الأول من 2032", date(2032, 6, 30)),
        ("قبل نهاية السداسي الأول من سنة 2032", date(2032, 6, 30)),
        ("خلال الربع الثالث من عام 2032", date(2032, 9, 30)),
        ("قبل النصف الثاني من سنة 2032", date(2032, 6, 30)),
        ("قبل نهاية العام", date(2031, 12, 31)),
        ("قبل يونيو 2032", date(2032, 5, 31)),
        ("بحلول 2035", date(2035, 12, 31)),
    ],
)
def test_the_last_day_of_the_time_told_is_the_deadline(time: str, day: date) -> None:
    found = due(time)
    assert found is not None
    assert found.day == day


def test_without_a_publication_day_a_length_of_time_is_a_quantity_and_no_day() -> None:
    found = due("خلال 60 يوما", None)
    assert found is not None
    assert found.day is None
    assert found.length is not None
    assert (found.length.value, found.length.unit) == (Decimal(60), "يوما")
    assert "publication" in found.reason
    two = due("خلال شهرين", None)
    assert two is not None
    assert two.length is not None
    assert two.length.value == 2


def test_a_full_date_behind_before_needs_no_publication_day() -> None:
    found = due("قبل نهاية يونيو 2032", None)
    assert found is not None
    assert found.day == date(2032, 6, 30)


@pytest.mark.parametrize(("time", "word"), [("مطلع 2032", "beginning"), ("في منتصف عام 2032", "middle")])
def test_an_edge_that_is_no_day_is_not_guessed_and_the_reason_says_so(time: str, word: str) -> None:
    found = due(time)
    assert found is not None
    assert found.day is None
    assert word in found.reason


@pytest.mark.parametrize("time", ["في الواحة", "عام 2029", "منذ شهرين"])
def test_no_time_or_a_past_one_is_no_deadline(time: str) -> None:
    found = due(time)
    assert found is None or found.day is None


def test_a_deadline_right_behind_the_clause_counts_and_one_of_the_next_action_does_not() -> None:
    report = "اتفق الجانبان على إنشاء رصيف قبل نهاية يونيو 2032."
    assert [d.day if d else None for d in read(report)] == [date(2032, 6, 30)]
    other = "اتفق الجانبان على إنشاء رصيف ثان للصيد وعقد ندوة قبل نهاية يونيو 2032."
    assert read(other)[0] is None


TABLE = "وهذه نقاط الخطة.\n| المحور | الإجراء | {head} |\n|---|---|---|\n| البحر | إنشاء رصيف ثان للصيد | {cell} |\n"


def test_a_column_headed_as_a_deadline_gives_it_to_the_row() -> None:
    (found,) = read(TABLE.format(head="الأجل", cell="نهاية يونيو 2031"))
    assert found is not None
    assert found.day == date(2031, 6, 30)
    (words,) = read(TABLE.format(head="الأجل", cell="حسب الإمكان"))
    assert words is not None
    assert words.day is None
    assert "row" in words.reason


def test_a_column_with_another_head_gives_no_deadline() -> None:
    assert read(TABLE.format(head="تاريخ البدء", cell="يونيو 2030"))[0] is None
