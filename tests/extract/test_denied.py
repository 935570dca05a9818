"""No action is read out of the complement of a word that denies or stops it."""

from __future__ import annotations

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.clauses import clause_words, clauses
from mahdar.extract.layer import Layer
from mahdar.extract.segments import segments
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report


def quotes(text: str) -> list[str]:
    report = Report("t", "وفد الواحة يزور المرفأ\n\n" + text)
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    words = clause_words(layer)
    found = [c for s in segments(report, layer) for c in clauses(report, layer, words, s)]
    return [report.text[c.start : c.end] for c in found]


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("دعا الوفد إلى وقف فوري لإطلاق القوارب القديمة.", "وقف فوري لإطلاق القوارب القديمة"),
        ("دعا الوفد إلى الوقف الفوري لإطلاق القوارب القديمة.", "الوقف الفوري لإطلاق القوارب القديمة"),
        ("اتفق الجانبان على منع توريد الأخشاب النادرة.", "منع توريد الأخشاب النادرة"),
        ("اتفق الجانبان على عدم تسليم المفاتيح للشركة.", "عدم تسليم المفاتيح للشركة"),
        ("قرر المجلس تأجيل عقد الدورة الثانية.", "تأجيل عقد الدورة الثانية"),
        ("طالب الوفد بإلغاء أي تشكيل جديد للجنة.", "إلغاء أي تشكيل جديد للجنة"),
        ("اتفق الجانبان على حظر تمويل تدريب الغواصين.", "حظر تمويل تدريب الغواصين"),
        ("دعا الوفد إلى الامتناع عن نشر الخرائط القديمة.", "الامتناع عن نشر الخرائط القديمة"),
    ],
)
def test_a_clause_begins_at_the_word_that_stops_and_not_inside_what_it_stops(sentence: str, whole: str) -> None:
    assert set(quotes(sentence)) == {whole}


@pytest.mark.parametrize(
    "sentence",
    [
        "رفضت البلدية تسليم مفاتيح المرفأ.",
        "لن يتم عقد مؤتمر صحفي في المرفأ.",
        "لم يوافق الوفد على إنشاء مرفأ ثان.",
        "أسف الوفد لفشل تنفيذ خطة المرفأ.",
        "نفت البلدية توقيع عقد الصيانة.",
        "عاد الوفد دون تحديد موعد جديد.",
    ],
)
def test_what_is_refused_denied_or_failed_is_no_action(sentence: str) -> None:
    assert not quotes(sentence)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("لا بد من إنشاء مرفأ ثان.", "إنشاء مرفأ ثان"),
        ("لم يبق إلا توقيع عقد الصيانة.", "توقيع عقد الصيانة"),
        ("اتفق الجانبان على وقف الصيد وفتح خط بحري.", "فتح خط بحري"),
        ("اتفق الجانبان على منع الصيد الجائر لتحقيق توازن البحر.", "تحقيق توازن البحر"),
        ("وافق الوفد على إنشاء مرفأ ثان.", "إنشاء مرفأ ثان"),
        ("طالب الوفد بفتح المرفأ دون شروط، وإنشاء رصيف.", "إنشاء رصيف"),
    ],
)
def test_what_stands_outside_the_denial_is_read_as_before(sentence: str, found: str) -> None:
    assert found in quotes(sentence)


def test_a_verb_behind_an_that_is_denied_with_it() -> None:
    assert not quotes("رفضت البلدية أن يوقع الوفد العقد.")
    assert quotes("من المقرر أن يوقع الوفد العقد.")
