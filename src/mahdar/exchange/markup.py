"""HTML put together from parts that are known to be escaped.

`Html` is a type of its own: a plain string cannot be a child of an element, the type checker refuses it, so
that what comes from a report always goes through `text`. Why not a template engine:
`docs/decisions/0004-html-sheet.md`.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

from mahdar.exchange.labels import Label
from mahdar.exchange.visible import pieces, shown

Html = NewType("Html", str)

NOTHING = Html("")
#: Elements without an end tag.
_VOID = frozenset({"meta", "br", "hr", "link", "wbr"})


def text(words: str) -> Html:
    """Words for a place between tags; signs that would act are shown by name."""
    out = []
    for piece in pieces(words):
        if isinstance(piece, str):
            out.append(escape(piece, quote=False))
        else:
            name = f"{piece.code} {piece.name}".strip()
            out.append(f'<span class="sign" title="{escape(name)}">{escape(piece.short)}</span>')
    return Html("".join(out))


def tag(name: str, /, *children: Html, **attributes: str | None) -> Html:
    """An element.

    Args:
        name: Its name.
        children: What stands in it.
        attributes: By name, `class_` for `class`, `aria_label` for `aria-label`; `None` leaves one out, the
            empty string gives one without a value. Values are escaped here.
    """
    head = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + (f'="{escape(shown(given))}"' if given else "")
        for key, given in attributes.items()
        if given is not None
    )
    if name in _VOID:
        return Html(f"<{name}{head}>")
    return Html(f"<{name}{head}>{''.join(children)}</{name}>")


def join(parts: Iterable[Html], between: Html = NOTHING) -> Html:
    """Parts one after the other."""
    return Html(between.join(parts))


def both(label: Label) -> Html:
    """A label in Arabic, and smaller in English."""
    if label.ar == label.en:
        return tag("bdi", text(label.en), class_="only")
    english = tag("span", text(label.en), class_="en", lang="en", dir="ltr")
    return join((tag("span", text(label.ar), class_="ar"), english), Html(" "))


def isolated(words: str) -> Html:
    """Words of a report, isolated so that their direction reaches no further."""
    return tag("bdi", text(words))
