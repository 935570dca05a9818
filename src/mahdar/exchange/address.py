"""Addresses as people read them: percent-encoded letters as letters, and no longer than a line.

Arabic papers write their headlines into their addresses, where each letter takes six signs. Only letters, marks
and digits beyond ASCII are decoded: what separates, what cannot be seen and what acts stays encoded, so that a
decoded address (an IRI, RFC 3987) still leads to the same place. The host is never touched.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote_to_bytes

_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_WEB = re.compile(r"https?://[^\s<>\"\\]+\Z", re.IGNORECASE)


def readable(url: str) -> str:
    """The whole address, letters decoded; what is no UTF-8 stays as it is."""
    return _ENCODED.sub(_letters, url)


def short(url: str, cells: int) -> str:
    """The address in at most so many signs, its middle left out.

    Args:
        url: The address.
        cells: At least 10.
    """
    whole = readable(url)
    if len(whole) <= cells:
        return whole
    tail = cells // 4
    return f"{whole[: cells - 1 - tail]}…{whole[-tail:]}"


def leads_out(url: str) -> bool:
    """Whether an address may become a link: of the web, in one piece."""
    return bool(_WEB.match(url))


def _letters(found: re.Match[str]) -> str:
    try:
        words = unquote_to_bytes(found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
    return words if all(unicodedata.category(c)[0] in "LMN" for c in words) else found[0]
