"""Time expressions in invented sentences, against a known day of publication (Thursday 16 May 2024)."""

from __future__ import annotations

import json
import os
import re
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.exchange.labels import reason as label
from mahdar.extract.date_phrases import PHRASES
from mahdar.extract.dates import dates
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import built_in
from mahdar.model.evidence import cite
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement
from mahdar.model.timex import Precision, Timex, TimexForm

PUBLISHED = date(2024, 5, 16)
DAY = timedelta(days=1)
MONTHS = {
    1: "يناير|كانون الثاني|جانفي|أي النار|كانون الثاني/يناير|يناير (كانون الثاني)",
    2: "فبراير|شباط|فيفري|النوار|شباط/فبراير|فبراير - شباط",
    3: "مارس|آذار|الربيع|آذار/مارس|مارس/ آذار",
    4: "أبريل|إبريل|نيسان|أفريل|الطير|نيسان/أبريل|أبريل (نيسان)",
    5: "مايو|أيار|ماي|الماء|أيار/مايو",
    6: "يونيو|حزيران|جوان|الصيف|حزيران - يونيو|يونيه",
    7: "يوليو|تموز|جويلية|يوليوز|ناصر|تموز/يوليو|يوليه",
    8: "أغسطس|آب|أوت|غشت|هانيبال|آب/أغسطس|أغسطس آب",
    9: "سبتمبر|أيلول|شتنبر|الفاتح|أيلول/سبتمبر",
    10: "أكتوبر|تشرين الأول|التمور|تشرين الأول/أكتوبر",
    11: "نوفمبر|تشرين الثاني|نونبر|الحرث|تشرين الثاني/نوفمبر",
    12: "ديسمبر|كانون الأول|دجنبر|الكانون|كانون الأول/ديسمبر",
}
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def statements(text: str, published: date | None = PUBLISHED, noise: str = "") -> list[Statement]:
    report = Report("t", text, published=published)
    layer = Layer.of(report, built_in())
    if noise:
        at = text.index(noise)
        evidence = cite(report, at, at + len(noise), "noise/test")
        layer.add([Statement("report", Property.NOISE, noise, "noise/test", evidence)])
    return list(dates(report, layer))


def read(text: str, published: date | None = PUBLISHED) -> list[Timex]:
    out = [s.value for s in statements(text, published)]
    assert all(isinstance(t, Timex) for t in out)
    return [t for t in out if isinstance(t, Timex)]


def only(text: str, published: date | None = PUBLISHED) -> Timex:
    found = read(text, published)
    assert len(found) == 1, [text[t.start : t.end] for t in found]
    return found[0]


def words(text: str) -> list[str]:
    return [text[t.start : t.end] for t in read(text)]


def come_back(told: list[tuple[date, str]]) -> None:
    for at in range(0, len(told), 2000):
        some = told[at : at + 2000]
        text = "\n".join(f"عقد اللقاء في {day.day} {name} {day.year} بالعاصمة" for day, name in some)
        found = read(text)
        assert [t.value for t in found] == [day for day, _ in some]
        assert {t.form for t in found} == {TimexForm.FULL}


def every_day(first: int, last: int) -> list[date]:
    begin = date(first, 1, 1)
    return [begin + n * DAY for n in range((date(last + 1, 1, 1) - begin).days)]


@pytest.mark.slow
def test_every_day_of_thirty_years_comes_back_from_every_naming_of_its_month() -> None:
    come_back([(day, name) for day in every_day(2000, 2030) for name in MONTHS[day.month].split("|")])


def test_every_day_of_a_leap_year_comes_back_from_every_naming_of_its_month() -> None:
    come_back([(day, name) for day in every_day(2024, 2024) for name in MONTHS[day.month].split("|")])


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.sampled_from(["{d}/{m}/{y}", "{d}-{m}-{y}", "{d}.{m}.{y}",
       "{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{d} / {m} / {y}م"]), st.booleans())  # fmt: skip
def test_numeric_dates_come_back_in_either_digits(day: date, form: str, eastern: bool) -> None:
    told = form.format(d=day.day, m=day.month, y=day.year)
    assert only(f"بتاريخ {told.translate(EASTERN) if eastern else told}").value == day


@given(st.dates(date(2005, 1, 1), date(2030, 12, 31)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_within_seven_days_on_either_side(published: date, weekday: str) -> None:
    timex = only(f"التقى الوزيران {weekday} في العاصمة", published)
    assert timex.value is not None
    assert timex.ahead is not None
    assert timedelta(0) <= published - timex.value < 7 * DAY
    assert timedelta(0) <= timex.ahead - published < 7 * DAY
    assert timex.value.weekday() == timex.ahead.weekday() == WEEKDAYS.index(weekday)


@given(st.dates(date(2005, 1, 1), date(2030, 12, 31)), st.sampled_from(WEEKDAYS))
def test_last_and_next_weekdays_never_fall_on_the_day_of_publication(published: date, weekday: str) -> None:
    past = only(f"التقيا يوم {weekday} الماضي", published)
    coming = only(f"يلتقيان يوم {weekday} المقبل", published)
    assert past.value is not None
    assert coming.value is not None
    assert DAY <= published - past.value <= 7 * DAY
    assert DAY <= coming.value - published <= 7 * DAY
    assert (past.future, coming.future) == (False, True)
    assert past.value == past.ahead
    assert coming.value == coming.ahead


@given(st.dates(date(2005, 1, 1), date(2030, 12, 31)), st.integers(1, 30))
def test_a_date_without_its_year_is_the_nearest_before_and_after(published: date, day: int) -> None:
    timex = only(f"اجتمعا في {day} أيلول", published)
    assert timex.value is not None
    assert timex.ahead is not None
    assert (timex.value.month, timex.value.day) == (timex.ahead.month, timex.ahead.day) == (9, day)
    assert timedelta(0) <= published - timex.value < 366 * DAY
    assert timedelta(0) <= timex.ahead - published < 366 * DAY
    assert timex.reason == "year from publication"


@pytest.mark.parametrize(
    ("text", "value", "until"),
    [
        ("استقبله اليوم", "2024-05-16", None),
        ("استقبله اليوم الخميس", "2024-05-16", None),
        ("وصل مساء أمس", "2024-05-15", None),
        ("وصل مساء أمس الأربعاء", "2024-05-15", None),
        ("وصل البارحة", "2024-05-15", None),
        ("وصل الليلة الماضية", "2024-05-15", None),
        ("وصل أول من أمس", "2024-05-14", None),
        ("وصل أمس الأول الثلاثاء", "2024-05-14", None),
        ("يصل غدا", "2024-05-17", None),
        ("يصل صباح يوم غد الجمعة", "2024-05-17", None),
        ("يصل بعد غد", "2024-05-18", None),
        ("وصل قبل يومين", "2024-05-14", None),
        ("وصل منذ ثلاثة أيام", "2024-05-13", None),
        ("وصل الأحد قبل الماضي", "2024-05-05", None),
        ("يصل الأحد بعد المقبل", "2024-05-26", None),
        ("يصل الثلاثاء من الأسبوع المقبل", "2024-05-21", None),
        ("وصل في الثاني عشر من الشهر الجاري", "2024-05-12", None),
        ("يصل في 3 من الشهر المقبل", "2024-06-03", None),
        ("وصل يوم 15 الجاري", "2024-05-15", None),
        ("وصل في الفاتح من سبتمبر", "2023-09-01", None),
        ("يصل أول يوليو المقبل", "2024-07-01", None),
        ("وصل في 5 مايو من العام الماضي", "2023-05-05", None),
        ("وصل في السادس والعشرين من نيسان الماضي", "2024-04-26", None),
        ("وصلا ليل الأربعاء إلى الخميس", "2024-05-15", "2024-05-16"),
        ("وصلا ليل الأربعاء الخميس", "2024-05-15", "2024-05-16"),
        ("اجتمعا يومي الأحد والاثنين", "2024-05-12", "2024-05-13"),
        ("اجتمعا من 3 إلى 5 مايو", "2024-05-03", "2024-05-05"),
        ("اجتمعا يومي 3 و4 مايو", "2024-05-03", "2024-05-04"),
        ("اجتمعا بين 28 أبريل و3 مايو 2018", "2018-04-28", "2018-05-03"),
        ("اجتمعا من 30 ديسمبر إلى 2 يناير 2019", "2018-12-30", "2019-01-02"),
        ("اجتمعا في 12 شوال 1436هـ الموافق 28 يوليو 2015م", "2015-07-28", None),
        ("اجتمعا في 28 يوليو 2015 (12 شوال 1436)", "2015-07-28", None),
        ("اجتمعا في ١٢/١٠/١٤٣٦هـ", "2015-07-28", None),
        ("اجتمعا في 1436/10/12هـ", "2015-07-28", None),
        ("اجتمعا يوم الثلاثاء الموافق 28/7/2015", "2015-07-28", None),
        ("اجتمعا يوم السبت، 18 ماي 2024", "2024-05-18", None),
        ("اجتمعا في 7/28/2015", "2015-07-28", None),
    ],
)
def test_one_time_one_day(text: str, value: str, until: str | None) -> None:
    timex = only(text)
    assert timex.value == date.fromisoformat(value)
    assert timex.until == (date.fromisoformat(until) if until else None)
    assert timex.precision is Precision.DAY
    assert timex.conflict is None


def test_yawm_and_parts_of_the_day_belong_to_the_words_and_proclitics_do_not() -> None:
    assert words("وصل الوفد ومساء يوم الأحد، ثم غادر بالأمس") == ["مساء يوم الأحد", "الأمس"]
    assert words("من 3 إلى 5 مايو") == ["3 إلى 5 مايو"]
    assert words("في 28 يوليو 2015 (12 شوال 1436هـ).") == ["28 يوليو 2015 (12 شوال 1436هـ)"]


@pytest.mark.parametrize(
    "text",
    [
        "شارك في اليوم الوطني لبلاده",
        "اختتم اليوم الأول من الورشة",
        "نشرت صحيفة اليوم مقالا",
        "التقى رئيس حزب الغد",
        "زار بلدية سوق الجمعة",
        "حضر الوزير خميس الورداني والنائب علي جمعة",
        "حضر أحد الوزراء",
        "مارس الوزير مهامه",
        "التقت تيريزا ماي نظيرها",
        "نائب رئيس الوزراء الأول ناصر الورداني",
        "شرب الماء في الصيف",
        "قال رمضان الورداني لشعبان الورداني",
        "فتح باب الحوار",
        "على ما يوليه من اهتمام",
        "التقى الأمين العام الحالي",
        "صفر نتائج وعمل محرم",
        "بعد يومين من الاجتماع",
        "الاثنين والعشرين عضوا",
        "المادة 5 والفقرة 12",
        "يعمل المعبر 12 ساعة في اليوم",
        "غادر في 30 سيارة",
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize("text", ["في مارس", "شهر آب", "تموز المقبل", "ماي الماضي", "8 مارس", "آب 2017", "5 ناصر",
                                  "شهر شعبان", "في رمضان", "10 صفر", "الفاتح من أكتوبر"])  # fmt: skip
def test_months_that_are_words_count_beside_a_date_word(text: str) -> None:
    assert len(words(f"اجتمعا {text} بالعاصمة")) == 1


@pytest.mark.parametrize("text", ["30 فبراير", "31 أبريل 2018", "31/6/2018", "29 شباط 2023"])
def test_days_that_do_not_exist_have_no_value_and_the_reason_names_them(text: str) -> None:
    timex = only(f"اجتمعا في {text}")
    assert (timex.value, timex.ahead) == (None, None)
    assert timex.reason.startswith("no such day: ")


def test_the_leap_day_waits_for_its_year() -> None:
    timex = only("اجتمعا في 29 فبراير", date(2023, 6, 1))
    assert (timex.value, timex.ahead) == (date(2020, 2, 29), date(2024, 2, 29))


@pytest.mark.parametrize("text", ["اليوم", "الأحد", "5 مايو", "الشهر الماضي", "قبل يومين", "10 شوال", "15 الجاري"])
def test_nothing_is_resolved_without_a_publication_date(text: str) -> None:
    timex = only(f"اجتمعا {text}", None)
    assert (timex.value, timex.ahead, timex.reason) == (None, None, "no publication date")


@pytest.mark.parametrize("year", [1, 1850, 9999])
@pytest.mark.parametrize("text", ["غدا", "الأحد", "5 مايو", "الشهر الماضي", "قبل يومين", "10 شوال", "15 الجاري"])
def test_a_publication_date_nobody_can_believe_is_no_anchor_and_the_reason_says_so(text: str, year: int) -> None:
    timex = only(f"يجتمعان {text}", date(year, 12, 31))
    assert (timex.value, timex.ahead, timex.reason) == (None, None, "the publication day is not believed")


def test_a_full_date_is_read_under_a_publication_date_that_is_not_believed() -> None:
    timex = only("اجتمعا في 5 مايو 2024", date(1850, 1, 1))
    assert (timex.value, timex.reason) == (date(2024, 5, 5), "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("اليوم السبت", "the weekday told is not the one that the publication date gives"),
        ("السبت 12 مايو 2024", "the weekday is not that of the date"),
        ("السبت 12 مايو", "the weekday is not that of the date in the years around publication"),
    ],
)
def test_a_weekday_that_does_not_fit_says_what_it_does_not_fit(text: str, reason: str) -> None:
    timex = only(f"اجتمعا {text}")
    assert (timex.value, timex.conflict) == (None, reason)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("غدا", None),
        ("غدا", date(1850, 1, 1)),
        ("اليوم السبت", PUBLISHED),
        ("السبت 12 مايو 2024", PUBLISHED),
        ("السبت 12 مايو", PUBLISHED),
        ("10 شوال 1445هـ الموافق 5 مايو 2024", PUBLISHED),
    ],
)
def test_why_a_day_is_not_known_is_told_in_arabic_too(text: str, published: date | None) -> None:
    why = only(f"اجتمعا {text}", published).reason
    assert why
    assert label(why).ar != why


@pytest.mark.parametrize("written", sorted({e.pattern for _, e, _ in PHRASES}))
def test_no_phrase_repeats_without_a_bound_so_that_a_long_list_costs_no_square(written: str) -> None:
    sre = re.compile(r"(?<!\\)[*+]|\{\d*,\}")
    assert sre.search(written) is None
    assert sre.search("[DO]*" + written)


def test_a_list_of_days_may_be_as_long_as_a_month_and_longer_ones_are_no_days() -> None:
    some = "، ".join(str(n) for n in range(1, 31))
    assert words(f"اجتمعا أيام {some} مايو")[0].startswith("أيام 1، 2")
    assert words("اجتمعوا في البنود " + "، ".join(str(n) for n in range(1, 400))) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit", ["5، ", "5/", "5 - ", "5 و", "يوم ", "مساء يوم ", "الأول والثاني و", "الخميس والجمعة "]
)
def test_the_time_grows_with_the_length_whatever_is_repeated(unit: str) -> None:
    def seconds(times: int) -> float:
        report = Report("t", unit * times, published=PUBLISHED)
        layer = Layer.of(report, built_in())
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            list(dates(report, layer))
            best = min(best, time.process_time() - began)
        return best

    assert seconds(16_000) / seconds(2_000) < 24, "8 times the length must not cost its square, 64 times"


def test_a_full_date_needs_no_publication_date() -> None:
    assert only("اجتمعا الأحد 5 مايو 2024", None).value == date(2024, 5, 5)


@pytest.mark.parametrize("text", ["اليوم السبت", "أمس الثلاثاء", "غدا الأحد", "الثلاثاء 5 مايو 2024",
                                  "الثلاثاء 12/5/2024", "الاثنين 13 شوال 1436هـ",
                                  "1 محرم 1436هـ الموافق 28 يوليو 2015"])  # fmt: skip
def test_words_that_contradict_each_other_give_a_conflict_and_no_day(text: str) -> None:
    timex = only(f"اجتمعا {text}")
    assert timex.conflict is not None
    assert timex.reason == timex.conflict
    assert (timex.value, timex.ahead) == (None, None)


def test_one_contradiction_of_the_publication_date_takes_every_anchored_day_away() -> None:
    today, yesterday, full = read("قال اليوم السبت إنه التقى أمس نظيره. وكانا التقيا في 5 مايو 2018.")
    assert today.conflict is not None
    assert (yesterday.value, yesterday.reason) == (None, "the text contradicts the publication date")
    assert full.value == date(2018, 5, 5)


def test_an_agreeing_word_keeps_the_publication_date_trusted() -> None:
    found = read("قال اليوم الخميس إنه وصل. وكان قال 'أمس الأحد' خطأ. ثم غادر أمس.")
    assert [t.value for t in found] == [PUBLISHED, None, PUBLISHED - DAY]


def test_a_full_date_beside_today_is_kept_though_it_contradicts_the_publication_date() -> None:
    timex = only("اجتمعا اليوم 14 مايو 2024")
    assert timex.value == date(2024, 5, 14)
    assert timex.conflict is not None


def test_a_weekday_beside_a_partial_date_decides_its_year() -> None:
    assert only("يجتمعان الثلاثاء 21 مايو").value == date(2024, 5, 21)
    assert only("اجتمعا الأحد 21 مايو").value == date(2023, 5, 21)


def test_a_weekday_beside_a_hijri_date_settles_the_sighting() -> None:
    assert only("اجتمعا الأربعاء 12 شوال 1436هـ").value == date(2015, 7, 29)


def test_the_tense_of_the_clause_chooses_the_reading() -> None:
    timex = only("اجتماع في 9 و10 نيسان/أبريل", date(2018, 4, 5))
    assert timex.first_day(future=True) == date(2018, 4, 9)
    assert timex.last_day(future=True) == date(2018, 4, 10)
    assert timex.first_day(future=False) == date(2017, 4, 9)
    assert only("الاجتماع الخميس").first_day(future=True) == PUBLISHED


@pytest.mark.parametrize(
    ("text", "precision", "value", "until"),
    [
        ("الشهر الماضي", Precision.MONTH, "2024-04-01", "2024-04-30"),
        ("في فبراير الماضي", Precision.MONTH, "2024-02-01", "2024-02-29"),
        ("في أيار 2018", Precision.MONTH, "2018-05-01", "2018-05-31"),
        ("العام الجاري", Precision.YEAR, "2024-01-01", "2024-12-31"),
        ("هذا العام", Precision.YEAR, "2024-01-01", "2024-12-31"),
        ("عام 1990", Precision.YEAR, "1990-01-01", "1990-12-31"),
        ("عام 1436هـ", Precision.YEAR, "2014-10-25", "2015-10-13"),
        ("قبل ثلاث سنوات", Precision.YEAR, "2021-01-01", "2021-12-31"),
    ],
)
def test_months_and_years_are_spans_and_say_how_exact_they_are(
    text: str, precision: Precision, value: str, until: str
) -> None:
    timex = only(f"اجتمعا {text}")
    assert timex.precision is precision
    assert (timex.value, timex.until) == (date.fromisoformat(value), date.fromisoformat(until))


def test_weeks_and_vague_words_name_no_day() -> None:
    for text in ("الأسبوع المقبل", "هذا الأسبوع", "مؤخرا", "قريبا", "الأيام الماضية", "20 من الشهر نفسه"):
        timex = only(f"اجتمعا {text}")
        assert timex.value is None
        assert timex.reason
    assert only("يجتمعان الأيام المقبلة").future


@pytest.mark.parametrize(
    ("text", "last"),
    [("خلال ٤٨ ساعة", "2024-05-18"), ("في غضون ثلاثة أشهر", "2024-08-16"), ("خلال الأسبوعين المقبلين", "2024-05-30"),
     ("خلال السنوات الخمس المقبلة", "2029-05-16"), ("خلال شهر", "2024-06-16")],
)  # fmt: skip
def test_lengths_of_time_have_an_end_and_no_day(text: str, last: str) -> None:
    timex = only(f"ينجز العمل {text}")
    assert timex.form is TimexForm.DURATION
    assert timex.value is None
    assert timex.last_day(future=True) == date.fromisoformat(last)


def test_a_past_length_of_time_has_no_end_ahead() -> None:
    assert only("خلال الساعات الـ48 الماضية").last_day(future=True) is None


def test_dates_in_noise_are_left_out_and_the_rest_is_cited() -> None:
    text = "وصل أمس.\nأخبار أخرى: مباراة الأحد"
    (statement,) = statements(text, noise="أخبار أخرى: مباراة الأحد")
    assert statement.evidence is not None
    assert (statement.evidence.quote, statement.rule) == ("أمس", "date/relative")
    assert statement.evidence.entries == ("relative_days/yesterday",)


def test_a_line_break_parts_two_dates() -> None:
    assert len(words("اللقاء الأحد\n5 مايو 2024 موعد آخر")) == 2


JUMBLE = """اليوم أمس الأحد 5 مايو إلى من - / ( ) ، 2018
شهر المقبل هـ شوال قبل يومين و الموافق"""


@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=14))
def test_any_jumble_of_date_words_is_read_and_cited_in_order(parts: list[str]) -> None:
    text = " ".join(parts)
    found = read(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(t.value is not None or t.ahead is not None or t.reason for t in found)


def test_the_day_of_every_dated_gold_meeting_is_among_those_read() -> None:
    gold = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[2].parent / "shared")) / "gold"
    if not gold.is_dir():
        pytest.skip(f"shared gold is missing at {gold}")
    dated = hits = 0
    for name in ("train.jsonl", "dev.jsonl"):
        for line in (gold / name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            days = {
                day
                for t in read(record["text"], date.fromisoformat(record["published"]) if record["published"] else None)
                if t.precision is Precision.DAY
                for day in (t.value, t.ahead)
            }
            for meeting in record["meetings"]:
                if meeting["date"]:
                    dated += 1
                    hits += date.fromisoformat(meeting["date"]) in days
    assert dated
    assert hits / dated >= 0.98
