from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from mahdar.exchange.bidi import LRM, RLM, Bidi
from mahdar.exchange.columns import width
from mahdar.exchange.sheet import MAX_WIDTH, MIN_WIDTH, sheet
from mahdar.model.evidence import cite
from mahdar.model.minutes import Minutes

Make = Callable[..., Minutes]
Bare = Callable[[str], Minutes]


def plain(minutes: Minutes, cells: int = 80) -> str:
    return sheet(minutes, cells, Bidi.NONE)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_grade_and_source_stand_first(make_invented: Make) -> None:
    assert plain(make_invented(outlet="صحيفة الواحة")).splitlines()[0] == "[F3] صحيفة الواحة · 2026-03-11 · invented"


@pytest.mark.parametrize(
    "words",
    [
        "Meeting 1 لقاء 1", "Kind النوع", "meeting · اجتماع", "held · انعقد", "2026-03-10", "واحة النخيل",
        "environment · البيئة", "ملف المياه الجوفية", "سالم الورداني │ وزير المياه │ LY │ principal",
        "— │ رئيس مصلحة الآبار │ — │ attending", "— a month is told, but no day", "Measures التدابير 2",
        "1. تدريب 40 مهندسا على رصد الآبار", "40 مهندسا", "2026-06-30", "2,500,000 يورو (EUR)", "agreed · متفق عليه",
        "Axis المحور │ Target المستهدف", "المياه │ حصر الآبار غير المرخصة", "cannot be judged", "- no direct quote",
        "لا اقتباس مباشر", "Not part of the report خارج التقرير 1 (35 characters)",
        "Meeting report خبر لقاء yes · نعم", "Date التاريخ Meeting 2: a month is told, but no day",
        "Place المكان Meeting 2: no place is told for the meeting · لم يُذكر مكان اللقاء",
        "Who المكلّف Measures 1-2: nobody is named to do it · لم يُسمَّ من ينفذه", "- اقرأ أيضا: أسعار الزهور هذا الأسبوع",
        "Meeting 2 لقاء 2 check: 0.41",
    ],
)  # fmt: skip
def test_the_sheet_tells(invented: Minutes, words: str) -> None:
    assert words in flat(plain(invented, 100))


def test_what_is_not_sure_enough_is_marked_and_the_rest_is_not(invented: Minutes) -> None:
    for cells in (50, 100):
        assert plain(invented, cells).count("check: ") == 1
        marked = flat(sheet(invented, cells, Bidi.NONE, review_below=0.95))
        assert marked.count("check: ") == 6
        assert "To check للمراجعة check: 0.90" in marked
    assert "│ attending," in sheet(invented, 100, Bidi.NONE, review_below=0.95)
    assert "(attending, check: 0.60)" in flat(sheet(invented, 50, Bidi.NONE, review_below=0.95))


def test_of_much_noise_the_first_words_of_five_stretches_are_shown(invented: Minutes) -> None:
    noise = tuple(cite(invented.report, n * 30, n * 30 + 25, "test/rule") for n in range(7))
    many = dataclasses.replace(invented, noise=noise)
    shown = plain(many, 80).split("Not part of the report")[1].split("What is missing")[0]
    assert shown.count("  - ") == 5
    assert shown.rstrip().endswith("… 2")


def test_a_percent_encoded_address_is_one_line_of_letters(make_invented: Make) -> None:
    url = "https://example.org/" + "%D8%AE%D8%A8%D8%B1-" * 60 + "end"
    (line,) = [s for s in plain(make_invented(url=url), 80).splitlines() if "https" in s]
    assert "خبر-خبر" in line
    assert line.endswith("end")
    assert "%" not in line
    assert width(line) <= 80


def test_what_has_no_place_in_minutes_is_left_out(bare_minutes: Bare) -> None:
    made = plain(bare_minutes("نص قصير"))
    assert "Measures" not in made
    assert "Meeting 1" not in made
    assert "Meeting report خبر لقاء no · لا" in flat(made)


@pytest.mark.parametrize("cells", [MIN_WIDTH, 57, 72, 80, MAX_WIDTH])
@pytest.mark.parametrize("bidi", [Bidi.NONE, Bidi.MARKS])
def test_no_line_is_wider_than_the_terminal(make_invented: Make, cells: int, bidi: Bidi) -> None:
    lines = sheet(
        make_invented(outlet="صحيفة الواحة " * 8, url="https://example.org/" + "x" * 90), cells, bidi
    ).splitlines()
    assert max(map(width, lines)) <= cells


def test_a_terminal_narrower_than_a_sheet_can_be_gets_the_narrowest(invented: Minutes) -> None:
    assert plain(invented, 5) == plain(invented, MIN_WIDTH)
    assert plain(invented, 500) == plain(invented, MAX_WIDTH)


def test_the_columns_of_a_table_stand_under_each_other(invented: Minutes) -> None:
    for bidi in (Bidi.NONE, Bidi.MARKS):
        rows = [r for r in sheet(invented, 80, bidi).splitlines() if r.count("│") == 3]
        bars = {tuple(width(r[:i]) for i, c in enumerate(r) if c == "│") for r in rows}
        assert len(rows) == 4
        assert len(bars) == 1


def test_marks_change_nothing_but_direction(invented: Minutes) -> None:
    marks = {ord(LRM): None, ord(RLM): None}
    assert sheet(invented, 80, Bidi.MARKS).translate(marks) == plain(invented)


def test_a_date_beside_an_arabic_outlet_is_not_turned_around(make_invented: Make) -> None:
    first = sheet(make_invented(outlet="صحيفة"), 80, Bidi.MARKS).splitlines()[0]
    assert f"{RLM}{LRM} · {LRM}2026-03-11{LRM}" in first


def test_nothing_in_a_report_can_steer_the_terminal(make_invented: Make) -> None:
    made = sheet(make_invented(title="\x1b[2Jعنوان\u202e", outlet="\x07"), 80, Bidi.MARKS)
    assert not set(made) & {"\x1b", "\x07", "\u202e"}
    assert "[U+202E]" in made


def test_visual_order_fits_and_holds_no_marks(invented: Minutes) -> None:
    pytest.importorskip("arabic_reshaper", reason="the extra `terminal` is not installed")
    pytest.importorskip("bidi", reason="the extra `terminal` is not installed")
    made = sheet(invented, 80, Bidi.VISUAL)
    assert not set(made) & {LRM, RLM}
    assert max(map(width, made.splitlines())) <= 80
    assert any("\ufe70" <= c <= "\ufefc" for c in made)
