"""``chidao review``: deciding on links and gaps from the keyboard, and the log of it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from api.console import OK, Group, console
from graph.base.errors import Unreadable, UsageError
from graph.base.settings import Settings
from graph.cypher.fragments import DOCUMENT
from graph.questions.catalogue import ask
from graph.review.decisions import (
    FIELDS,
    Judgement,
    read_decision,
    read_log,
    verify,
)
from graph.schema.labels import GAP_VERDICTS, VERDICTS, say
from graph.schema.nodes import Decision
from graph.schema.vocabulary import Coverage, Verdict
from graph.search.lookup import get_document
from graph.store.opening import open_store
from graph.store.protocol import (
    Row,
    Store,
    read_all,
)
from loaders.matching.reviews import (
    decide,
    judge_link,
    restore,
)

KEYS = {
    "c": (Verdict.CONFIRM, "Cùng nội dung."),
    "r": (Verdict.REJECT, "Không cùng nội dung."),
    "u": (Verdict.UNSURE, "Chưa đủ căn cứ."),
}
"""What each key says of a link, and the reason that is entered if none is typed."""
PROMPT = "  ".join(
    [
        *(f"[{key}] {VERDICTS[verdict]}" for key, (verdict, _) in KEYS.items()),
        "[s] bỏ qua",
        "[q] dừng",
    ]
)
OF_A_GAP = (Verdict.JUSTIFY, Verdict.CONFIRM, Verdict.UNSURE)
"""What can be said of a gap."""
_PART = f"""
MATCH (r:{DOCUMENT} {{id: $resolution}})-[:CONTAINS]->(s:Solution)
WHERE s.code = $code OR s.id = $code
RETURN s.id AS id
"""


@click.group(
    "review",
    cls=Group,
    help="Quyết định về liên kết và khoảng trống; nhật ký quyết định.",
)
@click.option("--store", metavar="KHO", help="Kho dữ liệu, nếu khác kho mặc định.")
@click.pass_context
def review(ctx: click.Context, store: str | None) -> None:
    """The group of review commands."""
    settings = ctx.find_root().obj
    assert isinstance(settings, Settings)
    ctx.obj = settings.model_copy(update={"store": store}) if store else settings


_by = click.option("--by", required=True, metavar="TÊN", help="Người quyết định.")
_reason = click.option("--reason", required=True, metavar="LÝ_DO", help="Lý do.")


@contextmanager
def _opened(settings: Settings) -> Iterator[Store]:
    store = open_store(settings)
    try:
        yield store
    finally:
        store.close()


def _enter(store: Store, settings: Settings, judgements: Sequence[Judgement]) -> None:
    for entry in decide(store, judgements, apart=settings.reviewers_apart):
        _said(entry)


def _said(entry: Decision) -> None:
    said = say("decision", entry.verdict)
    console().print(f"Đã ghi mục {entry.number}: {said}. {entry.reason}", markup=False)


def _link_command(verdict: Verdict, more: str = "") -> None:
    @review.command(verdict.value, help=f"Ghi quyết định về liên kết: {VERDICTS[verdict]}{more}.")
    @click.argument("links", metavar="MÃ_QUAN_HỆ…", nargs=-1, required=True)
    @_by
    @_reason
    @click.pass_obj
    def command(settings: Settings, links: tuple[str, ...], by: str, reason: str) -> int:
        with _opened(settings) as store:
            found = [judge_link(store, link, verdict, reason, by) for link in links]
            _enter(store, settings, found)
        return OK


_link_command(Verdict.CONFIRM, " (mã ở cột edge_id của review_queue)")
_link_command(Verdict.REJECT)
_link_command(Verdict.UNSURE)


@review.command(help="Đề xuất một liên kết mà máy không thấy; người khác phải xác nhận.")
@click.argument("passage", metavar="MÃ_NỘI_DUNG")
@click.argument("solution", metavar="MÃ_GIẢI_PHÁP")
@click.option("--document", required=True, metavar="VĂN_BẢN", help="Văn bản triển khai.")
@click.option("--coverage", type=click.Choice([Coverage.FULL, Coverage.PARTIAL]))
@_by
@_reason
@click.pass_obj
def propose(
    settings: Settings,
    passage: str,
    solution: str,
    document: str,
    coverage: str | None,
    by: str,
    reason: str,
) -> int:
    """Enter a link of one's own."""
    with _opened(settings) as store:
        judgement = Judgement(
            document=get_document(store, document).id,
            solution=solution,
            passage=passage,
            verdict=Verdict.PROPOSE,
            reason=reason,
            by=by,
            coverage=Coverage(coverage) if coverage else None,
        )
        _enter(store, settings, [judgement])
    return OK


@review.command(help="Quyết định về một khoảng trống của một văn bản triển khai.")
@click.argument("code", metavar="MÃ_SỐ")
@click.option("--resolution", required=True, metavar="NGHỊ_QUYẾT", help="Văn bản cấp trên.")
@click.option("--document", required=True, metavar="VĂN_BẢN", help="Văn bản triển khai.")
@click.option(
    "--verdict",
    type=click.Choice(OF_A_GAP),
    default=Verdict.JUSTIFY,
    help="; ".join(f"{each.value}: {GAP_VERDICTS[each]}" for each in OF_A_GAP) + ".",
)
@_by
@_reason
@click.pass_obj
def gap(
    settings: Settings,
    code: str,
    resolution: str,
    document: str,
    verdict: str,
    by: str,
    reason: str,
) -> int:
    """Decide on a gap."""
    with _opened(settings) as store:
        upper = get_document(store, resolution).id
        rows = read_all(store, _PART, {"resolution": upper, "code": code})
        if not rows:
            raise UsageError(f"Văn bản “{resolution}” không có mã “{code}”.", hint="Ví dụ: 7.2.3")
        lower = get_document(store, document).id
        said = Judgement(lower, rows[0]["id"], None, Verdict(verdict), reason, by)
        _enter(store, settings, [said])
    return OK


@review.command(help="Xem lần lượt các liên kết chờ quyết định, bằng bàn phím.")
@_by
@click.option("--resolution", metavar="NGHỊ_QUYẾT", help="Chỉ một nghị quyết.")
@click.option("--document", metavar="VĂN_BẢN", help="Chỉ một văn bản triển khai.")
@click.pass_obj
def queue(settings: Settings, by: str, resolution: str | None, document: str | None) -> int:
    """Walk the queue: c confirms, r rejects, u leaves open, s skips, q ends."""
    given = {"resolution": resolution, "document": document}
    wanted = {name: value for name, value in given.items() if value}
    with _opened(settings) as store:
        answer = ask(store, "review_queue", wanted, as_of=date.today(), limit=settings.row_limit)
        for rank, row in enumerate(answer.rows, start=1):
            _show(row, rank, answer.found)
            key = click.prompt(
                PROMPT,
                type=click.Choice([*KEYS, "s", "q"]),
                show_choices=False,
            )
            if key == "q":
                break
            if key in KEYS:
                verdict, usual = KEYS[key]
                reason = click.prompt("Lý do", default=usual)
                _enter(store, settings, [judge_link(store, row["edge_id"], verdict, reason, by)])
    return OK


def _show(row: Row, rank: int, found: int) -> None:
    out = console()
    out.print()
    out.rule(f"{rank}/{found} · {say('why', row['why'])}")
    lines = (
        f"{row['code']} {row['text']}",
        f"{row['document']}, dòng {row['line']}: {row['quote']}",
        f"{say('coverage', row['coverage'])} · điểm {row['score']}",
        row["rationale"] or "",
    )
    for line in lines:
        out.print(line, markup=False, soft_wrap=True)


@review.command("export", help="Xuất nhật ký quyết định, mỗi mục một dòng JSON.")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export_log(settings: Settings, file: Path) -> int:
    """Write the whole log to a file."""
    with _opened(settings) as store:
        log = read_log(store)
    verify(log)
    lines = [json.dumps(_plain(each), ensure_ascii=False) for each in log]
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    console().print(f"Đã ghi {len(log)} mục vào “{file}”.", markup=False)
    return OK


def _plain(entry: Decision) -> dict[str, Any]:
    content = entry.model_dump(mode="json")
    return {name: content[name] for name in FIELDS}


@review.command("import", help="Nạp lại nhật ký đã xuất vào kho chưa có, hoặc có phần đầu của nó.")
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, exists=True))
@click.pass_obj
def import_log(settings: Settings, file: Path) -> int:
    """Read an exported log."""
    entries = _read(file)
    with _opened(settings) as store:
        count = restore(store, entries)
    console().print(f"Đã nạp {count} mục mới.", markup=False)
    return OK


def _read(file: Path) -> list[Decision]:
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found.append(read_decision(json.loads(line)))
        except (ValueError, ValidationError, AttributeError) as error:
            raise Unreadable(
                f"Dòng {number} của “{file}” không phải là mục của nhật ký.",
                hint="Dùng tệp do “chidao review export” ghi ra, không sửa.",
            ) from error
    return found


@review.command("verify", help="Kiểm tra nhật ký còn nguyên: mỗi mục mang dấu của mục trước.")
@click.pass_obj
def verify_log(settings: Settings) -> int:
    """Check the chain of the log."""
    with _opened(settings) as store:
        log = read_log(store)
    verify(log)
    console().print(f"Nhật ký còn nguyên: {len(log)} mục.", markup=False)
    return OK
