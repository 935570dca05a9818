"""Hijri dates in invented sentences, against Thursday 16 May 2024 (8 Dhu al-Qada 1445)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.extract.dates import dates
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report
from mahdar.model.timex import Precision, Timex, TimexForm

MONTHS = ["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال",
          "ذو القعدة", "ذي الحجة"]  # fmt: skip


def only(text: str, published: date | None = date(2024, 5, 16)) -> Timex:
    report = Report("t", text, published=published)
    (statement,) = dates(report, Layer.of(report, built_in()))
    assert isinstance(statement.value, Timex)
    return statement.value


@given(st.integers(1, 29), st.integers(1, 12), st.integers(1344, 1499))
def test_names_and_numbers_of_a_hijri_date_give_the_same_day(day: int, month: int, year: int) -> None:
    named = only(f"اجتمعا في {day} {MONTHS[month - 1]} {year}هـ")
    numeric = only(f"اجتمعا في {day}/{month}/{year}هـ")
    turned = only(f"اجتمعا في {year}/{month}/{day}")
    assert named.value is not None
    assert named.value == numeric.value == turned.value
    assert {named.form, numeric.form, turned.form} == {TimexForm.HIJRI}


@given(st.integers(1, 12), st.integers(1344, 1498))
def test_months_follow_each_other_without_gap(month: int, year: int) -> None:
    this = only(f"اجتمعا في شهر {MONTHS[month - 1]} {year}")
    following = only(f"اجتمعا في 1 {MONTHS[month % 12]} {year + month // 12}")
    assert this.until is not None
    assert following.value is not None
    assert (following.value - this.until).days == 1


@pytest.mark.parametrize(
    ("text", "value", "ahead"),
    [
        ("10 شوال", "2024-04-19", "2025-04-08"),
        ("27 رمضان الماضي", "2024-04-06", "2024-04-06"),
        ("10 ذي الحجة المقبل", "2024-06-16", "2024-06-16"),
        ("غرة محرم", "2023-07-19", "2024-07-07"),
        ("الخامس من شهر شعبان المعظم", "2024-02-15", "2025-02-04"),
        ("من 10 إلى 12 شوال", "2024-04-19", "2025-04-08"),
    ],
)
def test_a_hijri_date_without_its_year_takes_it_from_the_publication_date(text: str, value: str, ahead: str) -> None:
    timex = only(f"اجتمعا في {text}")
    assert (timex.value, timex.ahead) == (date.fromisoformat(value), date.fromisoformat(ahead))


@pytest.mark.parametrize(
    ("text", "value", "until"),
    [
        ("شهر رمضان المبارك", "2024-03-11", "2024-04-09"),
        ("رمضان المقبل", "2025-03-01", "2025-03-29"),
        ("شهر شوال الماضي", "2024-04-10", "2024-05-08"),
        ("شهر ذي القعدة الجاري", "2024-05-09", "2024-06-06"),
        ("رمضان 1436هـ", "2015-06-18", "2015-07-16"),
    ],
)
def test_a_hijri_month_is_a_span(text: str, value: str, until: str) -> None:
    timex = only(f"اجتمعا في {text}")
    assert timex.precision is Precision.MONTH
    assert (timex.value, timex.until) == (date.fromisoformat(value), date.fromisoformat(until))


@pytest.mark.parametrize("text", ["12 شوال 1300هـ", "شهر شوال 1560هـ", "عام 1310هـ"])
def test_years_outside_the_calendars_table_have_no_value(text: str) -> None:
    timex = only(f"اجتمعا في {text}")
    assert timex.value is None
    assert "outside the calendar's table" in timex.reason


def test_a_hijri_day_past_thirty_does_not_exist() -> None:
    assert only("اجتمعا في 31 شوال").reason == "no such day: 31/10 of the Hijri calendar"


def test_a_thirtieth_that_the_computed_calendar_lacks_is_the_day_after() -> None:
    last = only("اجتمعا في 29 رمضان 1446هـ")
    sighted = only("اجتمعا في 30 رمضان 1446هـ")
    assert last.value is not None
    assert sighted.value is not None
    assert (sighted.value - last.value).days == 1


def test_no_year_and_no_publication_date_give_no_value() -> None:
    for text in ("10 شوال", "شهر شوال"):
        assert only(f"اجتمعا في {text}", None).reason == "no publication date"


def test_a_weekday_that_moves_a_hijri_day_is_given_as_the_reason() -> None:
    told = only("اجتمعا في 10 شوال 1445هـ")
    assert told.value is not None
    moved = [only(f"اجتمعا {name} 10 شوال 1445هـ") for name in ("الخميس", "الجمعة", "السبت")]
    by_reason = {t.reason: t.value for t in moved}
    assert set(by_reason) == {"Umm al-Qura calendar", "the weekday decides the Hijri day"}
    assert by_reason["Umm al-Qura calendar"] == told.value != by_reason["the weekday decides the Hijri day"]


def test_where_the_table_ends_the_reason_names_the_year_that_it_lacks() -> None:
    before = only("اجتمعا في 29 ذي الحجة", date(1924, 8, 10))
    assert (before.value, before.reason) == (None, "Hijri year 1342 is outside the calendar's table")
