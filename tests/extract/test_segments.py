"""Sentences, points and cells, on invented reports."""

from __future__ import annotations

from mahdar.extract.blocks import blocks
from mahdar.extract.layer import Layer
from mahdar.extract.segments import Segment, segments
from mahdar.lexicon.lexicon import built_in
from mahdar.model.evidence import cite
from mahdar.model.report import Report
from mahdar.model.statement import Property, Statement

TITLE = "وفد الواحة يزور المرفأ\n\n"


def read(text: str, noise: str = "") -> list[tuple[str, Segment, Layer]]:
    report = Report("t", TITLE + text)
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    if noise:
        at = report.text.index(noise)
        layer.add([Statement("report", Property.NOISE, noise, "t/t", cite(report, at, at + len(noise), "t/t"))])
    found = []
    for segment in segments(report, layer):
        start, end = layer.tokens[segment.first].start, layer.tokens[segment.last - 1].end
        found.append((report.text[start:end], segment, layer))
    return found


def lead_words(segment: Segment, layer: Layer) -> list[str]:
    return [" ".join(t.norm for t in layer.tokens[a:b]) for a, b in segment.lead]


def test_the_title_is_no_segment_and_each_sentence_is_one() -> None:
    assert [words for words, _, _ in read("وصل الوفد صباحا. وغادر مساء.")] == ["وصل الوفد صباحا.", "وغادر مساء."]


def test_a_point_of_a_list_knows_its_lead_in_and_loses_its_mark() -> None:
    words, segment, layer = read("اتفق الوفدان على ما يلي:\n- فتح مكتب للسياحة.\n- تنظيم معرض للتمور.")[1]
    assert words == "فتح مكتب للسياحة."
    assert segment.listed
    assert lead_words(segment, layer)[0] == "اتفق الوفدان على ما يلي :"


def test_numbered_points_inside_a_paragraph_are_listed_but_a_plain_sentence_is_not() -> None:
    text = "اتفق الوفدان على النقاط التالية. 1- فتح مكتب للسياحة. 2- تنظيم معرض. وشكر الوفد مضيفيه."
    assert [s.listed for _, s, _ in read(text)] == [False, True, True, False]


def test_a_cell_knows_what_names_its_row_and_the_header_row_is_left_out() -> None:
    rows = (
        "يوضح الجدول ما جاء في الخطة المشتركة للمرفأ.\n| المحور | المستهدف |\n|---|---|\n| المياه | حفر عشرين بئرا |\n"
    )
    words, segment, layer = read(rows)[-1]
    assert words == "حفر عشرين بئرا"
    assert segment.cell
    assert segment.axis is not None
    start, end = segment.axis
    assert [t.norm for t in layer.tokens if start <= t.start < end] == ["المياه"]
    assert all("المستهدف" not in w for w, _, _ in read(rows))


def test_a_row_number_names_no_row() -> None:
    rows = "وهذا برنامج الأيام المقبلة في المرفأ.\n| م | الجهة | العمل |\n|---|---|---|\n| 1 | البلدية | بناء سوق |\n"
    _, segment, layer = read(rows)[-1]
    assert segment.axis is not None
    assert layer.tokens[layer.token_at(segment.axis[0])].norm == "البلديه"


def test_noise_is_no_segment() -> None:
    text = "وصل الوفد صباحا.\n\nأسعار الزهور هذا الأسبوع\n\nوغادر مساء."
    assert [w for w, _, _ in read(text, "أسعار الزهور هذا الأسبوع")] == ["وصل الوفد صباحا.", "وغادر مساء."]
