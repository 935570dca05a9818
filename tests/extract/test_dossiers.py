"""Standing subjects between sides, on invented sentences."""

from __future__ import annotations

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.dossiers import dossiers
from mahdar.extract.layer import Layer
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report


def read(text: str) -> list[str]:
    report = Report("t", "لقاء في المرفأ\n\n" + text)
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    return [evidence.quote for evidence in dossiers(report, layer)]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("بحث الوزيران ملف الهجرة غير النظامية في اللقاء.", "الهجرة غير النظامية"),
        ("وتطرق اللقاء إلى ملف أمن الحدود والصيد.", "أمن الحدود"),
        ("ناقشا قضية المياه المشتركة بين البلدين.", "المياه المشتركة"),
        ("وتناولا موضوع العمالة الموسمية.", "العمالة الموسمية"),
    ],
)
def test_the_noun_phrase_after_the_word_is_the_dossier(sentence: str, named: str) -> None:
    assert read(sentence) == [named]


@pytest.mark.parametrize(
    "sentence",
    [
        "ناقشا الملفات العالقة بين البلدين.",
        "هذه قضية خلافية لا حل لها.",
        "كان موضوع الندوة طويلا.",
        "وقال إن الموضوع انتهى.",
    ],
)
def test_plurals_passing_matters_and_bare_words_name_none(sentence: str) -> None:
    assert not read(sentence)


def test_a_dossier_named_twice_is_told_once() -> None:
    assert read("بحثا ملف أمن الحدود. وقال إن ملف أمن الحدود مهم.") == ["أمن الحدود"]
