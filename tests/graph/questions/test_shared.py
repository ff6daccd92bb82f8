"""What questions share stands once, and every mistake in it is told with its place."""

import re
from importlib import resources
from pathlib import Path

import pytest

from graph.cypher.fragments import Fragment
from graph.questions.catalogue import Catalog
from graph.questions.files import BadQuestionFile
from graph.questions.shared import FILE, read_fragments

QUESTION = """\
// title: Nhiệm vụ
// title_en: Tasks
// question: Có những nhiệm vụ nào?
// severity: low
// param number: text = none: số thứ tự
// column id: Mã
// key: id

// part: rows
MATCH (t:Task)
WHERE {{chosen(t)}} AND t.text <> ''
RETURN t.id AS id
ORDER BY id;

// part: total
// {{idle}}
MATCH (t:Task) RETURN count(t) AS total;
"""
SHARED = """\
// What the questions share.

// fragment: if_given(asked, value)
// The value is the one that was asked for.
coalesce(asked, '')
  IN ['', value]

// fragment: chosen(t)
{{if_given($number, t.number)}}
"""


def load(folder: Path, question: str = QUESTION, shared: str = SHARED) -> Catalog:
    theme = folder / "quality"
    theme.mkdir()
    (theme / "tasks.cypher").write_text(question, encoding="utf-8")
    (folder / FILE).write_text(shared, encoding="utf-8")
    return Catalog.load(folder)


def test_a_question_holds_the_query_that_is_run(tmp_path: Path) -> None:
    question = load(tmp_path).get("tasks")

    assert question.rows.splitlines()[1] == (
        "WHERE coalesce($number, '') IN ['', t.number] AND t.text <> ''"
    )


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("{{chosen(t)}}", "{{chosen}}", "dòng 11, cột 7: “chosen” cần 1 giá trị"),
        ("{{chosen(t)}}", "{{choosen(t)}}", "dòng 11, cột 7: không có đoạn dùng chung “choosen”"),
        ("t.text <> ''", "t.text <> '{{chosen(t)}}'", "dòng 11, cột 35: đoạn dùng chung không"),
        ("ORDER BY id", "CREATE (x) ORDER BY id", "dòng 13, cột 1"),
    ],
)
def test_the_line_at_fault_is_told_as_the_file_has_it(
    tmp_path: Path, old: str, new: str, place: str
) -> None:
    with pytest.raises(BadQuestionFile) as caught:
        load(tmp_path, QUESTION.replace(old, new))

    assert caught.value.message.startswith("Tệp câu hỏi quality/tasks.cypher, dòng 10: phần “rows”")
    assert place in caught.value.message


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("chosen(t)\n", "chosen(t\n", 8, "viết sai"),
        ("fragment: chosen", "fragment chosen", 8, "viết sai"),
        ("fragment: chosen(t)", "fragment: if_given(t)", 8, "tên đã có"),
        ("fragment: chosen(t)", "fragment: Document", 8, "tên đã có"),
        ("{{if_given($number, t.number)}}\n", "", 8, "không có nội dung"),
        ("IN ['', value]", "IN ['', value] // or none", 3, "chú thích"),
        ("{{if_given(", "{{chosen(", 8, "không có đoạn dùng chung “chosen”"),
        ("{{if_given($number, t.number)}}", "t.number = $number", 3, "không câu hỏi nào dùng"),
        ("// What the questions", "What the questions", 1, "trước đoạn đầu tiên"),
    ],
)
def test_a_broken_fragment_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    assert old in SHARED

    with pytest.raises(BadQuestionFile) as caught:
        load(tmp_path, shared=SHARED.replace(old, new, 1))

    assert caught.value.message.startswith(f"Tệp câu hỏi fragments.cypher, dòng {line}: ")
    assert reason in caught.value.message


def test_a_fragment_that_only_a_remark_names_is_not_used(tmp_path: Path) -> None:
    with pytest.raises(BadQuestionFile, match="dòng 11: không câu hỏi nào dùng “idle”"):
        load(tmp_path, shared=f"{SHARED}\n// fragment: idle\ntrue\n")


def written_out(fragment: Fragment) -> re.Pattern[str]:
    """What a fragment says, with any values in the place of its names."""
    text = re.escape(fragment.body)
    for name in fragment.names:
        text = re.sub(rf"(?<!\w){name}(?!\w)", r"[\\w.$]+", text)
    return re.compile(text)


def test_no_question_writes_out_what_a_fragment_says() -> None:
    root = resources.files("queries")
    fragments = read_fragments((root / FILE).read_text("utf-8"))
    files = {
        file.name: " ".join(file.read_text("utf-8").split())
        for theme in root.iterdir()
        if theme.is_dir()
        for file in theme.iterdir()
        if file.name.endswith(".cypher")
    }

    assert len(files) == len(Catalog.load().questions)
    assert [
        (file, name)
        for file, text in files.items()
        for name, fragment in fragments.items()
        if written_out(fragment).search(text)
    ] == []
