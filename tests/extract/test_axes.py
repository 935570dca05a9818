"""Axes and targets, on invented plans."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from mahdar.extract.axes import axes
from mahdar.extract.blocks import blocks
from mahdar.extract.layer import Layer
from mahdar.extract.noise import noise
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report
from mahdar.model.statement import Property

LEAD = "ناقش وفد الواحة مع إدارة المرفأ خطة مشتركة للعام المقبل، ويوضح ما يلي أبرز ما جاء فيها من بنود.\n"


def read(text: str) -> list[tuple[str, str]]:
    report = Report("t", text)
    layer = Layer.of(report, built_in())
    for step in (blocks, noise, axes):
        layer.add(list(step(report, layer)))
    names = [str(s.value) for s in layer.said(Property.AXIS)]
    return list(zip(names, (str(s.value) for s in layer.said(Property.TARGET)), strict=True))


def test_columns_are_known_by_their_headers_in_any_order() -> None:
    table = "| المستهدف | المحور |\n|---|---|\n| حفر عشرين بئرا في الجنوب. | المياه |\n"
    assert read(LEAD + table) == [("المياه", "حفر عشرين بئرا في الجنوب")]


def test_a_number_column_before_the_axis_is_passed_over() -> None:
    table = "| م | المجال | الإجراءات |\n|---|---|---|\n| 1 | المياه | حفر عشرين بئرا |\n| 2 | التعليم | فتح مدرسة |\n"
    assert read(LEAD + table) == [("المياه", "حفر عشرين بئرا"), ("التعليم", "فتح مدرسة")]


def test_a_table_with_short_names_and_phrases_is_a_plan_without_header_words() -> None:
    table = "| النقطة | البيان |\n|---|---|\n| المياه | حفر عشرين بئرا في القرى الجنوبية هذا العام |\n"
    assert read(LEAD + table) == [("المياه", "حفر عشرين بئرا في القرى الجنوبية هذا العام")]


def test_a_price_list_is_no_plan() -> None:
    assert read(LEAD + "| العملة | السعر |\n|---|---|\n| دينار الواحة | ثلاثة دراهم |\n") == []
    assert read(LEAD + "| التمر | 15 |\n|---|---|\n| القمح | 20 |\n") == []


def test_a_row_without_a_target_is_left_out() -> None:
    table = "| المحور | الهدف |\n|---|---|\n| المياه |\n| التعليم | فتح مدرسة جديدة |\n"
    assert read(LEAD + table) == [("التعليم", "فتح مدرسة جديدة")]


def test_a_numbered_axis_with_a_colon_names_axis_and_target() -> None:
    text = LEAD + "المحور الأول: المياه: حفر عشرين بئرا في الجنوب.\nالمحور الثاني: التعليم - فتح مدرسة جديدة."
    assert read(text) == [("المياه", "حفر عشرين بئرا في الجنوب"), ("التعليم", "فتح مدرسة جديدة")]


def test_items_under_a_numbered_axis_are_its_targets() -> None:
    text = LEAD + "المحور الأول: المياه\n- حفر عشرين بئرا.\n- مد الأنابيب.\nوانتهى اللقاء في المساء بحضور الجميع."
    assert read(text)[:2] == [("المياه", "حفر عشرين بئرا"), ("المياه", "مد الأنابيب")]


def test_plain_items_and_prose_about_an_axis_are_no_axes() -> None:
    assert read(LEAD + "- حفر عشرين بئرا.\n- مد الأنابيب.") == []
    assert read(LEAD + "المحور الأول للطريق يمر بالقرية ثم ينتهي عند المرفأ القديم.") == []


def test_the_seed_report_gives_its_three_axes_word_for_word() -> None:
    path = Path(os.environ.get("MAHDAR_SHARED", Path(__file__).parents[3] / "shared")) / "gold" / "seed.jsonl"
    if not path.exists():
        pytest.skip(f"shared gold not found: {path}")
    gold = json.loads(path.read_text(encoding="utf-8").splitlines()[0])
    assert read(gold["text"]) == [(a["axis"], a["target"]) for a in gold["axes"]]


def test_items_with_labels_under_words_of_axes_are_a_plan_and_elsewhere_none() -> None:
    items = "- المياه - حفر عشرين بئرا في الجنوب.\n- التدريب: تدريب ثلاثين غواصا.\n"
    assert ("التدريب", "تدريب ثلاثين غواصا") in read(LEAD + "محاور العمل:\n" + items)
    assert not read(LEAD.replace("من بنود", "للصيادين") + "وقال الوفد:\n" + items)
