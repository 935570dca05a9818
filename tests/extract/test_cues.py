"""Which modality an action takes, on invented sentences."""

from __future__ import annotations

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.clauses import clause_words, clauses
from mahdar.extract.cues import Cues, governing, modality
from mahdar.extract.layer import Layer
from mahdar.extract.segments import segments
from mahdar.lexicon.lexicon import built_in
from mahdar.model.measure import Modality
from mahdar.model.report import Report

TITLE = "وفد الواحة يزور المرفأ\n\n"


def read(text: str) -> dict[str, tuple[Modality, str]]:
    """First words of every clause with its modality and the rule."""
    report = Report("t", TITLE + text)
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    cues, words = Cues(layer), clause_words(layer)
    out: dict[str, tuple[Modality, str]] = {}
    for segment in segments(report, layer):
        found = list(clauses(report, layer, words, segment))
        cue_of = governing(layer, cues, found)
        for clause in found:
            status, rule, _ = modality(cues, clause, cue_of.get(clause.first))
            first = " ".join(report.text[clause.start : clause.end].split()[:2])
            out.setdefault(first, (status, rule))
    return out


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("اتفق الوفدان على تشكيل لجنة للمياه.", Modality.AGREED),
        ("دعا الوفد إلى تشكيل لجنة للمياه.", Modality.URGED),
        ("طالبت البلدية بتشكيل لجنة للمياه.", Modality.URGED),
        ("اقترحت البلدية تشكيل لجنة للمياه.", Modality.PROPOSED),
        ("بحث الوفدان إمكانية تشكيل لجنة للمياه.", Modality.PROPOSED),
        ("تعتزم البلدية تشكيل لجنة للمياه.", Modality.PLANNED),
        ("سيتم تشكيل لجنة للمياه.", Modality.PLANNED),
        ("تم تشكيل لجنة للمياه.", Modality.DONE),
        ("تعكف البلدية على تشكيل لجنة للمياه.", Modality.UNDER_WAY),
        ("أعربت البلدية عن استعدادها لتشكيل لجنة للمياه.", Modality.PROPOSED),
    ],
)
def test_the_governing_word_gives_the_modality(sentence: str, status: Modality) -> None:
    assert read(sentence)["تشكيل لجنة"][0] is status


def test_one_cue_governs_a_coordination() -> None:
    found = read("اتفق الوفدان على تشكيل لجنة للمياه وتبادل الزيارات بين المدارس، وإقامة معرض للتمور.")
    assert {found[k][0] for k in ("تشكيل لجنة", "تبادل الزيارات", "إقامة معرض")} == {Modality.AGREED}
    assert found["إقامة معرض"][1] == "modality/coordination"


def test_a_cue_of_its_own_ends_the_coordination() -> None:
    found = read("اتفق الوفدان على تشكيل لجنة للمياه، ودعا الوفد إلى إقامة معرض للتمور.")
    assert found["إقامة معرض"][0] is Modality.URGED


def test_the_verb_decides_over_the_necessity_it_speaks_of() -> None:
    assert read("اتفق الوفدان على ضرورة تشكيل لجنة للمياه.")["تشكيل لجنة"][0] is Modality.AGREED
    assert read("شدد الوفد على ضرورة تشكيل لجنة للمياه.")["تشكيل لجنة"][0] is Modality.URGED
    assert read("وقال إن هناك ضرورة لتشكيل لجنة للمياه.")["تشكيل لجنة"][0] is Modality.URGED


def test_points_of_a_list_take_the_modality_of_its_lead_in() -> None:
    points = "\n- تشكيل لجنة للمياه.\n- إقامة معرض للتمور."
    agreed = read("اتفق الجانبان على ما يلي:" + points)
    assert {agreed[k] for k in ("تشكيل لجنة", "إقامة معرض")} == {(Modality.AGREED, "modality/list-lead-in")}
    proposed = read("وطرح الوفد عدة نقاط تشمل الآتي:" + points)
    assert proposed["إقامة معرض"][0] is Modality.PROPOSED


def test_a_point_with_a_word_of_its_own_is_not_what_the_lead_in_says() -> None:
    found = read("اتفق الجانبان على ما يلي:\n- مطالبة البلديات بتشكيل لجنة للمياه.")
    assert found["مطالبة البلديات"] == (Modality.URGED, "modality/own-word")


def test_a_verb_of_the_past_is_done_and_a_promise_is_agreed() -> None:
    assert read("وقعت البلدية عقد الصيانة مع الشركة.")["وقعت البلدية"][0] is Modality.DONE
    assert read("تعهدت الشركة بتمويل المرفأ.")["تعهدت الشركة"][0] is Modality.AGREED


def test_qad_affirms_before_the_past_and_doubts_before_the_present() -> None:
    layer = Layer.of(Report("t", "وقد تناول اللقاء الصيد"), built_in())
    assert "modality/may-verb" not in {h.entry.id for h in Cues(layer).hits}
    layer = Layer.of(Report("t", "قد يتناول اللقاء الصيد"), built_in())
    assert "modality/may-verb" in {h.entry.id for h in Cues(layer).hits}


@pytest.mark.parametrize(
    "lead",
    [
        "تم خلال اللقاء استعراض الخطة التي تضم المحاور الآتية:",
        "جرى في الاجتماع بحث النقاط التالية:",
        "تمت مناقشة ما يلي:",
    ],
)
def test_what_was_done_about_a_list_is_nothing_where_it_was_only_discussed(lead: str) -> None:
    assert read(lead + "\n- تشكيل لجنة للمياه.")["تشكيل لجنة"][0] is Modality.PROPOSED


def test_an_empty_verb_before_a_noun_of_agreeing_or_discussing_leaves_it_the_say() -> None:
    assert read("تم خلال اللقاء بحث تشكيل لجنة للمياه.")["تشكيل لجنة"][0] is Modality.PROPOSED
    assert read("تم خلال اللقاء الاتفاق على خطة تشمل تشكيل لجنة للمياه.")["تشكيل لجنة"][0] is Modality.AGREED
    assert read("تم خلال اللقاء تشكيل لجنة للمياه.")["تشكيل لجنة"][0] is Modality.DONE
    assert read("تم تشكيل لجنة بحث للمياه.")["تشكيل لجنة"][0] is Modality.DONE


def test_stressing_is_urging_and_no_action_of_its_own() -> None:
    found = read("وتم التشديد على أهمية فتح خط بحري.")
    assert found == {"فتح خط": (Modality.URGED, "modality/stress")}
    found = read("وشدد الوفد على أهمية ما تم إنجازه وإقامة معرض للتمور.")
    assert found["إقامة معرض"][0] is Modality.URGED


def test_a_point_that_begins_with_importance_is_urged_unless_it_was_agreed() -> None:
    point = "\n- أهمية تشكيل لجنة للمياه."
    assert read("تم خلال اللقاء ما يلي:" + point)["أهمية تشكيل"][0] is Modality.URGED
    assert read("اتفق الجانبان على ما يلي:" + point)["أهمية تشكيل"][0] is Modality.AGREED


def test_a_resolve_is_planned_and_an_affirmation_urged() -> None:
    assert read("أكد الطرفان عزمهما على تشكيل لجنة للمياه.")["تشكيل لجنة"][0] is Modality.PLANNED
    assert read("أكد الطرفان ضرورة تشكيل لجنة للمياه.")["تشكيل لجنة"][0] is Modality.URGED


def test_a_heading_of_outcomes_or_of_a_plan_speaks_for_its_list() -> None:
    points = "\n\n- تشكيل لجنة للمياه.\n- إقامة معرض للتمور.\n"
    assert read("## مخرجات الاجتماع" + points)["تشكيل لجنة"][0] is Modality.AGREED
    assert read("## محاور الخطة" + points)["تشكيل لجنة"][0] is Modality.PLANNED
    assert read("## شؤون المياه" + points)["تشكيل لجنة"] == (Modality.PROPOSED, "modality/no-cue")


def test_a_list_under_its_own_heading_takes_nothing_from_the_list_before() -> None:
    text = "اتفق الجانبان على ما يلي:\n- تشكيل لجنة للمياه.\n\n## شؤون التمور\n\n- إقامة معرض للتمور.\n"
    found = read(text)
    assert found["تشكيل لجنة"][0] is Modality.AGREED
    assert found["إقامة معرض"][0] is Modality.PROPOSED


def test_headings_that_divide_an_open_list_leave_it_its_lead_in() -> None:
    text = "اتفق الجانبان على ما يلي:\n\n## المياه\n\n- تشكيل لجنة للمياه.\n\n## التمور\n\n- إقامة معرض للتمور.\n"
    found = read(text)
    assert {found[k][0] for k in ("تشكيل لجنة", "إقامة معرض")} == {Modality.AGREED}


def test_a_meeting_to_come_is_planned_by_its_adjective() -> None:
    assert read("وتحدث الوفد طويلا مع الصيادين قبل زيارة مرتقبة إلى الواحة.")["زيارة مرتقبة"][0] is Modality.PLANNED
    assert read("وتحدث الوفد طويلا مع الصيادين قبل زيارة قصيرة إلى الواحة.")["زيارة قصيرة"][0] is Modality.PROPOSED
