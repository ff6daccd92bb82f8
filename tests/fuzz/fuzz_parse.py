"""Documents nobody wrote, bred by what they reach: ``python -m tests.fuzz.fuzz_parse``.

Reading may end in records or in a ``GraphError``; anything else, and slowness, is a finding. Each
is kept as a file in the folder of findings; name such files to read them again. Needs ``atheris``.
"""

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "loaders" / "samples"
SECONDS_PER_BYTE = 5 / 100_000
LEAST_SECONDS = 3.0
"""Instrumented code runs several times slower than it does for a reader."""
MAX_BYTES = 20_000
PIECE = 30
TOKENS = """
I. |II. |IV. |A. |1. |1.1. |1.1.1. |2.3 |a) |đ) |- |+ |• |* |Phụ lục I|PHỤ LỤC II|Bảng 1
Biểu số 2|Điều 1. |Khoản 2 |Mục 3|Phần thứ nhất|KẾ HOẠCH|NGHỊ QUYẾT|CHƯƠNG TRÌNH HÀNH ĐỘNG
CHỈ THỊ|QUYẾT ĐỊNH|Số: 12/KH-UBND|Số: /KH-|số 71-NQ/TW|số 1/QĐ-TTg |109/2022/NĐ-CP
Nghị quyết 71|24/2026//NQ-CP|ngày 01 tháng 3 năm 2026|ngày 31/02/2026|Hà Nội, ngày tháng năm
Quý III, IV/2026|2025-2030|Tháng 12|trước ngày 15/12 hằng năm|Thường xuyên|đến năm 2030
100 ngày kể từ ngày ban hành|06 tháng đầu năm
TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\tSản phẩm
STT\tChỉ tiêu\tĐơn vị|(1)\t(2)\t(3)\t(4)\t(5)|1\t\t\t|\t|\t\t\t\t|Tên chỉ tiêu\t2025\t2030|
 a | b || | |---|---| ||Bộ Tài chính|Bộ |các bộ, ngành|UBND các tỉnh|Ủy ban nhân dân
Sở Giáo dục và Đào tạo|chủ trì, |phối hợp với|báo cáo |gửi báo cáo |giao |đạt |tối thiểu 80%
trên 1.234,5 tỷ đồng|50 - 60%|≥ 7/10|100.000 người|…|...|Nơi nhận:|Như trên;|Lưu: VT.
TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|(Kèm theo Kế hoạch số 1)|Căn cứ Luật |**|__|(|)|“|”|"|;|:|.
,|/|&|\x00|\x0c|\r|\u00a0|\u200b|\u0301|<b>|<!--|---|{|\\|IIII|VX|99999999999999|0|%|
"""
DICTIONARY = [token for token in re.split(r"[|\n]", TOKENS) if token] + ["|", "\n", "\n\n"]

Reader = Callable[[bytes], None]


class TooSlow(BaseException):
    """Reading took longer than it may; no handler of ordinary errors stops it."""


def _reader() -> Reader:
    from graph.base.errors import GraphError
    from graph.register.agencies import shipped_register
    from loaders.pipeline import record
    from loaders.provisions.parse import parse_document

    register = shipped_register()

    def read(data: bytes) -> None:
        try:
            record(parse_document(data, "x.txt", register), register)
        except GraphError as error:
            assert error.message

    return read


def _allowed(data: bytes) -> float:
    return max(LEAST_SECONDS, SECONDS_PER_BYTE * len(data))


def _alarm(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def find_fault(read: Reader, data: bytes) -> str | None:
    """What goes wrong with the input, as one line: the error and our function that it rose in."""
    signal.setitimer(signal.ITIMER_VIRTUAL, _allowed(data))
    try:
        read(data)
    except (Exception, TooSlow) as error:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        words = "" if isinstance(error, TooSlow) else f": {str(error)[:80]!r}"
        return f"{type(error).__name__} in {_place(error)}{words}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def _place(error: BaseException) -> str:
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).parent.name in ("loaders", "formats", "graph")
    ]
    last = frames[-1]
    return f"{Path(last.filename).name}:{last.name}:{last.lineno}"


class Findings:
    """The faults of a run, each once by its place, with the shortest input that shows it."""

    def __init__(self, folder: Path, read: Reader) -> None:
        self.folder = folder
        self.read = read
        self.shortest: dict[str, int] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, data: bytes) -> None:
        """Read one input and keep it if it shows a fault."""
        fault = find_fault(self.read, data)
        if fault is None:
            return
        place = fault.split(": ")[0]
        if len(data) < self.shortest.get(place, MAX_BYTES * 100):
            self.shortest[place] = len(data)
            stem = re.sub(r"\W+", "-", place)
            (self.folder / f"{stem}.txt").write_bytes(data)
            (self.folder / f"{stem}.fault").write_text(fault + "\n", encoding="utf-8")


def mutate(data: bytes, size: int, rng: random.Random) -> bytes:
    """The document with one line or word changed as documents differ from each other."""
    lines = data.decode("utf-8", "replace").split("\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    line, token = lines[at], rng.choice(DICTIONARY)
    cut = rng.randrange(len(line) + 1)
    choice = rng.randrange(8)
    if choice == 0:
        lines.insert(at, token)
    elif choice == 1:
        del lines[at : at + rng.randrange(1, 4)]
    elif choice == 2:
        lines[at], lines[other] = lines[other], line
    elif choice == 3:
        lines[at:at] = lines[other : other + rng.randrange(1, 12)]
    elif choice == 4:
        lines[at] = line[:cut] + token * rng.choice((1, 1, 2, 40)) + line[cut:]
    elif choice == 5:
        lines[at] = line[:cut]
    elif choice == 6:
        cells = line.split("\t")
        rng.shuffle(cells)
        lines[at] = "\t".join(cells)
    else:
        lines[at] = line + " " + lines[other].lstrip("0123456789.) -")
    return "\n".join(lines).encode()[:size]


def pieces() -> Iterator[bytes]:
    """The shipped documents, whole heads and cut every few lines."""
    for path in sorted(SAMPLES.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").split("\n")
        for start in range(0, len(lines), PIECE):
            yield "\n".join(lines[start : start + PIECE]).encode()
            yield "\n".join([*lines[:20], *lines[start : start + PIECE]]).encode()


def breed(seconds: int, folder: Path) -> None:
    """Let ``atheris`` breed inputs for some time; it ends the process."""
    import atheris  # type: ignore[import-untyped]

    with atheris.instrument_imports(include=["loaders", "graph"]):
        findings = Findings(folder, _reader())

    def change(data: bytes, size: int, seed: int) -> bytes:
        rng = random.Random(seed)
        if rng.random() < 0.1:
            return bytes(atheris.Mutate(data, size))
        for _ in range(rng.choice((1, 1, 2, 4))):
            data = mutate(data, size, rng)
        return data

    with tempfile.TemporaryDirectory() as corpus:
        for number, piece in enumerate(pieces()):
            (Path(corpus) / f"{number:03}").write_bytes(piece[:MAX_BYTES])
        options = [f"-max_total_time={seconds}", f"-max_len={MAX_BYTES}", "-rss_limit_mb=4096"]
        signal.signal(signal.SIGVTALRM, _alarm)
        atheris.Setup([sys.argv[0], corpus, *options], findings, custom_mutator=change)
        atheris.Fuzz()


LINES = (
    *(
        "a) ",
        "(",
        "1.",
        "- ",
        "Bộ ",
        "phối hợp với ",
        "báo cáo ",
        "chủ trì, ",
        "và ",
        "“",
        "\t",
        "_",
    ),
    *("ngày 1 tháng 1 năm 2026 và ", "số 1/QĐ-TTg ", "1.000 ", "Nghị quyết 71 ", "\x00", "| ", "*"),
    *("Sở Y tế, ", "năm 2026 ", "từ 5 đến ", "<b", "x", " ", ";", "/", "trước ngày ", "đạt 5% "),
)
HEAD = """\
BỘ GIÁO DỤC VÀ ĐÀO TẠO
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/KH-BGDĐT
Hà Nội, ngày 05 tháng 02 năm 2025

KẾ HOẠCH
Thực hiện Nghị quyết số 57-NQ/TW """
COLUMNS = "TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tKết quả\n1\t"
OPENINGS = {
    "nothing": "",
    "title": HEAD,
    "target": f"{HEAD}\n\nI. MỤC TIÊU\n\n- Đến năm 2030, ",
    "duty": f"{HEAD}\n\nII. NHIỆM VỤ, GIẢI PHÁP\n\n1. Bộ Y tế chủ trì, ",
    "point": f"{HEAD}\n\nII. NHIỆM VỤ, GIẢI PHÁP\n\n1. Nhóm\n\na) ",
    "recipient": f"{HEAD}\n\nI. A\n1. B\nNơi nhận:\n- ",
    "task cell": f"{HEAD}\n\nII. NHIỆM VỤ\n\n{COLUMNS}",
    "lead cell": f"{HEAD}\n\nII. NHIỆM VỤ\n\n{COLUMNS}Xây dựng đề án\t",
    "time cell": f"{HEAD}\n\nII. NHIỆM VỤ\n\n{COLUMNS}Xây dựng đề án\tVụ Pháp chế\t\t",
    "indicator cell": f"{HEAD}\n\nI. CHỈ TIÊU\n\nTT\tChỉ tiêu\tĐơn vị\t2025\t2030\n1\tTỷ lệ\t%\t",
}


def hostile(count: int, folder: Path) -> list[str]:
    """Where one word, said over and over, takes longer than it may."""
    read, slow = _reader(), []
    folder.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGVTALRM, _alarm)
    for number, (place, word) in enumerate(product(OPENINGS, LINES)):
        data = (OPENINGS[place] + word * count).encode()
        fault = find_fault(read, data)
        if fault:
            slow.append(f"{fault} ({place}: {count} × {word!r}, {len(data) // 1000} KB)")
            (folder / f"line-{number:03}.txt").write_bytes(data)
    return slow


def main(argv: Sequence[str]) -> int:
    """Breed inputs, or read files again; 1 if there is a finding."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="inputs to read again")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--lines", type=int, default=0, help="also lines of so many equal words")
    parser.add_argument(
        "--findings", type=Path, default=Path(tempfile.gettempdir()) / "chidao-fuzz"
    )
    parser.add_argument("--breed", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.breed:
        breed(args.seconds, args.findings)
    if args.files:
        signal.signal(signal.SIGVTALRM, _alarm)
        read = _reader()
        faults = [f"{path}: {find_fault(read, path.read_bytes()) or 'ok'}" for path in args.files]
        sys.stdout.write("\n".join(faults) + "\n")
        return int(any(not fault.endswith(": ok") for fault in faults))
    faults = hostile(args.lines, args.findings) if args.lines else []
    child = [sys.executable, "-m", "tests.fuzz.fuzz_parse", "--breed", "--seconds"]
    done = subprocess.run([*child, str(args.seconds), "--findings", str(args.findings)], cwd=ROOT)
    faults += [path.read_text(encoding="utf-8").strip() for path in args.findings.glob("*.fault")]
    sys.stdout.write("\n".join([*faults, f"{len(faults)} findings in {args.findings}"]) + "\n")
    return int(bool(faults or done.returncode))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
