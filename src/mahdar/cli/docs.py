"""The page `docs/cli.md`, made from what the commands say of themselves: `python -m mahdar.cli.docs` writes it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from mahdar.cli.group import mahdar

_HEAD = """# The command line

Generated from the commands' own help by `python -m mahdar.cli.docs`; change it there.

JSON lines in, JSON lines out; `-` is standard input or output. What is printed goes to standard output as
UTF-8 whatever the locale, everything said about a run to standard error.

| status | means |
|---|---|
| 0 | everything was read |
| 1 | something was refused or left unread, each named on standard error; or a figure is under its floor |
| 2 | the command was not understood: the nearest command, option or field is named |
| 3 | the output could not be written; nothing half-written is left |
| 130 | interrupted (Ctrl-C) |
| 141 | whoever read the output left (`mahdar read ... \\| head`) |
| 143 | told to end (SIGTERM); nothing half-written is left |
"""

_HELP = ["-h", "--help"]


def cli_page() -> str:
    """The page's text."""
    return "\n".join([_HEAD, *_sections(mahdar, "mahdar", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command, parent, name.split()[-1], terminal_width=100, max_content_width=100, help_option_names=_HELP
    )
    yield f"## {name}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found:
                yield from _sections(found, f"{name} {child}", context)


def main() -> int:
    """Write the page into the folder given, `docs` by default."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs")
    (folder / "cli.md").write_text(cli_page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
