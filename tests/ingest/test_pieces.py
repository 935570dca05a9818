"""Pieces and the text that they become."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mahdar.ingest.pieces import Heading, Item, Paragraph, Piece, Table, rendered

words = st.text(st.characters(codec="utf-8"), max_size=30)


def test_the_title_stands_on_line_one_with_an_empty_line_under_it() -> None:
    assert rendered("لقاء في الواحة", [Paragraph("التقى الوزير ضيفه.")]) == "لقاء في الواحة\n\nالتقى الوزير ضيفه."


def test_a_title_that_the_page_repeats_over_its_text_stands_once() -> None:
    pieces: list[Piece] = [Heading("«لقاء» في الواحة"), Paragraph("التقى الوزير ضيفه.")]
    assert rendered("لقاء في الواحة", pieces) == "لقاء في الواحة\n\nالتقى الوزير ضيفه."


def test_a_first_line_that_only_begins_like_the_title_stays() -> None:
    assert rendered("لقاء", [Paragraph("لقاء في الواحة")]) == "لقاء\n\nلقاء في الواحة"


def test_headings_items_and_numbers_get_their_marks() -> None:
    pieces: list[Piece] = [Heading("القرارات"), Item("حفر بئر"), Item("تعبيد طريق", 4)]
    assert rendered(None, pieces) == "## القرارات\n- حفر بئر\n4. تعبيد طريق"


def test_a_ragged_table_is_filled_up_and_a_bar_in_a_cell_is_kept_apart() -> None:
    table = Table((("المحور", "المستهدف", "الجهة"), ("المياه",), ("", ""), ("أ|ب", "ج", "")))
    assert rendered(None, [table]).split("\n") == [
        "| المحور | المستهدف | الجهة |",
        "|---|---|---|",
        "| المياه | | |",
        "| أ\\|ب | ج | |",
    ]


def test_pieces_without_words_leave_no_line() -> None:
    assert rendered(None, [Paragraph(" \n"), Heading(""), Item("\t"), Table(((" ", ""),))]) == ""


@given(
    st.lists(
        st.one_of(words.map(Paragraph), words.map(Item), words.map(Heading), st.builds(Item, words, st.integers(0, 99)))
    )
)
def test_every_piece_is_one_line_at_most(pieces: list[Piece]) -> None:
    lines = rendered(None, pieces).split("\n") if rendered(None, pieces) else []
    assert len(lines) <= len(pieces)
    assert all(line == line.strip() and line for line in lines)


@given(st.lists(st.lists(words, max_size=4), min_size=1, max_size=5))
def test_all_rows_of_a_table_have_as_many_bars(rows: list[list[str]]) -> None:
    text = rendered(None, [Table(tuple(tuple(row) for row in rows))])
    bars = {line.replace("\\|", "").count("|") for line in text.split("\n")} if text else {0}
    assert len(bars) == 1
