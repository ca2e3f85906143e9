"""The command line: parses the arguments and runs the command."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from importlib import import_module

from replydesk import __version__
from replydesk.cli.chinese_argparse import ChineseParser
from replydesk.cli.table import COMMANDS, CliCommand, ExclusiveOptions
from replydesk.memory import collect_seldom


def program() -> int:
    """Run the program as the whole process; return the exit code."""
    collect_seldom()
    try:
        return main()
    finally:
        gc.freeze()  # no last collection when the process ends


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return the exit code."""
    _use_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    names = {command.name for command in COMMANDS}
    if not words or words[0] == "--read" or (words[0] not in names and not words[0].startswith("-")):
        words.insert(0, "open")
    options = _parser(words[0]).parse_args(words)
    from replydesk.cli.talk import DONE, fail
    from replydesk.desk.files import explain_os_error
    from replydesk.text.errors import UserError

    try:
        module, _, function = options.run.rpartition(".")
        code: int = getattr(import_module(f"replydesk.cli.commands.{module}"), function)(options)
        return code
    except UserError as error:
        return fail(error)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except OSError as error:
        return fail(
            f"{error.filename}：{explain_os_error(error)}" if error.filename else explain_os_error(error)
        )
    except KeyboardInterrupt:
        return fail("已中断")


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


def _use_utf8() -> None:
    """Make the standard streams UTF-8 whatever the system's code page; replace lone surrogates by “?”."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
