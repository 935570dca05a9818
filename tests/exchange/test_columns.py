from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.exchange.columns import width, wrapped

WORDS = st.text(st.sampled_from("ابتثمُّ ab1\u200f漢 "), max_size=60)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("محضر", 4), ("مُحَضَّر", 4), ("\u200fمحضر\u200e", 4), ("漢字", 4), ("a\tb"[:1], 1), ("ﷲ", 1)],
)
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize("text", ["محضر اجتماع", "abc", "مُحَضَّر", "漢字 ab"])
def test_width_agrees_with_the_library_for_it(text: str) -> None:
    wcwidth = pytest.importorskip("wcwidth", reason="wcwidth is not installed")
    assert width(text) == wcwidth.wcswidth(text)


def test_lines_break_at_spaces_and_a_long_word_is_cut() -> None:
    assert list(wrapped("اب تث جحخد", 5)) == ["اب تث", "جحخد"]
    assert list(wrapped("abcdefgh ij", 3)) == ["abc", "def", "gh", "ij"]


def test_a_vowel_sign_stays_with_its_letter() -> None:
    assert list(wrapped("مُحَ", 1)) == ["مُ", "حَ"]


def test_nothing_is_one_empty_line() -> None:
    assert list(wrapped("  ", 10)) == [""]


@given(WORDS, st.integers(2, 12))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, cells: int) -> None:
    lines = list(wrapped(text, cells))
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
