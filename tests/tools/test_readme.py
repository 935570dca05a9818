"""README.md shows what the commands print."""

from __future__ import annotations

import readme


def test_readme_shows_what_the_commands_print() -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert len(readme.BLOCK.findall(text)) >= 4
    assert readme.filled(text) == text, "`make readme` mends it"


def test_an_old_block_is_replaced_and_other_blocks_stay() -> None:
    old = "<!-- run: echo new -->\n\n```text\nold\n```\n\n```text\nkept\n```\n"
    assert readme.filled(old) == old.replace("old", "new")
