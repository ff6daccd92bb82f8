"""Laws that every file keeps."""

import ast
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.base.settings import Settings
from loaders.exchange.fates import IGNORED, READ
from loaders.layout.roles import Role
from loaders.source.issues import CODES, render_codes

ROOT = Path(__file__).parents[2]
PACKAGES = ("graph", "loaders", "queries", "api", "viz")
SWITCHES = ("NEO4J", "BROWSER", "OFFICE", "OCR", "SHARED")
SOURCES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
TEXTS = sorted(
    path
    for name in (*PACKAGES, "tests", "docs", "benchmarks")
    for pattern in ("*.py", "*.cypher", "*.yaml", "*.md", "*.html", "*.js", "*.css")
    for path in (ROOT / name).rglob(pattern)
    if ".min." not in path.name
)


def test_every_module_has_a_name_of_its_own() -> None:
    """Routes aside, which are called by what they serve."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in SOURCES:
        if path.stem != "__init__" and path.parent.name != "routes":
            places[path.stem].append(str(path.relative_to(ROOT)))

    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_file_is_long() -> None:
    long = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}

    assert {name: lines for name, lines in long.items() if lines > 400} == {}


def test_no_function_is_long() -> None:
    long = [
        (path.name, node.name)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno > 40
    ]

    assert long == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_text_is_composed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert text == unicodedata.normalize("NFC", text)


def test_every_issue_code_is_used_and_every_used_one_is_known() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "loaders").rglob("*.py"))
    ways = (
        r"\.add\(\s*\"([a-z-]+)\"",
        r"(?:add\(|code = )\"([a-z-]+)\" if .*? else \"[a-z-]+\"",
        r"(?:add\(|code = )\"[a-z-]+\" if .*? else \"([a-z-]+)\"",
    )

    used = {name for way in ways for name in re.findall(way, code)}
    assert used == CODES.keys()


def test_the_list_of_issues_is_up_to_date() -> None:
    assert (ROOT / "docs" / "issues.md").read_text(encoding="utf-8") == render_codes()


def _ledger_calls(tree: ast.AST, method: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            holder = ast.unparse(node.func.value)
            own = (
                holder == "self" and len(node.args) == 2 and isinstance(node.args[1], ast.Constant)
            )
            if node.func.attr == method and (holder.endswith(("ledger", "notes")) or own):
                yield node


def _fate_words(word: ast.expr, tree: ast.AST) -> Iterator[str]:
    """The words that an argument stands for: "x", "x" if … else "y", or the value of a role."""
    if isinstance(word, ast.Constant):
        yield word.value
    elif isinstance(word, ast.IfExp):
        yield from _fate_words(word.body, tree)
        yield from _fate_words(word.orelse, tree)
    else:
        assert ast.unparse(word) == "role.value", ast.unparse(word)
        branches = [
            node.test
            for node in ast.walk(tree)
            if isinstance(node, ast.If)
            and any(word in ast.walk(statement) for statement in node.body)
        ]
        yield from (Role[name] for name in re.findall(r"\bRole\.(\w+)", ast.unparse(branches[-1])))


@pytest.mark.parametrize(("method", "known"), [("read", READ), ("ignore", IGNORED)])
def test_every_fate_of_a_line_has_its_words(method: str, known: dict[str, str]) -> None:
    readers = (path for path in (ROOT / "loaders").rglob("*.py") if path.parent.name != "source")
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in readers]

    used = {
        word
        for tree in trees
        for call in _ledger_calls(tree, method)
        for word in _fate_words(call.args[1], tree)
    }
    assert used == known.keys()


def test_a_test_is_skipped_only_where_a_switch_allows_it() -> None:
    texts = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in (ROOT / "tests").rglob("*.py")
        if path != Path(__file__)
    }
    ways = re.compile(r"\b(?:skip|skipif|importorskip|xfail)\(")
    asked = re.compile(r"CHIDAO_REQUIRE_([A-Z0-9]+)")

    skipping = [name for name, text in sorted(texts.items()) for _ in ways.findall(text)]
    assert skipping == ["tests/conftest.py", "tests/viz/conftest.py"], "only missing() may skip"
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert {name for text in texts.values() for name in asked.findall(text)} == {*SWITCHES}
    assert {*asked.findall(run)} == {*SWITCHES}


def test_the_readme_lists_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    named = set(re.findall(r"CHIDAO_[A-Z0-9_]+", readme))
    settings = {f"CHIDAO_{name.upper()}" for name in Settings.model_fields}
    switches = {f"CHIDAO_REQUIRE_{name}" for name in SWITCHES}
    assert named == settings | switches | {"CHIDAO_TEST_NEO4J"}


def test_constraints_pin_every_dependency_and_name_no_index() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]

    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in pins)
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in pins}
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r"^    \"([A-Za-z0-9.-]+)[><=]", project, re.MULTILINE)
    assert {name.lower() for name in wanted} <= pinned
