"""What a paragraph is: each row of the table by a few lines of text."""

import pytest

from graph.register.agencies import shipped_register
from loaders.layout.clauses import Clause, build_clauses
from loaders.parsed.document import Name
from loaders.provisions.context import Context
from loaders.provisions.duties import DutyReader
from loaders.provisions.paragraphs import Place, Sense, Standing, look_at, sense_of
from loaders.source.lines import read_line
from loaders.source.readings import Notes

SECTION, SOLUTIONS, GROUP = Standing.SECTION, Standing.SOLUTIONS, Standing.GROUP
LISTED = "1. Xây dựng kho dữ liệu.\n- Cơ quan chủ trì: Sở Y tế.\n- Thời gian: Quý II năm 2026."
UNIT = "2. Sở Y tế:\n- Lập danh sách."
ASSIGNED = "3. Giao Sở Y tế chủ trì lập danh sách."
SPOKEN = "- Sở Y tế lập danh sách các cơ sở."
PLAIN = "- Mở rộng mạng lưới trạm y tế."


def _clause(text: str) -> Clause:
    lines = [read_line(number, raw) for number, raw in enumerate(text.split("\n"), start=1)]
    (clause,) = build_clauses(lines)
    return clause


def _sense(text: str, place: Place | Standing, **context: object) -> Sense:
    clause = _clause(text)
    where = place if isinstance(place, Place) else Place(place, clause)
    told = Context(shipped_register().knows, **context)  # type: ignore[arg-type]
    return sense_of(look_at(clause, where, told, DutyReader(told, Notes())))


@pytest.mark.parametrize(
    ("text", "standing", "sense"),
    [
        (LISTED, SECTION, Sense.LISTED),
        (LISTED, SOLUTIONS, Sense.LISTED),
        (LISTED, GROUP, Sense.LISTED),
        (LISTED, Standing.ANNEX, Sense.LISTED),
        ("1. Nhiệm vụ cụ thể tại Phụ lục kèm theo.", SOLUTIONS, Sense.POINTER),
        (
            "Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này.",
            SECTION,
            Sense.ENFORCEMENT,
        ),
        ("V. TỔ CHỨC THỰC HIỆN\n1. Các sở báo cáo.", SECTION, Sense.ORGANISATION),
        ("II. MỤC TIÊU\n1. Đến năm 2030 đạt 90%.", SECTION, Sense.GOALS),
        ("1. Mục tiêu\n- Đạt 90%.", SOLUTIONS, Sense.GOALS),
        (UNIT, SECTION, Sense.DUTY),
        (UNIT, SOLUTIONS, Sense.DUTY),
        (UNIT, GROUP, Sense.DUTY),
        (ASSIGNED, SECTION, Sense.DUTY),
        (ASSIGNED, Standing.ANNEX, Sense.DUTY),
        ("III. NHIỆM VỤ, GIẢI PHÁP\n1. Hoàn thiện thể chế", SECTION, Sense.SOLUTIONS),
        ("I. MỤC ĐÍCH, YÊU CẦU\n1. Thống nhất nhận thức.", SECTION, Sense.BACKGROUND),
        ("VI. KINH PHÍ\n1. Từ ngân sách nhà nước.", SECTION, Sense.BACKGROUND),
        ("1. Hoàn thiện thể chế\n- Rà soát quy định.", SOLUTIONS, Sense.GROUP),
        (PLAIN, SOLUTIONS, Sense.SOLUTION),
        (PLAIN, GROUP, Sense.SOLUTION),
        ("A. PHẦN THỨ HAI\n1. Những việc khác", SECTION, Sense.TITLE),
        (PLAIN, Standing.ANNEX, Sense.TITLE),
    ],
)
def test_what_a_paragraph_is_follows_from_its_words_and_its_place(
    text: str, standing: Standing, sense: Sense
) -> None:
    assert _sense(text, standing) is sense


def test_a_paragraph_that_begins_with_a_body_is_a_duty_where_bodies_are_spoken_to() -> None:
    clause = _clause(SPOKEN)

    assert _sense(SPOKEN, Place(SOLUTIONS, clause)) is Sense.SOLUTION
    assert _sense(SPOKEN, Place(SOLUTIONS, clause, speaks=True)) is Sense.DUTY
    assert _sense(SPOKEN, Place(SOLUTIONS, clause, tells_each=True)) is Sense.DUTY


@pytest.mark.parametrize("standing", [SECTION, SOLUTIONS, GROUP])
def test_what_names_nobody_is_a_duty_of_those_whom_the_document_addresses(
    standing: Standing,
) -> None:
    addressees = (Name("Các sở", 1),)

    assert _sense(PLAIN, standing, addressees=addressees) is Sense.ADDRESSED


def test_a_numbered_sentence_of_a_resolution_is_a_solution_and_in_a_plan_a_group() -> None:
    sentence = "1. Rà soát quy định về y tế."

    assert _sense(sentence, SOLUTIONS, parts=True) is Sense.SOLUTION
    assert _sense(sentence, SOLUTIONS) is Sense.GROUP


def test_a_title_before_a_colon_says_what_a_whole_paragraph_is_about() -> None:
    text = "6. Chế độ báo cáo: Các sở gửi báo cáo về Sở Y tế trước ngày 15/12."

    assert _sense(text, SECTION) is Sense.ORGANISATION
