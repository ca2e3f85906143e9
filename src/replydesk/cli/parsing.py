"""The parser of the command line, built from the table of commands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Sequence

from replydesk import __version__
from replydesk.cli.chinese_argparse import ChineseParser
from replydesk.cli.table import COMMANDS, CliCommand, ExclusiveOptions


def parse(words: Sequence[str]) -> Namespace:
    """Return the options of a command line; without a command, of `open`. Raises SystemExit."""
    names = {command.name for command in COMMANDS}
    if not words or words[0] == "--read" or (words[0] not in names and not words[0].startswith("-")):
        words = ["open", *words]
    return _parser(words[0]).parse_args(words)


def _parser(given: str) -> ChineseParser:
    """Build a parser; only the named command's, if `given` is one (faster start)."""
    parser = ChineseParser(
        prog="replydesk",
        description="人大代表建议、政协提案答复工作台：起草、看版面、导出 Word。",
        epilog="不带命令时打开工作台：replydesk [文件夹]",
    )
    parser.add_argument("--version", action="version", version=f"replydesk {__version__}", help="显示版本")
    named = [command for command in COMMANDS if command.name == given]
    _add_commands(parser, "命令", "command", named or COMMANDS, prog=parser.prog)
    return parser


def _add_commands(
    parser: ArgumentParser, title: str, dest: str, commands: Iterable[CliCommand], prog: str | None = None
) -> None:
    """Add the parsers of some commands, one of which must be the next word."""
    adder = parser.add_subparsers(title=title, metavar=f"<{title}>", required=True, dest=dest, prog=prog)
    for command in commands:
        _add_options(adder.add_parser(command.name, help=command.help, epilog=command.epilog), command)


def _add_options(parser: ArgumentParser, command: CliCommand) -> None:
    """Add the options, actions and function of a command to its parser."""
    parser.set_defaults(run=command.run)
    if command.actions:
        _add_commands(parser, "做什么", "action", command.actions)
    for each in command.options:
        group = parser.add_mutually_exclusive_group() if isinstance(each, ExclusiveOptions) else parser
        for flags, settings in each.options if isinstance(each, ExclusiveOptions) else (each,):
            group.add_argument(*flags, **settings)
