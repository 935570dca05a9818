"""Arabic on a terminal: what the terminal does itself, and what has to be done for it.

A terminal that knows the Unicode bidirectional algorithm (VTE: GNOME Terminal, Xfce, Tilix ...; Konsole; mlterm;
Apple Terminal) lays a line out by itself, but takes the whole line for one paragraph: two Arabic columns side
by side would change places, and a full stop at the end of an Arabic sentence would jump to its other end.
Direction marks hold both in place: each stretch that begins Arabic stands between RLM marks, and LRM marks
keep neighbours apart. Isolates (FSI ... PDI) would say the same; mlterm shows them as boxes, so marks are used.

A terminal that does not know it (xterm, Alacritty, Windows Terminal, Linux console) shows letters in the order
in which they come. For it the line is laid out here, letters joined through presentation forms; what is copied
from such a terminal is no usable text any more. `docs/terminal.md` tells what was looked at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum

from mahdar.errors import UnsupportedFormat

LRM, RLM = "\u200e", "\u200f"
_STRONG_RIGHT = frozenset({"R", "AL"})
#: First version of VTE that reorders (0.58).
_VTE_BIDI = 5800


class Bidi(StrEnum):
    """Who lays out right-to-left text."""

    MARKS = "marks"  # the terminal, helped by direction marks
    VISUAL = "visual"  # we, for terminals that cannot
    NONE = "none"  # nobody: the text as it is, for files and other programs


def bidi_for(environment: Mapping[str, str]) -> Bidi:
    """What suits the terminal that the environment tells of; `MARKS` where it tells nothing.

    Args:
        environment: Such as `os.environ`.
    """
    if environment.get("VTE_VERSION", "0").isdigit() and int(environment.get("VTE_VERSION", "0")) >= _VTE_BIDI:
        return Bidi.MARKS
    if environment.get("KONSOLE_VERSION") or environment.get("MLTERM"):
        return Bidi.MARKS
    plain = ("XTERM_VERSION", "ALACRITTY_WINDOW_ID", "ALACRITTY_SOCKET", "WT_SESSION")
    if any(environment.get(name) for name in plain) or environment.get("TERM") == "linux":
        return Bidi.VISUAL
    return Bidi.MARKS


def begins_right(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for c in text:
        strong = unicodedata.bidirectional(c)
        if strong == "L":
            return False
        if strong in _STRONG_RIGHT:
            return True
    return False


def marked(text: str) -> str:
    """A stretch between marks that keep its own direction inside and its neighbours' outside."""
    if not text:
        return text
    return f"{LRM}{RLM}{text}{RLM}{LRM}" if begins_right(text) else f"{LRM}{text}{LRM}"


def visual() -> Callable[[str], str]:
    """A function that lays a stretch out in the order of the screen, letters joined.

    Raises:
        UnsupportedFormat: The extra that this needs is not installed.
    """
    try:
        from arabic_reshaper import reshape
        from bidi.algorithm import get_display
    except ImportError as exc:
        raise UnsupportedFormat(
            "visual order needs two more packages: pip install 'mahdar[terminal]'", "--bidi visual"
        ) from exc

    def laid_out(text: str) -> str:
        return str(get_display(reshape(text), base_dir="R" if begins_right(text) else "L"))

    return laid_out
