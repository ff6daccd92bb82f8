import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Chidao
from tests.golden.sample import SAMPLES, view

UNCOVERED = ("ask", "uncovered_solutions", "resolution=71-NQ/TW", "level=local")
ANSWER_KEYS = {
    "question",
    "title",
    "params",
    "as_of",
    "columns",
    "rows",
    "found",
    "total",
    "truncated",
    "documents",
    "query",
}


def test_help_is_in_vietnamese(chidao: Chidao) -> None:
    for args in (["--help"], [], ["ask", "--help"]):
        done = chidao(*args)
        assert done.status == 0
        assert "Cách dùng:" in done.out and "Tùy chọn:" in done.out
        assert "Usage" not in done.out and "Options" not in done.out


def test_parse_prints_the_object_of_the_contract(chidao: Chidao, tmp_path: Path) -> None:
    done = chidao("parse", str(SAMPLES[2]), "--json", store=tmp_path / "không có")

    assert done.status == 0
    assert json.loads(done.out) == view(SAMPLES[2])
    assert not (tmp_path / "không có").exists()


def test_parse_for_people_names_what_to_look_at(chidao: Chidao) -> None:
    done = chidao("parse", str(SAMPLES[2]))

    assert "Kế hoạch 100/KH-BGDĐT" in done.out
    assert "30 tháng 02 năm 2025" in done.out


def test_parse_of_a_file_with_unread_lines_is_partial(chidao: Chidao, tmp_path: Path) -> None:
    path = tmp_path / "ghi chép.txt"
    path.write_text("KẾ HOẠCH\nvề việc thử\n\nA. GHI CHÚ\n\nDòng lạ.\n", encoding="utf-8")

    done = chidao("parse", str(path), "--json")

    assert done.status == 3
    assert json.loads(done.out)["lines"]["unread"] > 0


def test_load_reports_every_file(chidao: Chidao, tmp_path: Path) -> None:
    done = chidao("load", str(SAMPLES[0]), store=tmp_path / "kho mới")

    assert done.status == 0
    assert "333/KH-LHHVN" in done.out and "mới" in done.out
    again = chidao("load", str(SAMPLES[0]), store=tmp_path / "kho mới")
    assert again.status == 0 and "không đổi" in again.out


def test_load_with_one_bad_file_is_partial(chidao: Chidao, tmp_path: Path) -> None:
    bad = tmp_path / "hỏng.txt"
    bad.write_bytes(b"\xff\xff\xff")

    done = chidao("load", str(SAMPLES[0]), str(bad), store=tmp_path / "kho")

    assert done.status == 3
    assert "hỏng.txt" in done.out and "UTF-8" in done.out


def test_an_answer_as_json_is_the_object_of_the_contract(chidao: Chidao) -> None:
    done = chidao(*UNCOVERED, "--format", "json", "--as-of", "2026-11-21")

    answer = json.loads(done.out)
    assert done.status == 3
    assert answer.keys() >= ANSWER_KEYS
    assert answer["as_of"] == "2026-11-21"
    assert {"7.1", "7.2", "7.6"} <= {row["code"] for row in answer["rows"]}


def test_an_answer_as_table_says_n_of_n_the_day_and_the_question(chidao: Chidao) -> None:
    done = chidao(*UNCOVERED, "--as-of", "2026-11-21", "--query")

    assert "/34 kết quả" in done.out
    assert "21/11/2026" in done.out
    assert "MATCH" in done.out
    assert "chưa có" in done.out


def test_a_cut_answer_says_so(chidao: Chidao) -> None:
    done = chidao("who", "Cục", "CNTT", "--limit", "2")

    assert done.status == 0
    assert "chỉ hiện 2 dòng đầu" in done.out


def test_csv_opens_in_a_spreadsheet(chidao: Chidao, tmp_path: Path) -> None:
    path = tmp_path / "kết quả.csv"

    assert chidao(*UNCOVERED, "--format", "csv", "--output", str(path)).status == 3
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0].keys() >= {"code", "text", "group", "scope", "status"}


def test_xlsx_holds_the_rows_and_what_they_answer(chidao: Chidao, tmp_path: Path) -> None:
    path = tmp_path / "kết quả.xlsx"

    assert chidao(*UNCOVERED, "--format", "xlsx", "--output", str(path)).status == 3
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Kết quả", "Thông tin"]
    about = {row[0].value: row[1].value for row in book["Thông tin"].iter_rows()}
    assert "MATCH" in str(about["Truy vấn"])


def test_who_finds_an_agency_by_any_spelling(chidao: Chidao) -> None:
    answers = [
        json.loads(chidao("who", name, "--format", "json").out)["rows"]
        for name in ("Sở Giáo dục và Đào tạo", "so gddt", "SỞ GD&ĐT")
    ]

    assert answers[0] and answers[0] == answers[1] == answers[2]


def test_cypher_reads_and_nothing_else(chidao: Chidao) -> None:
    done = chidao("cypher", "MATCH (t:Task) RETURN count(t) AS n", "--format", "json")
    assert done.status == 0
    assert json.loads(done.out)["rows"][0]["n"] > 100

    refused = chidao("cypher", "MATCH (t:Task) DELETE t")
    assert refused.status == 2
    assert "DELETE" in refused.err


@pytest.mark.parametrize("format_", ["graphml", "gexf", "jsonl", "cypher", "html"])
def test_export_writes_the_graph(chidao: Chidao, tmp_path: Path, format_: str) -> None:
    path = tmp_path / f"đồ thị.{format_}"

    done = chidao("export", "--format", format_, str(path))

    assert done.status == 0, done.err
    text = path.read_text(encoding="utf-8")
    assert "Sở Giáo dục và Đào tạo" in text or format_ == "html"
    if format_ in ("graphml", "gexf"):
        ET.fromstring(text)
    if format_ == "jsonl":
        assert all(json.loads(line) for line in text.splitlines())
    if format_ == "html":
        assert "71-NQ/TW" in text
        assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//|url\(\s*["']?http""", text)
