"""The command group: each command's module is imported when it is asked for, so that the others cost nothing."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Mapping

import click

from mahdar import __version__

#: Module and name of each command or group, by the words after `mahdar`.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "read": ("mahdar.cli.read", "read"),
    "explain": ("mahdar.cli.explain", "explain"),
    "evaluate": ("mahdar.cli.evaluate", "evaluate"),
    "schema": ("mahdar.cli.schema", "schema"),
}
_SHORT: Mapping[str, str] = {
    "read": "Read reports and print their minutes.",
    "explain": "Tell why fields of the minutes say what they say.",
    "evaluate": "Hold what mahdar reads against gold records.",
    "schema": "Print the JSON Schema of the record.",
}


def summaries() -> Mapping[str, str]:
    """What each command does, in one sentence, known without importing any."""
    return _SHORT


class NearestGroup(click.Group):
    """A group that answers an unknown command with the nearest one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but naming the nearest command where there is none."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            known = self.list_commands(ctx)
            near = difflib.get_close_matches(args[0], known, n=1, cutoff=0.0)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


class LazyGroup(NearestGroup):
    """A group whose commands are imported when asked for; its list of them needs no import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command = getattr(importlib.import_module(module), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{module}.{name} is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for `--help`, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _SHORT[name]) for name in COMMANDS])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="mahdar", message="%(prog)s %(version)s")
def mahdar() -> None:
    """mahdar (محضر): the minutes of official meetings, from published Arabic reports.

    Exit status: 0 everything was read; 1 something was refused or left unread, each named on stderr; 2 the
    command was not understood; 3 the output could not be written.
    """
