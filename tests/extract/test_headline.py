"""Headlines of other stories between paragraphs."""

from __future__ import annotations

from mahdar.extract.blocks import blocks
from mahdar.extract.layer import Layer
from mahdar.extract.noise import noise
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report

FIRST = "استقبل وزير النقل في العاصمة أمس سفير دولة مجاورة وبحث معه مشروع السكة الحديدية بين البلدين."
LAST = "وقال الوزير إن العمل في مشروع السكة الحديدية بين البلدين يبدأ في الربيع المقبل بعد توقيع العقد."
LINKS = ("أسعار الخضار ترتفع في الأسواق المحلية قبل العيد", "منتخب الشباب يفوز على ضيفه بثلاثة أهداف نظيفة")


def taken(*lines: str) -> list[str]:
    report = Report("x", "\n".join((FIRST, *lines, LAST)))
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    return [s.evidence.quote for s in noise(report, layer) if s.evidence]


def test_two_headlines_in_a_row_between_paragraphs_lead_to_other_stories() -> None:
    assert taken(*LINKS) == list(LINKS)


def test_a_lone_line_between_paragraphs_stays_for_it_may_be_a_subheading() -> None:
    assert taken("مشروع السكة الحديدية بين البلدين") == []


def test_two_short_subheadings_stay() -> None:
    assert taken("خلفية الزيارة", "مشروع السكة") == []
