"""Who says the quoted words, on invented sentences."""

from __future__ import annotations

from mahdar.extract.blocks import blocks
from mahdar.extract.layer import Layer
from mahdar.extract.speakers import speeches
from mahdar.lexicon.lexicon import built_in
from mahdar.model.actors import Mention, MentionKind
from mahdar.model.evidence import cite
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement


def read(text: str, *persons: str) -> list[tuple[str, str | None, str | None]]:
    report = Report("t", text)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    for name in persons:
        at = text.index(name)
        mention = Mention(MentionKind.PERSON, at, at + len(name), at)
        evidence = cite(report, at, at + len(name), "test/given")
        layer.add([Statement(f"mention/{at}", Property.MENTION, mention, "test/given", evidence)])
    return [
        (
            text[s.quotation.inner_start : s.quotation.inner_end],
            text[s.verb.start : s.verb.end] if s.verb else None,
            text[s.speaker[0] : s.speaker[1]] if s.speaker else None,
        )
        for s in speeches(report, layer)
    ]


def test_the_one_named_after_the_verb_speaks() -> None:
    text = "وقال سالم المرزوقي في ختام اللقاء: «سنحفر عشرين بئرا هذا العام»."
    assert read(text, "سالم المرزوقي") == [("سنحفر عشرين بئرا هذا العام", "قال", "سالم المرزوقي")]


def test_the_one_named_right_before_the_verb_speaks() -> None:
    text = "سالم المرزوقي يؤكد: «سنحفر عشرين بئرا هذا العام»."
    assert read(text, "سالم المرزوقي")[0][1:] == ("يؤكد", "سالم المرزوقي")


def test_a_phrase_after_the_words_gives_them_to_its_name() -> None:
    text = "«سنحفر عشرين بئرا هذا العام»، بحسب سالم المرزوقي."
    assert read(text, "سالم المرزوقي")[0][1:] == ("بحسب", "سالم المرزوقي")


def test_a_verb_without_a_name_leaves_the_speaker_open() -> None:
    assert read("وأضاف: «سنحفر عشرين بئرا هذا العام».") == [("سنحفر عشرين بئرا هذا العام", "أضاف", None)]


def test_a_name_in_another_line_does_not_speak() -> None:
    text = "التقى سالم المرزوقي المزارعين في القرية.\nوأضاف: «سنحفر عشرين بئرا هذا العام»."
    assert read(text, "سالم المرزوقي")[0][2] is None


def test_a_term_between_marks_is_no_speech() -> None:
    assert read("افتتح الوزير مهرجان «نخيل الواحة» وقال إنه مهم.") == []
