from __future__ import annotations

import builtins
import sys
from pathlib import Path

import pytest

from mahdar.errors import UnsupportedFormat
from mahdar.exchange.bidi import LRM, RLM, Bidi, begins_right, bidi_for, marked, visual


@pytest.mark.parametrize(
    ("environment", "bidi"),
    [
        ({"VTE_VERSION": "7006"}, Bidi.MARKS),
        ({"KONSOLE_VERSION": "221203"}, Bidi.MARKS),
        ({"MLTERM": "3.9.0"}, Bidi.MARKS),
        ({"TERM_PROGRAM": "Apple_Terminal"}, Bidi.MARKS),
        ({}, Bidi.MARKS),
        ({"VTE_VERSION": "what"}, Bidi.MARKS),
        ({"XTERM_VERSION": "XTerm(379)"}, Bidi.VISUAL),
        ({"WT_SESSION": "0-1"}, Bidi.VISUAL),
        ({"ALACRITTY_WINDOW_ID": "1"}, Bidi.VISUAL),
        ({"TERM": "linux"}, Bidi.VISUAL),
        ({"TERM": "xterm-256color"}, Bidi.MARKS),
    ],
)
def test_the_terminal_is_known_by_its_environment(environment: dict[str, str], bidi: Bidi) -> None:
    assert bidi_for(environment) is bidi


@pytest.mark.parametrize(
    ("text", "right"),
    [("محضر", True), ("12 محضر", True), ("(محضر) a", True), ("LY محضر", False), ("12", False), ("", False)],
)
def test_the_first_letter_decides(text: str, right: bool) -> None:
    assert begins_right(text) is right


def test_arabic_stands_between_marks_of_its_own_direction_and_both_sides_are_closed() -> None:
    assert marked("محضر.") == f"{LRM}{RLM}محضر.{RLM}{LRM}"
    assert marked("LY") == f"{LRM}LY{LRM}"
    assert marked("") == ""


def test_visual_order_turns_arabic_around_and_joins_its_letters() -> None:
    pytest.importorskip("arabic_reshaper", reason="the extra `terminal` is not installed")
    pytest.importorskip("bidi", reason="the extra `terminal` is not installed")
    lay = visual()
    assert lay("بت") == "\ufe96\ufe91"
    assert lay("LY 12") == "LY 12"


def test_visual_order_keeps_numbers_and_mirrors_brackets() -> None:
    pytest.importorskip("arabic_reshaper", reason="the extra `terminal` is not installed")
    pytest.importorskip("bidi", reason="the extra `terminal` is not installed")
    made = visual()("ب (ت) 2026")
    assert made.startswith("2026 (")
    assert made.index("(") < made.index(")")


def test_visual_order_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [n for n in sys.modules if n.partition(".")[0] in ("arabic_reshaper", "bidi")]:
        monkeypatch.delitem(sys.modules, name)
    real = builtins.__import__

    def without(name: str, *args: object, **kwargs: object) -> object:
        if name.partition(".")[0] in ("arabic_reshaper", "bidi"):
            raise ModuleNotFoundError(name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UnsupportedFormat, match=r"mahdar\[terminal\]"):
        visual()


def test_the_page_on_terminals_tells_of_every_way() -> None:
    page = (Path(__file__).parents[2] / "docs/terminal.md").read_text(encoding="utf-8")
    assert all(f"| `{way.value}` | " in page for way in Bidi)
