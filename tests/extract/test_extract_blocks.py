"""The step `blocks` and the page as it stands once the noise is known."""

from __future__ import annotations

from mahdar.extract.blocks import blocks
from mahdar.extract.layer import Layer
from mahdar.extract.page import final_blocks, joined
from mahdar.lexicon.lexicon import built_in
from mahdar.model.report import Block, BlockKind, Report

TEXT = (
    "وفد الواحة يزور المرفأ\n"
    "زار وفد من مدينة الواحة المخترعة مرفأ النورس، واتفق الطرفان على ما يلي:\n"
    "أولا: فتح مكتب مشترك\n"
    "المحور الثاني - تدريب المرشدين\n"
    "أولا زار الوفد المرفأ ثم زار السوق القديمة في المدينة."
)


def layer_of(text: str) -> tuple[Report, Layer]:
    report = Report("t", text)
    layer = Layer.of(report, built_in())
    layer.add(blocks(report, layer))
    return report, layer


def test_numbering_words_from_the_lexicon_stay_outside_the_items() -> None:
    report, layer = layer_of(TEXT)
    got = [(b.kind, report.text[b.start : b.end]) for b in layer.blocks()]
    assert got[0] == (BlockKind.TITLE, "وفد الواحة يزور المرفأ")
    assert got[2] == (BlockKind.ITEM, "فتح مكتب مشترك")
    assert got[3] == (BlockKind.ITEM, "تدريب المرشدين")
    assert got[4][0] is BlockKind.PARAGRAPH


def test_a_row_and_its_first_cell_have_sentences_of_their_own() -> None:
    report, layer = layer_of("| المياه | حفر بئرين. ثم ثلاث. |\n|---|---|\n| س | ص |")
    row = next(layer.blocks(BlockKind.ROW))
    cell = next(layer.blocks(BlockKind.CELL))
    assert row.start == cell.start
    assert layer.sentences(report, row) != layer.sentences(report, cell)


def test_noise_over_a_whole_block_makes_it_noise_and_at_an_edge_cuts_it() -> None:
    blocks_before = [Block(BlockKind.PARAGRAPH, 0, 10), Block(BlockKind.HEADING, 12, 20), Block(BlockKind.ITEM, 22, 40)]
    after = list(final_blocks(blocks_before, [(0, 4), (12, 20), (36, 40)]))
    assert after[0] == Block(BlockKind.PARAGRAPH, 4, 10)
    assert after[1] == Block(BlockKind.NOISE, 12, 20)
    assert after[2] == Block(BlockKind.ITEM, 22, 36)


def test_noise_inside_or_outside_a_block_leaves_it_whole() -> None:
    before = [Block(BlockKind.PARAGRAPH, 0, 10)]
    assert list(final_blocks(before, [(3, 5), (10, 12)])) == before
    assert list(final_blocks(before, [])) == before


def test_spans_that_touch_are_joined_and_others_are_not() -> None:
    assert joined([(5, 7), (0, 3), (3, 4), (9, 9)]) == [(0, 4), (5, 7)]
