"""The table of commands: every function exists, and names are unique."""

from __future__ import annotations

from importlib import import_module

import pytest

from replydesk.cli.table import COMMANDS, CliCommand

RUN = [each for command in COMMANDS for each in (command.actions or (command,))]


@pytest.mark.parametrize("command", RUN, ids=lambda each: each.run)
def test_every_command_names_a_function(command: CliCommand) -> None:
    module, _, function = command.run.rpartition(".")
    assert callable(getattr(import_module(f"replydesk.cli.commands.{module}"), function))


@pytest.mark.parametrize("commands", [COMMANDS, *(each.actions for each in COMMANDS if each.actions)])
def test_names_are_unique(commands: tuple[CliCommand, ...]) -> None:
    names = [each.name for each in commands]
    assert len(names) == len(set(names))
