"""Where actions begin and where their clauses may end, on invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.extract.blocks import blocks
from mahdar.extract.clauses import MAX_TOKENS, Clause, Form, clause_words, clauses
from mahdar.extract.layer import Layer
from mahdar.extract.segments import segments
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report

TITLE = "وفد الواحة يزور المرفأ\n\n"


def read(text: str) -> list[tuple[str, Clause]]:
    report = Report("t", TITLE + text)
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    words = clause_words(layer)
    found = [c for s in segments(report, layer) for c in clauses(report, layer, words, s)]
    return [(report.text[c.start : c.end], c) for c in found]


def quotes(text: str) -> list[str]:
    return [quote for quote, _ in read(text)]


def test_an_action_noun_begins_a_clause_without_its_proclitics() -> None:
    assert "تشكيل لجنة فنية للمياه" in quotes("اتفق الوفدان على تشكيل لجنة فنية للمياه.")
    assert "إرسال فريق من المهندسين" in quotes("وعدت الشركة بإرسال فريق من المهندسين.")


def test_the_name_of_a_body_that_holds_an_action_noun_begins_none() -> None:
    assert not quotes("وصل أمين عام مجلس التعاون إلى المرفأ صباح الأحد.")


def test_a_verb_of_the_future_begins_a_clause_without_the_conjunction() -> None:
    found = read("وسيزور الوفد مصنع الزجاج في المدينة.")
    assert [(q, c.form) for q, c in found] == [("سيزور الوفد مصنع الزجاج في المدينة", Form.FUTURE)]


@pytest.mark.parametrize("word", ["سياسة", "سيارة", "وسيلة", "سنغافورة"])
def test_a_noun_that_looks_like_a_verb_of_the_future_begins_none(word: str) -> None:
    assert not [c for _, c in read(f"ناقش الحاضرون {word} النقل القديمة.") if c.form is Form.FUTURE]


def test_a_clause_ends_before_a_clause_of_its_own_and_never_goes_on() -> None:
    text = "اتفقا على فتح خط بحري بين المرفأين، مؤكدين أن العمل يبدأ غدا."
    assert [q for q in quotes(text) if q.startswith("فتح")] == ["فتح خط بحري بين المرفأين"]


def test_a_relative_clause_may_belong_to_the_measure_or_not() -> None:
    found = quotes("اتفقا على تنفيذ خطة الري التي أعدتها البلدية.")
    assert {"تنفيذ خطة الري", "تنفيذ خطة الري التي أعدتها البلدية"} <= set(found)


def test_two_words_for_one_action_are_not_cut_apart() -> None:
    found = quotes("اتفقا على تفكيك شبكات الصيد الجائر وملاحقة أصحابها في البحر.")
    assert found == ["تفكيك شبكات الصيد الجائر وملاحقة أصحابها في البحر"]


def test_the_same_word_twice_is_two_actions() -> None:
    found = quotes("اتفقا على تزويد المدارس بالكتب وتزويد المساجد بالسجاد.")
    assert {"تزويد المدارس بالكتب", "تزويد المساجد بالسجاد"} <= set(found)


def test_three_bare_letters_are_a_verb_only_where_a_verb_stands() -> None:
    assert next(c.form for _, c in read("وقع المدير عقد الصيانة مع الشركة.")) is Form.PAST
    assert not [c for _, c in read("كان ذلك قبل عقد من الزمان تقريبا.") if c.form is Form.PAST]


def test_quotation_marks_that_open_inside_a_clause_do_not_end_it() -> None:
    assert "إطلاق مبادرة «بحر نظيف، شاطئ آمن» للشباب" in quotes("أعلنت إطلاق مبادرة «بحر نظيف، شاطئ آمن» للشباب.")


@given(
    st.lists(st.sampled_from(["وتشكيل", "لجنة", "،", "«", "»", "سيزور", "على", "فتح", ":", "3", "(", "."]), max_size=60)
)
def test_any_words_give_clauses_that_lie_in_the_text_and_are_not_too_long(parts: list[str]) -> None:
    for quote, clause in read("قال الوفد " + " ".join(parts)):
        assert quote == quote.strip()
        assert 0 < clause.last - clause.first <= MAX_TOKENS
