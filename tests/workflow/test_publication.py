"""The day of publication that a text tells of itself, on invented reports."""

from __future__ import annotations

from datetime import date

import pytest

import mahdar
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report
from mahdar.workflow.publication import with_publication

TITLE = "وزير المياه يستقبل سفيرة إيطاليا"
LEAD = "استقبل وزير المياه سالم الورداني أمس سفيرة إيطاليا لدى ليبيا لورا بانكي في مكتبه."


def told(text: str) -> tuple[date | None, str, str]:
    report, evidence = with_publication(Report("r", text), built_in())
    assert report.text == text
    return report.published, evidence.rule if evidence else "", evidence.quote if evidence else ""


@pytest.mark.parametrize(
    ("text", "day", "rule"),
    [
        (f"الخرطوم 20-4-2023 (سونا)- {LEAD}", date(2023, 4, 20), "dateline"),
        (f"الخرطوم ٢٠-٤-٢٠٢٣ (النورس) - {LEAD}", date(2023, 4, 20), "dateline"),
        (f"{TITLE}\nالرياض 18 رجب 1447 هـ الموافق 07 يناير 2026 م واس\n{LEAD}", date(2026, 1, 7), "dateline"),
        (f"دبي في 12 مارس 2024 / وام / {LEAD}", date(2024, 3, 12), "dateline"),
        (f"صنعاء - سبأ: 05 مايو 2024م {LEAD}", date(2024, 5, 5), "dateline"),
        (f"بيروت، 3 آذار 2024\n{LEAD}", date(2024, 3, 3), "dateline"),
        (f"{TITLE}\n\nنشر في: 14 يناير 2026\n\n{LEAD}", date(2026, 1, 14), "line"),
        (f"{TITLE}\n* تاريخ النشر: الأربعاء 14/01/2026 10:20\n{LEAD}", date(2026, 1, 14), "line"),
        (f"{TITLE}\nنُشر في 14 جانفي 2026 | آخر تحديث 15 جانفي 2026\n{LEAD}", date(2026, 1, 14), "line"),
    ],
)
def test_a_line_of_publication_or_a_dateline_tells_the_day(text: str, day: date, rule: str) -> None:
    found, by, quote = told(text)
    assert (found, by) == (day, f"published/{rule}")
    assert quote in text


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\nآخر تحديث: 14 يناير 2026\n{LEAD}",
        f"الخرطوم 20 أبريل (سونا)- {LEAD}",
        f"الرياض 18 رجب 1447 هـ واس\n{LEAD}",
        f"بغداد 12 مارس 2024 {LEAD}",
        f"{TITLE}\n{LEAD} ووقع الاتفاق في طرابلس 3 مارس 2024.",
        f"بيروت 4 مارس 2027: مؤتمر دولي لدعم الواحات\n{LEAD}",
        f"{TITLE}\nنشر في الجريدة الرسمية، العدد الصادر يوم 14 يناير 2026\n{LEAD}",
        f"{LEAD}\n{LEAD}\n{LEAD}\n{LEAD}\n{LEAD}\nنشر في: 14 يناير 2026",
        f"في 3 مارس 2024 - {LEAD}",
        f"طرابلس في 3 مارس 2024 استضافت اللقاء. {LEAD}",
        f"الخرطوم 31-2-2023 (سونا)- {LEAD}",
        f"{TITLE}\nنشر الوزير في 14 يناير 2026 صورة له.\n{LEAD}",
        f"طرابلس من 3 إلى 5 مارس 2024 - {LEAD}",
    ],
)
def test_any_other_date_is_the_news_own(text: str) -> None:
    assert told(text) == (None, "", "")


def test_what_was_given_is_never_overridden() -> None:
    report = Report("r", f"الخرطوم 20-4-2023 (سونا)- {LEAD}", published=date(2020, 1, 1))
    assert with_publication(report, built_in()) == (report, None)


def test_the_day_found_is_an_anchor_and_no_answer_and_its_words_are_told() -> None:
    minutes = mahdar.read(f"الخرطوم 20-4-2023 (سونا)- {LEAD}")
    assert minutes.report.published == date(2023, 4, 20)
    assert minutes.meetings[0].date == date(2023, 4, 19)
    found = minutes.explain("published")
    assert (found.value, found.rule, found.words and found.words.quote) == (
        "2023-04-20",
        "published/dateline",
        "20-4-2023",
    )
    assert minutes.record()["evidence"]["published"]["start"] == 8
    assert "published" not in minutes.minutes.missing
    undated = mahdar.read(f"الخرطوم 20-4-2023 (سونا)- {LEAD.replace(' أمس', '')}")
    assert undated.report.published == date(2023, 4, 20)
    assert [m.date for m in undated.meetings] == [None]


def test_the_words_of_the_day_lead_to_it_and_back_on_the_page() -> None:
    page = mahdar.read(f"الخرطوم 20-4-2023 (سونا)- {LEAD}")._repr_html_()
    for target in (part.split('"')[0] for part in page.split('href="#')[1:]):
        assert f'id="{target}"' in page
