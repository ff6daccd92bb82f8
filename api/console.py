"""The command line's manners: Vietnamese help and errors, UTF-8 everywhere, no stack traces."""

import logging
import os
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click
import platformdirs
from rich.console import Console

from graph.base.errors import GraphError, UsageError

OK, ERROR, WRONG_USAGE, PARTIAL = 0, 1, 2, 3
NARROW, WIDE = 40, 160


class Command(click.Command):
    """A command whose help is in Vietnamese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """ "Cách dùng: chidao ask …"."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The arguments, with the word for options translated."""
        pieces = super().collect_usage_pieces(ctx)
        return ["[TÙY CHỌN]" if piece == "[OPTIONS]" else piece for piece in pieces]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under a Vietnamese heading."""
        rows = [row for each in self.get_params(ctx) if (row := each.get_help_record(ctx))]
        if rows:
            with formatter.section("Tùy chọn"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "In phần hướng dẫn này."
        return option


class Group(Command, click.Group):
    """The program itself, with its commands."""

    command_class = Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What follows the program's name."""
        return ["LỆNH", "…"]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Commands first, then options."""
        names = self.list_commands(ctx)
        known = [(name, command) for name in names if (command := self.get_command(ctx, name))]
        with formatter.section("Các lệnh"):
            formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in known])
        Command.format_options(self, ctx, formatter)


def explain_usage(error: click.ClickException) -> UsageError:
    """What was wrong with the call, in Vietnamese."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "chidao"
    return UsageError(_wrong(error), hint=f"Xem hướng dẫn: {path} --help")


def _wrong(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Không có tùy chọn “{error.option_name}”."
    if isinstance(error, click.MissingParameter):
        return f"Thiếu tham số “{_named(error.param)}”."
    if isinstance(error, click.BadParameter):
        return f"Giá trị của “{_named(error.param)}” không hợp lệ{_allowed(error.param)}."
    if isinstance(error, click.FileError):
        return f"Không mở được tệp “{error.ui_filename}”."
    if isinstance(error, click.BadOptionUsage):
        return f"Tùy chọn “{error.option_name}” dùng chưa đúng."
    if "No such command" in error.message:
        return f"Không có lệnh {error.message.split('command')[1].strip(' .')}."
    return "Lệnh chưa đúng: thừa hoặc sai tham số."


def _named(param: click.Parameter | None) -> str:
    """``--as-of`` for an option, the word of the help for an argument."""
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.human_readable_name if param else ""


def _allowed(param: click.Parameter | None) -> str:
    if param is not None and isinstance(param.type, click.Choice):
        return f"; chọn một trong: {', '.join(map(str, param.type.choices))}"
    if param is not None and isinstance(param.type, click.IntRange):
        top = "" if param.type.max is None else f" đến {param.type.max}"
        return f"; phải là số nguyên từ {param.type.min}{top}"
    if param is not None and isinstance(param.type, click.DateTime):
        return "; ngày viết như 2026-11-21"
    return ""


def console(*, error: bool = False) -> Console:
    """Where tables and messages go; as wide as the terminal, within reason."""
    stream = sys.stderr if error else sys.stdout
    wide = Console(file=stream, highlight=False, soft_wrap=False)
    if not stream.isatty() and "COLUMNS" not in os.environ:
        wide.width = WIDE
    wide.width = max(NARROW, wide.width)
    return wide


def report(error: GraphError) -> None:
    """One sentence of what happened and one of what to do, on the error stream."""
    out = console(error=True)
    out.print(f"Lỗi: {error.message}", style="bold red", markup=False, soft_wrap=True)
    if error.hint:
        out.print(f"Gợi ý: {error.hint}", markup=False, soft_wrap=True)


def run(command: click.Command) -> NoReturn:
    """Run the program and leave with its status; nothing that a user sees is a stack trace."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., Any] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    logging.getLogger().addHandler(logging.NullHandler())
    sys.exit(_status(command))


def _unexpected(error: Exception) -> GraphError:
    """A fault of the program: its trace goes to a file that can be sent on."""
    folder = Path(platformdirs.user_log_dir("chidao", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "chidao.log"
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}\n")
        traceback.print_exception(error, file=file)
    return GraphError(
        f"Chương trình gặp lỗi ngoài dự kiến ({type(error).__name__}).",
        hint=f"Dữ liệu đã nạp không bị ảnh hưởng. Gửi tệp “{path}” cho người phụ trách hệ thống.",
    )


def _status(command: click.Command) -> int:
    try:
        return int(command.main(standalone_mode=False) or OK)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        problem: GraphError = explain_usage(error)
    except GraphError as error:
        problem = error
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the exit
        return OK
    except OSError as error:
        name = error.filename or ""
        problem = GraphError(
            f"Không đọc hoặc ghi được “{name}”: {error.strerror or error}.",
            hint="Kiểm tra đường dẫn, quyền truy cập và dung lượng đĩa.",
        )
    except Exception as error:  # the last door: whatever it is, no trace reaches a user
        problem = _unexpected(error)
    report(problem)
    return problem.status
