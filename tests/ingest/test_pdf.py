"""PDF files: one printed by a browser (fixtures/pdf), and glyphs set by hand."""

from __future__ import annotations

import builtins
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.errors import EmptyInput, InputError, UnsupportedFormat
from mahdar.ingest.pdf import read_pdf
from mahdar.ingest.pdf_layout import Line, pieces_of_lines
from mahdar.ingest.pdf_order import Glyph, mirrored_where_drawn, read_line, with_marks
from mahdar.ingest.pieces import Heading, Item, Paragraph, Table

pytest.importorskip("pdfminer", reason="the extra pdf is not installed")
FIXTURE = Path(__file__).parent.parent / "fixtures" / "pdf" / "committee.pdf"


def drawn(visual: str) -> list[Glyph]:
    """Glyphs of a line as it is seen, the leftmost first; ten points each."""
    return [Glyph(c, 10.0 * i, 10.0 * i + 10.0, 0.0, 10.0) for i, c in enumerate(visual)]


def line(
    text: str, base: float, left: float = 0.0, right: float = 400.0, size: float = 12.0, page: int = 0
) -> list[Line]:
    return [Line(text, page, left, right, base, size)]


def test_a_printed_page_comes_back_as_it_was_written() -> None:
    contents = read_pdf(FIXTURE.read_bytes(), "committee.pdf")
    assert contents.text + "\n" == FIXTURE.with_suffix(".txt").read_text("utf-8")
    assert contents.title == "لجنة الأنهار تلتقي وفد إقليم اللآلئ"
    assert contents.published is None


@pytest.mark.parametrize(
    "words",
    [
        "اللآلئ",
        "لإزالة الأتربة",
        "14 مايو 2024،",
        "بقيمة 3.5 مليون",
        "30/9/2024.",
        "(القسم B2)",
        "«سنبدأ",
        "٢٠٢٥».",
        "ويُعقد",
        "آلاء الإدريسي، لبحث",
    ],
)
def test_ligatures_digits_brackets_and_signs_are_right(words: str) -> None:
    assert words in read_pdf(FIXTURE.read_bytes(), "committee.pdf").text


@pytest.mark.parametrize(
    ("visual", "logical"),
    [
        ("ريزو", "وزير"),
        ("2024 ويام 14", "14 مايو 2024"),
        ("30/9/2024 موي", "يوم 30/9/2024"),
        ("2015-2020 ةطخ", "خطة 2015-2020"),
        ("3.5% ةبسن", "نسبة 3.5%"),
        ("$12 غلبم", "مبلغ $12"),
        ("٢٠٢٥ ماع", "عام ٢٠٢٥"),
        ("World Bank كنب", "بنك World Bank"),
        ("B2 مسق", "قسم B2"),
        ("Covid-19 دض", "ضد Covid-19"),
        ("نالا ،World Bank لاق", "قال World Bank، الان"),
        (".لاق", "قال."),
        ("لاق.", "قال."),
    ],
)
def test_a_line_as_drawn_is_read_in_the_order_of_its_words(visual: str, logical: str) -> None:
    assert read_line(drawn(visual), rtl=True) == logical


def test_arabic_within_a_line_from_the_left_is_turned() -> None:
    assert read_line(drawn("see ةرازو here 12"), rtl=False) == "see وزارة here 12"


@pytest.mark.parametrize("letters", [("ل", "ا"), ("ا", "ل")])
def test_lam_comes_before_alif_where_both_are_one_glyph(letters: tuple[str, str]) -> None:
    one = [Glyph("س", 30, 40, 0, 10), *(Glyph(c, 20, 30, 0, 10) for c in letters), Glyph("م", 10, 20, 0, 10)]
    assert read_line(one, rtl=True) == "سلام"
    together = [Glyph("س", 30, 40, 0, 10), Glyph("".join(letters), 20, 30, 0, 10), Glyph("م", 10, 20, 0, 10)]
    assert read_line(together, rtl=True) == "سلام"


def test_alif_and_lam_of_the_article_keep_their_order() -> None:
    assert read_line(drawn("مالسلا"), rtl=True) == "السلام"


def test_a_gap_parts_words_where_no_blank_is_written() -> None:
    glyphs = [Glyph("أ", 60, 70, 0, 10), Glyph("ب", 50, 60, 0, 10), Glyph("ج", 36, 46, 0, 10)]
    assert read_line(glyphs, rtl=True) == "أب ج"


def test_a_vowel_sign_goes_to_the_letter_that_the_file_puts_it_by() -> None:
    as_drawn = [Glyph("ع", 0, 10, 0, 10), Glyph("\u064f", 9, 9, 1, 10), Glyph("ي", 10, 20, 0, 10)]
    as_read = [Glyph("ي", 10, 20, 0, 10), Glyph("\u064f", 9, 9, 1, 10), Glyph("ع", 0, 10, 0, 10)]
    assert read_line(with_marks(as_drawn), rtl=True) == "يُع"
    assert read_line(with_marks(as_read), rtl=True) == "يُع"


def test_brackets_are_mirrored_where_most_lines_close_before_they_open() -> None:
    assert mirrored_where_drawn([")أ( ب", ")ج(", "«د»"]) == ["(أ) ب", "(ج)", "«د»"]
    assert mirrored_where_drawn(["(أ)", "ب) ثم (ج", "(د)"]) == ["(أ)", "ب) ثم (ج", "(د)"]
    assert mirrored_where_drawn(["1) أ", "2) ب"]) == ["1) أ", "2) ب"]


def test_lines_that_reach_the_margin_are_joined_and_short_ones_end_a_paragraph() -> None:
    rows = [line("أول", 100), line("ثان", 85, left=200.0), line("ثالث", 70), line("رابع", 55)]
    pieces, title = pieces_of_lines(rows, rtl=True)
    assert pieces == [Paragraph("أول ثان"), Paragraph("ثالث رابع")]
    assert title is None


def test_taller_lines_are_headings_and_the_first_of_them_the_title() -> None:
    rows = [
        line("عنوان", 130, size=20.0),
        line("على سطرين", 108, size=20.0),
        line("نص طويل هنا " * 5, 80),
        line("فرع", 50, size=15.0),
        line("نص آخر " * 5, 20),
    ]
    pieces, title = pieces_of_lines(rows, rtl=True)
    assert title == "عنوان على سطرين"
    assert pieces[0] == Heading("عنوان على سطرين")
    assert Heading("فرع") in pieces


def test_marks_at_the_head_of_a_line_or_beside_it_make_items() -> None:
    beside = [Line("•", 0, 390, 400, 70, 12), Line("بند ثان", 0, 0, 370, 70, 12)]
    numbered = [Line("بند ثالث", 0, 0, 370, 55, 12), Line(".3", 0, 390, 400, 55, 12)]
    pieces, _ = pieces_of_lines([line("• بند أول", 85), beside, numbered, line("٢) رابع", 40)], rtl=True)
    assert pieces == [Item("بند أول"), Item("بند ثان"), Item("بند ثالث", 3), Item("رابع", 2)]


def test_rows_with_a_clear_way_between_their_parts_are_a_table_and_a_stretched_line_is_none() -> None:
    def row(base: float, *cells: tuple[str, float, float]) -> list[Line]:
        return [Line(text, 0, left, right, base, 12) for text, left, right in cells]

    rows = [
        row(90, ("المحور", 300, 400), ("المستهدف", 50, 250)),
        row(75, ("المياه", 320, 400), ("حفر الآبار", 100, 250)),
    ]
    assert pieces_of_lines(rows, rtl=True)[0] == [Table((("المحور", "المستهدف"), ("المياه", "حفر الآبار")))]
    stretched = [row(90, ("أول", 300, 400), ("ثان", 0, 290)), line("ثالث", 75)]
    assert pieces_of_lines(stretched, rtl=True)[0] == [Paragraph("أول ثان ثالث")]


def test_columns_of_a_newspaper_are_read_one_after_the_other() -> None:
    rows = [
        [
            Line(f"عمود أيمن سطر طويل رقم {n}", 0, 210, 400, 200.0 - 15 * n, 12),
            Line(f"عمود أيسر سطر طويل رقم {n}", 0, 0, 190, 200.0 - 15 * n, 12),
        ]
        for n in range(7)
    ]
    text = " ".join(piece.text for piece in pieces_of_lines(rows, rtl=True)[0] if isinstance(piece, Paragraph))
    assert text.index("أيمن سطر طويل رقم 6") < text.index("أيسر سطر طويل رقم 0")


def test_page_numbers_and_lines_that_stand_on_every_page_stay_out() -> None:
    def pages() -> Iterable[list[Line]]:
        for page in range(4):
            yield line("وزارة الري - نشرة", 500, page=page)
            yield line(f"نص الصفحة رقم {page} وفيه كلام كثير", 300, page=page)
            yield line("2019", 285, page=page)
            yield line("نص بعده", 270, page=page)
            yield line(f"صفحة {page + 1} من 4", 20, page=page)

    text = " ".join(piece.text for piece in pieces_of_lines(list(pages()), rtl=True)[0] if isinstance(piece, Paragraph))
    assert "نشرة" not in text
    assert "من 4" not in text
    assert "نص الصفحة رقم 3" in text


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\ngarbage", FIXTURE.read_bytes()[:9000]])
def test_a_damaged_file_is_named_as_such(data: bytes) -> None:
    with pytest.raises(InputError, match="PDF"):
        read_pdf(data, "a.pdf")


def test_a_file_without_a_text_layer_is_named_as_such() -> None:
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, part)
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    data += table + b"trailer<</Root 1 0 R/Size 4>>\nstartxref\n%d\n%%%%EOF" % len(data)
    with pytest.raises(EmptyInput, match="text layer"):
        read_pdf(data, "a.pdf")


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: object) -> object:
        if name.split(".")[0] == "pdfminer":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UnsupportedFormat, match=r"mahdar\[pdf\]"):
        read_pdf(FIXTURE.read_bytes(), "a.pdf")


@given(st.lists(st.sampled_from(["وزير", "السلام", "قال", "في", "2024", "3.5", "World", "B2"]), min_size=1, max_size=8))
def test_words_drawn_by_the_rules_of_direction_come_back(words: list[str]) -> None:
    """Words that do not run together in one direction: Arabic ones stand between all others."""
    logical = " قال ".join(words)
    visual = " ".join(w[::-1] if w[0] > "\u0600" else w for w in reversed(logical.split(" ")))
    assert read_line(drawn(visual), rtl=True) == logical
