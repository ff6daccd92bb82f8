"""Read one file in a process of its own and print what it took; ``reading_bench`` calls it."""

import json
import sys
import time
from pathlib import Path

from benchmarks.bare_readers import BARE
from graph.register.agencies import shipped_register
from loaders.formats.dispatch import read_lines
from loaders.parsed.document import Parsed
from loaders.pipeline import read_file
from loaders.source.issues import Issues

STATUS = Path("/proc/self/status")
WARM_UP = b"1. Vi\xe1\xbb\x87c."


def main(path: Path, how: str) -> None:
    """Print the processor's seconds, the records, and by how many bytes the peak rose."""
    register = shipped_register()
    read_lines(WARM_UP, "a.txt", Issues())
    bare = next(iter(BARE[path.suffix[1:]].values()))
    before = peak()
    started = time.process_time()
    parsed = None if how == "bare" else read_file(path, register)
    if how == "bare":
        bare(path)
    seconds = time.process_time() - started
    after = peak()
    rise = None if before is None or after is None else after - before
    print(json.dumps({"seconds": seconds, "rise": rise, "records": count(parsed)}))


def peak() -> int | None:
    """The most memory that this process has had, in bytes; none where the system does not say.

    On Linux not from ``getrusage``: that counts what the calling process had before this one.
    """
    if STATUS.exists():
        lines = STATUS.read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return None


def count(parsed: Parsed | None) -> int:
    """How many tasks, solutions and indicators were read."""
    if parsed is None:
        return 0
    own = len(parsed.tasks) + len(parsed.solutions) + len(parsed.indicators)
    return own + sum(map(count, parsed.attached))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
