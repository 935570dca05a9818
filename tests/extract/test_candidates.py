"""Places that may report a consultation: where they begin and end, and what kind their words tell."""

from __future__ import annotations

import pytest

from mahdar.extract.actors import actors
from mahdar.extract.blocks import blocks
from mahdar.extract.candidates import Candidate, candidates
from mahdar.extract.layer import Layer
from mahdar.extract.mentions import mentions_by
from mahdar.extract.tagger import built_in_tagger
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report


def found(text: str) -> tuple[Report, Layer, list[Candidate]]:
    report = Report("t", text)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    layer.add(mentions_by(built_in_tagger())(report, layer))
    return report, layer, candidates(report, layer, actors(report, layer))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("استقبل الوزير السفير.", "meeting"),
        ("عقد الوزيران في العاصمة أمس اجتماعا مطولا.", "meeting"),
        ("تلقى الوزير أمس اتصالا هاتفيا من نظيره.", "call"),
        ("زار الوزير العاصمة أمس.", "visit"),
        ("انطلقت القمة في العاصمة.", "conference"),
        ("تسلم الوزير رسالة خطية من نظيره.", "letter"),
    ],
)
def test_the_words_tell_the_kind_and_a_light_verb_takes_it_from_its_noun(text: str, kind: str) -> None:
    _, _, all_of = found(text)
    assert [c.kind for c in all_of] == [kind]


@pytest.mark.parametrize("text", ["قال الوزير في مؤتمر صحفي إن العمل مستمر.", "هطلت أمطار غزيرة.", ""])
def test_a_press_conference_and_the_weather_are_no_candidates(text: str) -> None:
    assert found(text)[2] == []


def test_a_clause_that_opens_with_where_is_told_apart() -> None:
    report, layer, all_of = found("وصل الوزير إلى العاصمة حيث التقى نظيره.")
    texts = [report.text[layer.tokens[c.first].start : layer.tokens[c.last - 1].end] for c in all_of]
    assert texts == ["وصل الوزير إلى العاصمة", "حيث التقى نظيره."]


def test_the_title_is_sentence_zero_and_a_text_without_one_begins_at_one() -> None:
    assert found("استقبل الوزير السفير في مكتبه بالعاصمة أمس وبحث معه التعاون.")[2][0].sentence == 1
    _, _, titled = found("الوزير يستقبل السفير\n\nاستقبل الوزير السفير في مكتبه بالعاصمة أمس وبحث معه التعاون.")
    assert [c.sentence for c in titled][:2] == [0, 1]
