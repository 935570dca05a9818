"""Who is to carry out a measure."""

from __future__ import annotations

import pytest

from mahdar.extract.blocks import blocks
from mahdar.extract.clauses import clause_words, clauses
from mahdar.extract.layer import Layer
from mahdar.extract.measure_actors import actors, named
from mahdar.extract.segments import segments
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Report

TABLE = "وهذه نقاط الخطة.\n| المحور | الإجراء | {head} |\n|---|---|---|\n| البحر | إنشاء رصيف ثان للصيد | {cell} |\n"


def read(text: str) -> list[list[str]]:
    """Actors of each segment's first clause, no cue given."""
    report = Report("t", "وفد الواحة يزور المرفأ\n\n" + text)
    layer = Layer.of(report, built_in())
    layer.add(list(blocks(report, layer)))
    words, names = clause_words(layer), named(report, layer)
    out: list[list[str]] = []
    for segment in segments(report, layer):
        first = next(clauses(report, layer, words, segment), None)
        if first is not None:
            out.append([e.quote for e in actors(report, layer, names, first, None)])
    return out


@pytest.mark.parametrize(
    ("cell", "each"),
    [
        ("وزارة النقل", ["وزارة النقل"]),
        ("رئيس الوزراء وزير الإسكان", ["رئيس الوزراء", "وزير الإسكان"]),
        ("وزارة النقل ووزارة الصيد", ["وزارة النقل", "وزارة الصيد"]),
        ("هيئة المرافئ، بلدية الواحة", ["هيئة المرافئ", "بلدية الواحة"]),
        ("وزير النقل والصيد", ["وزير النقل والصيد"]),
        ("نائب رئيس هيئة المرافئ", ["نائب رئيس هيئة المرافئ"]),
    ],
)
def test_the_column_of_those_in_charge_gives_each_office_once(cell: str, each: list[str]) -> None:
    assert read(TABLE.format(head="الجهة المسؤولة", cell=cell)) == [each]


def test_a_column_with_another_head_names_nobody() -> None:
    assert [] in read(TABLE.format(head="الملاحظات", cell="وزارة النقل"))
