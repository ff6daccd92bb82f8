"""The command ``chidao``: every command reads, asks or writes, and leaves with a status.

0 done, 1 error, 2 wrong usage, 3 done with something unread or with findings.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from api import output
from api.console import ERROR, OK, PARTIAL, Group, console, run
from api.reports import print_fates, print_load, print_parsed, progress_bar
from api.review import review
from graph.base.errors import UsageError
from graph.base.settings import Settings
from graph.questions.answer import Answer
from graph.questions.catalogue import ask as ask_question
from graph.questions.catalogue import shipped
from graph.questions.counting import count_loaded
from graph.questions.files import Weight
from graph.questions.free import run_cypher
from graph.register.agencies import shipped_register
from graph.search.index import AgencyFound, Fit
from graph.search.lookup import get_agencies
from graph.store.opening import open_store
from graph.store.protocol import Store
from loaders.exchange.fates import explain as explain_lines
from loaders.exchange.json_file import parsed_view
from loaders.pipeline import LoadReport, load, record_file

SAMPLES = ("samples", "reference")
EXPORTS = ("graphml", "gexf", "jsonl", "cypher", "html")


@click.group(
    cls=Group,
    invoke_without_command=True,
    help="Ai được giao việc gì, theo văn bản nào, trước khi nào.",
)
@click.option("--store", metavar="KHO", help="Kho dữ liệu: thư mục, hoặc bolt://…, neo4j://….")
@click.version_option(package_name="chidao", message="chidao %(version)s", help="In phiên bản.")
@click.pass_context
def chidao(ctx: click.Context, store: str | None) -> None:
    """The group that holds the commands."""
    ctx.obj = _read_settings(store)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _read_settings(store: str | None) -> Settings:
    try:
        return Settings(store=store) if store else Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "CHIDAO_" + "_".join(str(step) for step in first["loc"]).upper()
        raise UsageError(
            f"Thiết đặt {name} có giá trị không hợp lệ: “{first['input']}”.",
            hint="Sửa hoặc bỏ biến môi trường ấy; README liệt kê các thiết đặt.",
        ) from error


@contextmanager
def _open(settings: Settings, *, read_only: bool = True) -> Any:  # noqa: ANN401 - a context manager
    store = open_store(settings, read_only=read_only)
    try:
        yield store
    finally:
        store.close()


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def store_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--store`` behind the command as well as before it."""
    return click.option("--store", metavar="KHO", help="Kho dữ liệu, nếu khác kho mặc định.")(
        function
    )


def answer_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """What every command that prints an answer takes."""
    options: Sequence[Decorator] = (
        store_option,
        click.option(
            "--format",
            "format_",
            type=click.Choice(output.FORMATS),
            default="table",
            help="Dạng kết quả: bảng, JSON, CSV hoặc Excel.",
        ),
        click.option("--output", type=click.Path(path_type=Path), help="Ghi ra tệp này."),
        click.option(
            "--as-of",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="NGÀY",
            help="Ngày mà câu trả lời đúng (2026-11-21); mặc định là hôm nay.",
        ),
        click.option(
            "--limit", type=click.IntRange(min=1), metavar="N", help="Số dòng nhiều nhất."
        ),
        click.option("--query", "with_query", is_flag=True, help="In cả truy vấn."),
    )
    for option in reversed(options):
        function = option(function)
    return function


def _settings(ctx: click.Context, store: str | None) -> Settings:
    settings = ctx.find_root().obj
    assert isinstance(settings, Settings)
    return settings.model_copy(update={"store": store}) if store else settings


def _answer(
    ctx: click.Context,
    make: Callable[[Store, date, int], Answer],
    *,
    store: str | None,
    format_: str,
    output: Path | None,
    as_of: datetime | None,
    limit: int | None,
    with_query: bool,
) -> Answer:
    settings = _settings(ctx, store)
    day = as_of.date() if as_of else date.today()
    rows = min(limit or settings.row_limit, settings.row_limit)
    with _open(settings) as opened:
        answer = make(opened, day, rows)
        empty = not count_loaded(opened)
    _show(answer, format_, output, with_query)
    if empty:
        hint = "Kho chưa có văn bản nào; nạp bằng: chidao load TỆP…"
        console(error=True).print(hint, markup=False, soft_wrap=True)
    return answer


def _show(answer: Answer, format_: str, path: Path | None, with_query: bool) -> None:
    output.show(answer, format_, path, with_query=with_query)


def corrections_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Whether the corrections beside a file are applied."""
    return click.option(
        "--corrections/--no-corrections",
        default=True,
        help="Có áp dụng tệp đính chính để bên cạnh văn bản hay không.",
    )(function)


@chidao.command(help="Đọc một văn bản và in những gì sẽ nạp; không đụng tới kho dữ liệu.")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
@click.option("--explain", is_flag=True, help="In từng dòng của văn bản và số phận của nó.")
@corrections_option
def parse(file: Path, as_json: bool, explain: bool, corrections: bool) -> int:
    """Print what one document says."""
    recorded = record_file(file, shipped_register(), corrections=corrections)
    view = parsed_view(recorded)
    if as_json:
        click.echo(json.dumps(view, ensure_ascii=False, indent=2))
    elif explain:
        print_fates(explain_lines(recorded.parsed), view["lines"], console())
    else:
        print_parsed(view, console())
    return PARTIAL if view["lines"]["unread"] else OK


@chidao.command("load", help="Nạp tệp, thư mục hoặc .zip; nạp lại không làm thay đổi gì.")
@click.argument("paths", metavar="TỆP…", nargs=-1, required=True, type=click.Path(path_type=Path))
@corrections_option
@store_option
@click.pass_context
def load_files(
    ctx: click.Context, paths: tuple[Path, ...], corrections: bool, store: str | None
) -> int:
    """Load files and folders into the store."""
    with _open(_settings(ctx, store), read_only=False) as opened, progress_bar() as progress:
        report = load(opened, paths, shipped_register(), progress, corrections=corrections)
    if len(report.files) == 1 and report.files[0].error:
        raise report.files[0].error
    print_load(report, console())
    return _load_status(report)


def _load_status(report: LoadReport) -> int:
    if len(report.failed) == len(report.files):
        return ERROR
    return PARTIAL if report.failed or report.unread else OK


@chidao.command(help="Trả lời một câu hỏi; không nêu tên thì liệt kê các câu hỏi.")
@click.argument("question", metavar="CÂU_HỎI", required=False)
@click.argument("values", metavar="tên=giá_trị…", nargs=-1)
@answer_options
@click.pass_context
def ask(
    ctx: click.Context,
    /,
    question: str | None,
    values: tuple[str, ...],
    **options: Any,  # noqa: ANN401
) -> int:
    """Run one question file."""
    if question is None:
        _list_questions()
        return OK
    params = _params(values)

    def make(store: Store, day: date, limit: int) -> Answer:
        return ask_question(store, question, params, as_of=day, limit=limit)

    answer = _answer(ctx, make, **options)
    is_finding = shipped().get(question).severity is not Weight.INFO
    return PARTIAL if is_finding and answer.found else OK


def _params(values: Iterable[str]) -> dict[str, str]:
    params: dict[str, str] = {}
    for name, value in map(_pair, values):
        if name in params:
            raise UsageError(f"Tham số “{name}” được nêu hai lần.", hint="Chỉ giữ lại một lần.")
        params[name] = value
    return params


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(
            f"Tham số “{text}” phải viết dạng tên=giá_trị.",
            hint="Ví dụ: chidao ask uncovered_solutions resolution=71-NQ/TW level=local",
        )
    return name.strip(), value.strip()


def _list_questions() -> None:
    out = console()
    for question in shipped().questions.values():
        params = " ".join(
            f"{each.name}=…" if each.required else f"[{each.name}={each.default or '…'}]"
            for each in question.parameters
        )
        out.print(f"{question.name} {params}".rstrip(), style="bold", markup=False)
        out.print(f"    {question.title}. {question.question}", markup=False)


@chidao.command(help="Một cơ quan chủ trì, phối hợp, phê duyệt, báo cáo những gì.")
@click.argument("name", metavar="TÊN", nargs=-1, required=True)
@answer_options
@click.pass_context
def who(ctx: click.Context, /, name: tuple[str, ...], **options: Any) -> int:  # noqa: ANN401
    """What an agency answers for."""

    def make(store: Store, day: date, limit: int) -> Answer:
        text = " ".join(name)
        _say_if_several(text, get_agencies(store, text, day))
        return ask_question(store, "who_owns", {"agency": text}, as_of=day, limit=limit)

    _answer(ctx, make, **options)
    return OK


def _say_if_several(text: str, found: Sequence[AgencyFound]) -> None:
    """Tell which agencies are answered for together, and why; on stderr, beside the answer."""
    if len(found) > 1 or any(each.match is Fit.BEGINS for each in found):
        said = "; ".join(f"{each.label}: {each.reason}" for each in found)
        console(error=True).print(f"“{text}” được hiểu là: {said}.", markup=False, soft_wrap=True)


@chidao.command(help="Chạy một truy vấn Cypher chỉ đọc.")
@click.argument("query", metavar="TRUY_VẤN")
@answer_options
@click.pass_context
def cypher(ctx: click.Context, /, query: str, **options: Any) -> int:  # noqa: ANN401
    """Run a read-only query that passes the guard."""

    def make(store: Store, day: date, limit: int) -> Answer:
        return run_cypher(store, query, as_of=day, limit=limit)

    _answer(ctx, make, **options)
    return OK


def address_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Where to serve."""
    port = click.option("--port", type=click.IntRange(0, 65535), help="Cổng (mặc định 8000).")
    host = click.option("--host", help="Địa chỉ (mặc định 127.0.0.1).")
    return host(port(store_option(function)))


def _address(settings: Settings, host: str | None, port: int | None) -> Settings:
    wanted = {"host": host, "port": port}
    return settings.model_copy(
        update={name: value for name, value in wanted.items() if value is not None}
    )


@chidao.command(help="Mở API và trang xem đồ thị trên máy này.")
@address_options
@click.pass_context
def serve(ctx: click.Context, store: str | None, host: str | None, port: int | None) -> int:
    """Serve the API and the page."""
    _serve(_address(_settings(ctx, store), host, port))
    return OK


@chidao.command(help="Nạp các văn bản mẫu nếu kho đang trống, rồi mở trang xem.")
@address_options
@click.pass_context
def demo(ctx: click.Context, store: str | None, host: str | None, port: int | None) -> int:
    """Load the sample corpus into an empty store, then serve."""
    settings = _address(_settings(ctx, store), host, port)
    with _open(settings, read_only=False) as opened:
        if count_loaded(opened) == 0:
            _load_samples(opened)
    _serve(settings)
    return OK


def _serve(settings: Settings) -> None:
    """Only a command that serves waits for the web framework to be imported."""
    from api.server import serve as serve_forever

    serve_forever(settings)


def _load_samples(store: Store) -> None:
    with resources.as_file(resources.files("loaders")) as folder, progress_bar() as progress:
        report = load(store, [folder / name for name in SAMPLES], shipped_register(), progress)
    print_load(report, console())


@chidao.command(help="Xuất đồ thị ra tệp để dùng ở chương trình khác.")
@click.option(
    "--format", "format_", type=click.Choice(EXPORTS), required=True, help="Dạng tệp xuất."
)
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False))
@store_option
@click.pass_context
def export(ctx: click.Context, format_: str, file: Path, store: str | None) -> int:
    """Write the graph, or the picture of it, to a file."""
    from api.export import write_export

    with _open(_settings(ctx, store)) as opened:
        count = write_export(opened, format_, file)
    counted = f": {count} nút và quan hệ" if count else ""
    console().print(f"Đã ghi “{file}”{counted}.", markup=False)
    return OK


chidao.add_command(review)


def main() -> None:
    """Run the program."""
    run(chidao)
