"""Signs that make a text look other than it reads."""

from __future__ import annotations

import re

#: LRO and RLO force a direction on letters that have their own: no writing needs them, and with them a name
#: or a number can be shown backwards. Embeddings, isolates and single marks are common in honest Arabic text.
_OVERRIDE = re.compile("[\u202d\u202e]")


def direction_overrides(text: str) -> tuple[int, ...]:
    """Where a text overrides the direction of its letters.

    The text keeps them; whoever grades or shows a report warns of them. See Unicode TR 36, section 2.1.

    Returns:
        Code points, in order; empty for an honest text.
    """
    return tuple(m.start() for m in _OVERRIDE.finditer(text))
