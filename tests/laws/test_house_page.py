"""The page on the house says what the folders are."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
PICTURE = PAGE.split("```")[1]
PACKAGES = ("api", "viz", "loaders", "graph", "queries", "tests", "benchmarks")


def _drawn(package: str) -> list[str]:
    """The wings that the picture draws in a package, top to bottom."""
    lines = PICTURE.splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"{package}/"))
    wings = []
    for line in lines[start + 1 :]:
        if not line.startswith("  "):
            break
        wings.append(line.split()[0].rstrip("/"))
    return wings


def _layers(package: str) -> list[str]:
    """The layers of a package as the linter holds them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (own,) = (each for each in contracts if each.get("containers") == [package])
    return [str(each) for each in own["layers"]]


def test_the_picture_draws_the_packages_and_each_is_there() -> None:
    drawn = re.findall(r"^(\w+)/", PICTURE, re.MULTILINE)

    assert drawn == list(PACKAGES)
    assert all((ROOT / name).is_dir() for name in drawn)


def test_the_wings_are_drawn_in_the_order_that_the_linter_holds() -> None:
    assert {each: _drawn(each) for each in ("graph", "loaders")} == {
        each: _layers(each) for each in ("graph", "loaders")
    }


def test_every_wing_that_is_there_is_drawn() -> None:
    for package in ("graph", "loaders"):
        modules = {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
        modules |= {path.stem for path in (ROOT / package).glob("[!_]*.py")}

        assert modules == set(_drawn(package))


def test_every_place_that_the_page_names_is_there() -> None:
    rows = re.findall(r"^\| [^|]+ \| `([\w/]+)` \(([^|]*)\) \|$", PAGE, re.MULTILINE)

    assert len(rows) == 8
    for folder, files in rows:
        assert (ROOT / folder).is_dir(), folder
        for name in re.findall(r"`([\w./]+)`", files):
            assert any((ROOT / folder).rglob(name.rstrip("/"))), (folder, name)


def test_modules_that_the_text_names_are_there() -> None:
    named = re.findall(r"`(\w+/\w+\.py)`", PAGE)

    assert named and all((ROOT / "loaders" / each).is_file() for each in named)
