"""Which words credit an agency or a paper, on invented reports."""

from __future__ import annotations

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.credit import credited
from mahdar.extract.layer import Layer
from mahdar.extract.noise import noise
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report

TITLE = "وزير الزراعة يستقبل وفد الواحة"
BODY = "التقى الوزير وفدا من المزارعين في القاعة، وبحث الجانبان توزيع المياه بين القرى وموسم القمح المقبل كله."
MORE = "واتفق الجانبان على حفر عشرين بئرا في القرى الجنوبية، وعلى تدريب المزارعين على الري بالتنقيط قبل نهاية العام."


def words(text: str) -> str | None:
    report = Report("t", text, language="ar")
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    layer.add(list(noise(report, layer)))
    hit = credited(report, layer)
    return text[hit.start : hit.end] if hit else None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("القاهرة (رويترز) - التقى الوزير وفدا من المزارعين في القاعة.", "رويترز"),
        ("النورس - وام\n" + BODY, "وام"),
        ("النورس في 5 مايو / وام / التقى الوزير وفدا من المزارعين.", "وام"),
        ("الرياض 05 رمضان 1445 هـ الموافق 15 مارس 2024 م واس\n" + BODY, "واس"),
        ("رام الله 5-5-2024 وفا- استقبل الوزير وفدا.", "وفا"),
        ("وكالة الأنباء القطرية: التقى الوزير وفدا.", "وكالة الأنباء القطرية"),
    ],
)
def test_an_agency_in_the_dateline_is_credited(line: str, agency: str) -> None:
    assert words(f"{TITLE}\n{line}\n{MORE}") == agency


@pytest.mark.parametrize("mark", ["(رويترز)", "المصدر: رويترز", "رويترز"])
def test_an_agency_at_the_end_is_credited(mark: str) -> None:
    assert words(f"{TITLE}\n{BODY}\n{MORE}\n{mark}") == "رويترز"


@pytest.mark.parametrize(
    ("said", "agency"),
    [
        ("وقالت رويترز إن اللقاء تأجل.", "رويترز"),
        ("وفقا لرويترز تأجل اللقاء.", "رويترز"),
        ("ونقلت عنه وكالة فرانس برس قوله إن اللقاء تأجل.", "وكالة فرانس برس"),
        ("وتأجل اللقاء، بحسب وكالة الأنباء القطرية.", "وكالة الأنباء القطرية"),
        ('وتأجل اللقاء، وفق "فرانس برس".', "فرانس برس"),
        ("وذكرت وكالة بترا أن اللقاء تأجل.", "وكالة بترا"),
        ("وقالت الوزيرة لرويترز إن اللقاء تأجل.", "رويترز"),
        ("وكالة الأنباء القطرية ذكرت أن اللقاء تأجل.", "وكالة الأنباء القطرية"),
        ("وتأجل اللقاء نقلا عن صحيفة محلية.", "صحيفة"),
        ("وتأجل اللقاء بحسب وكالة أنباء محلية.", "وكالة أنباء"),
        ("وأفاد الوزير في تصريح لوكالة الأنباء الكويتية بتأجيل اللقاء.", "وكالة الأنباء الكويتية"),
    ],
)
def test_an_agency_beside_a_word_that_credits_is_credited(said: str, agency: str) -> None:
    found = words(f"{TITLE}\n{BODY}\n{said}\n{MORE}")
    assert found is not None
    assert agency.endswith(found)


@pytest.mark.parametrize(
    "told",
    [
        "واستقبل الوزير مدير وكالة أنباء الشرق الأوسط (أ ش أ) في مكتبه.",
        "وزار الوفد مقر رويترز في العاصمة.",
        "وذكرت مديرة رويترز أن المقر سينقل.",
        "وقال إن رويترز باعت مقرها.",
        "وقال وال سابق إن اللقاء تأجل.",
        "وذكرت وكالة التنمية أن اللقاء تأجل.",
        "ووقعت المذكرة مع وكالة الأنباء القطرية.",
        "وتأجل اللقاء وفق البيان، وحضره مدير رويترز.",
    ],
)
def test_an_agency_that_is_met_or_mentioned_is_not_credited(told: str) -> None:
    assert words(f"{TITLE}\n{BODY}\n{told}\n{MORE}") is None


@pytest.mark.parametrize(
    "opening", ["استقبل الوزير مدير وكالة أنباء الشرق الأوسط (أ ش أ) في مكتبه.", "التقى مدير (رويترز) وفدا."]
)
def test_an_agency_met_in_the_first_line_makes_no_dateline(opening: str) -> None:
    assert words(f"{TITLE}\n{opening}\n{MORE}") is None


@pytest.mark.parametrize("line", ["اقرأ أيضا: قالت رويترز إن الذهب تراجع", "الصورة: رويترز"])
def test_an_agency_in_noise_is_not_credited(line: str) -> None:
    assert words(f"{TITLE}\n{BODY}\n{line}\n{MORE}") is None


def test_unnamed_agencies_are_no_agency() -> None:
    assert words(f"{TITLE}\nعواصم - وكالات\n{BODY}\n{MORE}") is None
