"""Pieces of a page, on invented texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.text.blocks import Piece, Shape, blocks, heading_title, quoted

BODY = (
    "استقبل الوزير سالم المرزوقي في مدينة الواحة الجديدة وفدا من اتحاد المزارعين، "
    "وبحث معه موسم الزراعة المقبل وتوزيع المياه بين القرى."
)


def read(text: str, title: str | None = None, marks: dict[int, int] | None = None) -> list[tuple[Shape, str]]:
    return [(p.shape, text[p.start : p.end]) for p in blocks(text, title, marks)]


def test_a_short_first_line_without_a_full_stop_is_the_title() -> None:
    assert read("وزير الزراعة يستقبل المزارعين\n\n" + BODY)[0] == (Shape.TITLE, "وزير الزراعة يستقبل المزارعين")


def test_a_first_line_that_is_a_sentence_is_a_paragraph() -> None:
    assert read(BODY + "\n" + BODY)[0] == (Shape.PARAGRAPH, BODY)


def test_a_known_title_is_the_title_even_with_a_full_stop_and_other_hamzas() -> None:
    text = "إجتماع أول للّجنة.\n" + BODY
    assert read(text, "اجتماع اول  للجنة.")[0][0] is Shape.TITLE
    assert read(text, "عنوان آخر تماما")[0][0] is Shape.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# وزير الزراعة يستقبل المزارعين\n\n" + BODY, "وزير الزراعة يستقبل المزارعين"),
        ("\ufeff\n \n# موسم القمح #\n" + BODY, "موسم القمح"),
        ("# موسم القمح", "موسم القمح"),
        ("## موسم القمح\n" + BODY, None),
        ("#القمح\n" + BODY, None),
        (BODY + "\n# موسم القمح", None),
        ("# \n" + BODY, None),
        ("# " + BODY * 3, None),
        ("", None),
    ],
)
def test_a_text_that_begins_with_a_heading_gives_itself_a_title(text: str, title: str | None) -> None:
    assert heading_title(text) == title
    if title:
        (piece,) = (p for p in blocks(text, title) if p.shape is Shape.TITLE)
        assert text[piece.start : piece.end] == title


def test_words_behind_a_quotation_mark_of_markdown_are_a_paragraph_without_the_mark() -> None:
    text = f"{BODY}\n> موسم القمح يبدأ غدا\n{BODY}\n>> قال ثم مضى"
    assert read(text)[1:] == [
        (Shape.PARAGRAPH, "موسم القمح يبدأ غدا"), (Shape.PARAGRAPH, BODY), (Shape.PARAGRAPH, ">> قال ثم مضى"),
    ]  # fmt: skip
    assert quoted(text, text.index("موسم القمح يبدأ"))
    assert not quoted(text, text.index("قال ثم"))
    assert not quoted(text, 0)


@pytest.mark.parametrize("ruling", ["|---|---|", "| --- | --- |", "| :--: |  ---: |"])
def test_the_ruling_under_the_head_of_a_table_is_no_row(ruling: str) -> None:
    rows = [words for shape, words in read(f"{BODY}\n| أ | ب |\n{ruling}\n| ج | د |\n") if shape is Shape.ROW]
    assert rows == ["أ | ب", "ج | د"]


def test_a_single_line_is_no_title() -> None:
    assert read("وزير الزراعة يستقبل المزارعين") == [(Shape.PARAGRAPH, "وزير الزراعة يستقبل المزارعين")]


def test_a_short_line_between_paragraphs_is_a_heading_and_one_with_a_stop_is_not() -> None:
    assert read(f"{BODY}\nتوزيع المياه بين القرى\n{BODY}")[1][0] is Shape.HEADING
    assert read(f"{BODY}\nتوزع المياه بين القرى.\n{BODY}")[1][0] is Shape.PARAGRAPH
    assert read(f"{BODY}\nوقال الوزير:\n{BODY}")[1][0] is Shape.PARAGRAPH
    assert read(f"{BODY}\nتوزيع المياه بين القرى")[1][0] is Shape.PARAGRAPH


def test_hashes_and_bold_marks_make_headings_and_stay_outside() -> None:
    assert read(f"{BODY}\n## محاور اللقاء ##\n{BODY}")[1] == (Shape.HEADING, "محاور اللقاء")
    assert read(f"{BODY}\n**محاور اللقاء**\n{BODY}")[1] == (Shape.HEADING, "محاور اللقاء")
    assert read(f"{BODY}\n#وسم_بلا_فراغ هنا.\n{BODY}")[1][0] is Shape.PARAGRAPH


@pytest.mark.parametrize(
    "mark",
    [
        "- ",
        "* ",
        "• ",
        "•",
        "– ",
        "— ",
        "1. ",
        "2- ",
        "3) ",
        "١- ",
        "٢. ",
        "(1) ",
        "(أ) ",
        "أ) ",
        "ب- ",
        "10 - ",
        "-",
        "▪ ",
    ],
)
def test_list_marks_make_items_and_stay_outside(mark: str) -> None:
    assert read(f"{BODY}\n{mark}فتح مركز للبذور\n{mark}حفر بئرين")[1:] == [
        (Shape.ITEM, "فتح مركز للبذور"),
        (Shape.ITEM, "حفر بئرين"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "د. سالم المرزوقي يصل إلى الواحة اليوم.",
        "15.5 مليون دينار قيمة المشروع الجديد.",
        "3/4/2019 موعد اللقاء المقبل بين الطرفين.",
        "10:30 موعد الجلسة الأولى في القاعة الكبرى.",
        "-رعاه الله- ومن معه وصلوا إلى المدينة مساء.",
        "2019 عام الزراعة في الواحة الجديدة كلها.",
    ],
)
def test_what_only_resembles_a_list_mark_makes_no_item(line: str) -> None:
    assert read(f"{BODY}\n{line}")[1] == (Shape.PARAGRAPH, line)


def test_word_marks_need_a_colon_or_the_like_after_them() -> None:
    text = f"{BODY}\nأولا: فتح مركز\nأولا فتح الوزير المركز ثم مضى."
    first = text.index("أولا:")
    second = text.index("أولا فتح")
    got = read(text, None, {first: first + 4, second: second + 4})
    assert got[1] == (Shape.ITEM, "فتح مركز")
    assert got[2][0] is Shape.PARAGRAPH


def test_a_table_gives_rows_with_their_cells_and_no_separator_row() -> None:
    text = f"{BODY}\n| المحور | الهدف |\n|:---|---:|\n| المياه | حفر بئرين |\n{BODY}\n| س | ص |"
    got = list(blocks(text))
    rows = [p for p in got if p.shape is Shape.ROW]
    assert [(r.table, r.row) for r in rows] == [(0, 0), (0, 1), (1, 0)]
    cells = [(p.table, p.row, p.column, text[p.start : p.end]) for p in got if p.shape is Shape.CELL]
    assert cells[:4] == [(0, 0, 0, "المحور"), (0, 0, 1, "الهدف"), (0, 1, 0, "المياه"), (0, 1, 1, "حفر بئرين")]
    assert got.index(rows[1]) + 1 == got.index(Piece(Shape.CELL, cells_start(text), cells_start(text) + 6, 0, 1, 0))


def cells_start(text: str) -> int:
    return text.index("المياه |")


def test_ragged_rows_empty_cells_and_escaped_bars_survive() -> None:
    text = "| أ | ب | ج |\n|---|---|---|\n| واحد |\n|  | اثنان | ثلاثة | أربعة\n| س \\| ص | ع |"
    cells = [(p.row, p.column, text[p.start : p.end]) for p in blocks(text) if p.shape is Shape.CELL]
    assert cells[3:] == [
        (1, 0, "واحد"),
        (2, 1, "اثنان"),
        (2, 2, "ثلاثة"),
        (2, 3, "أربعة"),
        (3, 0, "س \\| ص"),
        (3, 1, "ع"),
    ]


def test_a_line_with_a_bar_in_the_middle_is_no_row() -> None:
    assert read(f"{BODY}\nالرئيسية | أخبار | زراعة وري.")[1][0] is Shape.PARAGRAPH


def test_a_line_of_signs_is_noise_and_an_image_a_caption() -> None:
    assert read(f"{BODY}\n-----\n{BODY}")[1] == (Shape.NOISE, "-----")
    assert read(f"{BODY}\n![مزارعون في الحقل](a.jpg)\n{BODY}")[1] == (Shape.CAPTION, "مزارعون في الحقل")


def test_carriage_returns_and_invisible_marks_stay_outside() -> None:
    assert read(f"\u200f{BODY}\u200f\r\n\u200f- فتح مركز\r\n") == [(Shape.PARAGRAPH, BODY), (Shape.ITEM, "فتح مركز")]


@given(st.text(alphabet='ابت #-*|.:1١)(\n\r\t»«"؟ـ\u200f[]!و', max_size=200))
def test_pieces_lie_in_order_inside_the_text_and_are_never_blank(text: str) -> None:
    end = 0
    for piece in blocks(text):
        assert 0 <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end].strip()
        assert "\n" not in text[piece.start : piece.end]
        if piece.shape is not Shape.CELL:
            assert piece.start >= end
            end = piece.end


@pytest.mark.parametrize("unit", ["كلمة ", "- ", "|", "-", "#", "1.", "**", "\u200f", "| --"])
def test_time_stays_linear_in_one_long_line(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        best = float("inf")
        for _ in range(3):
            began = time.perf_counter()
            list(blocks(text))
            best = min(best, time.perf_counter() - began)
        return best

    small, large = seconds(20_000), seconds(320_000)
    assert large < 0.1 or large / small < 100, "16 times the length must not cost its square, 256 times"
