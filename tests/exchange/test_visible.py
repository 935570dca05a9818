from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mahdar.exchange.visible import Sign, one_line, pieces, shown


@pytest.mark.parametrize(
    ("sign", "short"),
    [
        ("\u202e", "RLO"),
        ("\u202a", "LRE"),
        ("\u2066", "LRI"),
        ("\x1b", "U+001B"),
        ("\x00", "U+0000"),
        ("\ud800", "U+D800"),
    ],
)
def test_what_would_act_is_named_instead(sign: str, short: str) -> None:
    left, named, right = pieces(f"أ{sign}ب")
    assert (left, right) == ("أ", "ب")
    assert isinstance(named, Sign)
    assert named.short == short


def test_an_escape_sequence_reaches_no_terminal() -> None:
    assert shown("\x1b[31mأحمر\x1b]0;x\x07") == "[U+001B][31mأحمر[U+001B]]0;x[U+0007]"


@pytest.mark.parametrize(
    "text", ["اللقاء\u200f.", "می\u200cخواهم", "\u200eLY", "co\u00adop", "\u061cنص", "سطر\nآخر\tهنا"]
)
def test_what_honest_typing_needs_stays(text: str) -> None:
    assert shown(text) == text


def test_a_windows_line_end_is_a_line_end_and_a_lone_return_is_a_sign() -> None:
    assert shown("أ\r\nب") == "أ\nب"
    assert shown("أ\rب") == "أ[U+000D]ب"


def test_one_line_has_no_line_end_and_no_double_space() -> None:
    assert one_line("  أ \n\n ب\tج\u2028د") == "أ ب ج[U+2028]د"


@given(st.text(st.characters(codec=None)))
def test_nothing_that_acts_is_left_and_no_other_sign_is_lost(text: str) -> None:
    made = shown(text)
    assert not any(isinstance(p, Sign) for p in pieces(made))
    made.encode("utf-8")
    kept = "".join(p for p in pieces(text) if isinstance(p, str))
    plain = [c for c in text if unicodedata.category(c)[0] in "LNPMS"]
    assert [c for c in kept if unicodedata.category(c)[0] in "LNPMS"] == plain
