"""Noise by form, place and subject, on an invented report."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.layer import Layer
from mahdar.extract.noise import by_form_found, noise
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import BlockKind, Report

TITLE = "وزير الزراعة يستقبل وفد الواحة"
FIRST = (
    "استقبل وزير الزراعة سالم المرزوقي في مدينة النورس وفدا من اتحاد المزارعين في الواحة برئاسة هند الراوي، "
    "وبحث معه توزيع المياه بين القرى وموسم القمح المقبل."
)
SECOND = (
    "واتفق الجانبان على حفر عشرين بئرا في القرى الجنوبية، وعلى تدريب المزارعين على الري بالتنقيط قبل نهاية العام، "
    "وعلى لقاء يعقد كل شهر لمتابعة التنفيذ."
)
THIRD = "وقالت الراوي إن المزارعين ينتظرون منذ سنوات حلا لمشكلة المياه في القرى البعيدة عن النهر."
REPORT = f"{TITLE}\n{FIRST}\n{SECOND}\n{THIRD}"


def noise_of(text: str) -> list[str]:
    report = Report("t", text)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    layer.add(noise(report, layer))
    for statement in layer.statements:
        if statement.evidence:
            assert text[statement.evidence.start : statement.evidence.end] == statement.value
    return [str(s.value) for s in layer.statements if s.evidence]


def test_a_clean_report_has_no_noise() -> None:
    assert noise_of(REPORT) == []


def test_headlines_of_other_stories_after_the_last_paragraph_are_noise() -> None:
    headlines = ["أسعار الذهب تتراجع في الأسواق", "منتخب السباحة يفوز بكأس القارة", "تردد قناة الأطفال الجديد"]
    assert noise_of(REPORT + "\n" + "\n".join(headlines)) == headlines


def test_a_quotation_set_apart_is_no_headline_wherever_it_stands() -> None:
    words = "أسعار الذهب تتراجع في الأسواق"
    assert noise_of(f"{REPORT}\n{words}") == [words]
    assert noise_of(f"{REPORT}\n> {words}\n> منتخب السباحة يفوز بكأس القارة") == []
    assert noise_of(f"{TITLE}\n{FIRST}\n> {words}\n> منتخب السباحة يفوز بكأس القارة\n{SECOND}\n{THIRD}") == []


def test_one_foreign_headline_is_noise_and_a_last_line_on_the_same_matter_is_not() -> None:
    assert noise_of(f"{REPORT}\nمنتخب السباحة يفوز بكأس القارة") == ["منتخب السباحة يفوز بكأس القارة"]
    assert noise_of(f"{REPORT}\nحفر الآبار في القرى الجنوبية يبدأ بعد موسم القمح") == []


@pytest.mark.parametrize(
    "line",
    [
        "اقرأ أيضا: منتخب السباحة يفوز بكأس القارة",
        "للمزيد - صور من مهرجان التمور",
        "جميع الحقوق محفوظة لصحيفة النورس",
        "تابعونا على فيسبوك وتويتر",
        "آخر تحديث: 10:20 صباحا",
        "شارك فيسبوك تويتر واتساب طباعة",
        "Next Previous",
        "تصوير: مازن الحداد",
        "وسوم: زراعة، مياه",
        "أضف تعليقك",
        "(رويترز)",
        "انتهى",
        "صحيفة النورس/ أ ف ب",
        "--------",
    ],
)
def test_a_line_that_tells_its_own_trade_is_noise(line: str) -> None:
    assert noise_of(f"{REPORT}\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "وانتهى اللقاء بتوقيع محضر مشترك بين الوزارة والاتحاد.",
        "ودعا الوزير إلى المزيد من العمل في القرى الجنوبية.",
        "ونقلت رويترز عن الوزير أن الحفر يبدأ الشهر المقبل.",
        "وشارك في اللقاء مدير المياه ومدير الإرشاد في القرى الجنوبية.",
        "وأضاف الوزير على حسابه في تويتر أن الحفر يبدأ الشهر المقبل في القرى.",
        "وأكد الوزير احترام حقوق المزارعين في القرى الجنوبية كلها.",
    ],
)
def test_prose_with_the_same_words_stays(line: str) -> None:
    assert noise_of(f"{REPORT}\n{line}") == []


def test_a_share_bar_glued_to_the_first_sentence_is_noise_and_the_sentence_is_not() -> None:
    bar = "شارك عبر واتساب تويتر فيسبوك أضف تعليقك"
    assert noise_of(f"{TITLE}\n\n{bar} {FIRST}\n{SECOND}") == [bar]
    assert noise_of(f"{TITLE}\n\nNext Previous النورس – الزراعة\n{FIRST}\n{SECOND}") == ["Next Previous"]


def test_tags_after_the_last_full_stop_are_noise() -> None:
    assert noise_of(f"{REPORT} سمات الزراعة المياه الواحة") == ["سمات الزراعة المياه الواحة"]
    assert noise_of(f"{REPORT} ومن سمات المشروع أنه يخدم القرى.") == []


def test_an_agency_between_brackets_at_the_end_is_noise_and_one_in_the_dateline_is_not() -> None:
    assert noise_of(f"{REPORT} (واس)") == ["(واس)"]
    assert noise_of(f"{TITLE}\nالنورس - واس\n{FIRST}\n{SECOND}") == []


def test_a_byline_stays_and_a_caption_under_the_title_goes() -> None:
    assert noise_of(f"{TITLE}\nمازن الحداد\n{FIRST}\n{SECOND}") == []
    assert noise_of(f"{TITLE}\nسالم المرزوقي\n{FIRST}\n{SECOND}") == ["سالم المرزوقي"]
    assert noise_of(f"{TITLE}\nجانب من اللقاء\n{FIRST}\n{SECOND}") == ["جانب من اللقاء"]


def test_headlines_under_a_bare_read_also_are_noise_up_to_the_next_paragraph() -> None:
    text = f"{TITLE}\n{FIRST}\nاقرأ أيضا:\n- وزير الزراعة يزور القرى الجنوبية\n{SECOND}\n{THIRD}"
    assert noise_of(text) == ["اقرأ أيضا:", "وزير الزراعة يزور القرى الجنوبية"]


def test_two_headlines_side_by_side_between_paragraphs_are_noise_and_a_subheading_is_not() -> None:
    pair = ['زعيم المعارضة: "لن نقبل" قانون الانتخاب', 'المحكمة العليا "تؤجل" قضية الميناء القديم']
    assert noise_of(f"{TITLE}\n{FIRST}\n" + "\n".join(pair) + f"\n{SECOND}\n{THIRD}") == pair
    assert noise_of(f"{TITLE}\n{FIRST}\nحفر آبار وتدريب مزارعين\n{SECOND}\n{THIRD}") == []


def test_lines_of_noise_are_blocks_of_noise_for_the_steps_after() -> None:
    text = f"{REPORT}\nمنتخب السباحة يفوز بكأس القارة"
    report = Report("t", text)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    assert not list(layer.blocks(BlockKind.NOISE))
    layer.add(noise(report, layer))
    assert [text[b.start : b.end] for b in layer.blocks(BlockKind.NOISE)] == ["منتخب السباحة يفوز بكأس القارة"]


def test_a_page_of_nothing_but_headlines_has_no_noise() -> None:
    assert noise_of("منتخب السباحة يفوز بكأس القارة\nأسعار الذهب تتراجع في الأسواق") == []


def test_the_seed_report_loses_its_trailing_headlines_and_nothing_else() -> None:
    path = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[3] / "shared")) / "gold" / "seed.jsonl"
    if not path.exists():
        pytest.skip(f"shared gold not found: {path}")
    gold = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    assert noise_of(gold["text"]) == gold["noise"]


@pytest.mark.parametrize(
    "text",
    ["م\n|\nأ\nب", f"{REPORT}\n\nالمصدر:\nأ\nب", f"{REPORT}\n\nوكالات\n(أ\nب)", f"{REPORT}\n\nأ\nف\nب", "أ\nب\nج\n"],
)
def test_an_agencys_sign_torn_over_lines_is_no_mark_and_no_error(text: str) -> None:
    found = noise_of(text)
    assert all("\n" not in words or words in text for words in found)
    assert not any(words.startswith(TITLE) for words in found)


def test_an_agencys_sign_on_one_line_is_an_end_mark() -> None:
    assert noise_of(f"{REPORT}\n(أ ب)") == ["(أ ب)"]


def test_a_mark_that_runs_into_the_next_line_is_none_of_its_first_line() -> None:
    text = f"{REPORT}\n\nأ\nب"
    report = Report("t", text)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    whole = next(h for h in Layer.of(Report("u", "باريس (أ ب)"), built_in()).hits if h.entry.id == "agencies/ap")
    first = next(i for i, t in enumerate(layer.tokens) if t.start == text.rindex("أ"))
    torn = replace(whole, first=first, last=first + 2, start=text.rindex("أ"), end=len(text))
    layer._found["noise", "agencies"] = [torn]
    assert [f for f in by_form_found(report, layer) if f.entries] == []
