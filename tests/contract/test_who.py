"""Who answers for what, and when: the shipped corpus on both engines."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from graph.base.errors import ManyAgencies, NotFound
from graph.questions.answer import Answer
from graph.questions.catalogue import ask
from graph.register.agencies import shipped_register
from graph.search.index import AgencyFound
from graph.search.lookup import get_agencies, get_agency
from graph.store.protocol import Store
from loaders.pipeline import load
from tests.golden.sample import OUTLINE

BEFORE, AFTER = date(2025, 2, 10), date(2026, 11, 21)
PLAN = "100/KH-BGDĐT"


def _who(store: Store, agency: str, on: date = AFTER) -> Answer:
    return ask(store, "who_owns", {"agency": agency}, as_of=on)


def test_m8_m9_w6_the_owner_of_row_5_is_the_successor_from_its_first_day_on(corpus: Store) -> None:
    asked = {"document": PLAN, "number": "5"}
    owners = {
        day: ask(corpus, "task_owners", asked, as_of=day).rows
        for day in (BEFORE, date(2025, 2, 28), date(2025, 3, 1), AFTER)
    }

    assert [rows[0]["owner"] for rows in owners.values()] == [
        "Cục Công nghệ thông tin",
        "Cục Công nghệ thông tin",
        "Cục Khoa học, Công nghệ và Thông tin",
        "Cục Khoa học, Công nghệ và Thông tin",
    ]
    (row,) = owners[AFTER]
    assert row["chain"] == "Cục Công nghệ thông tin → Cục Khoa học, Công nghệ và Thông tin"
    assert row["evidence"].startswith("Nghị định số 37/2025/NĐ-CP")
    assert (row["since"], row["line"], row["quote"]) == (date(2025, 3, 1), 105, "Cục CNTT")
    assert owners[BEFORE][0]["chain"] is None


def test_m8_thirteen_rows_of_the_plan_lost_their_lead_and_one_report_its_recipient(
    corpus: Store,
) -> None:
    answer = ask(corpus, "ended_before_due", as_of=AFTER)

    assert Counter((row["document"], row["role"]) for row in answer.rows) == {
        (PLAN, "chủ trì"): 13,
        (PLAN, "nhận báo cáo"): 1,
    }
    assert ask(corpus, "ended_before_due", as_of=BEFORE).found == 0


def test_m5_w9_a_task_without_one_accountable_lead_is_found_by_its_kind(corpus: Store) -> None:
    rows = ask(corpus, "tasks_without_single_lead", as_of=AFTER).rows
    found = {(row["document"], row["number"], row["finding"]) for row in rows}

    assert ("05-CTr/TU", "16", "several") in found
    assert ("05-CTr/TU", "3", "several") in found
    assert (PLAN, "33", "collective") in found
    focal = [row for row in rows if row["document"] == "333/KH-LHHVN" and row["finding"] == "focal"]
    assert len(focal) == 14
    units = {row["role"] for row in _who(corpus, "Ban PBKT").rows if row["via"] is None}
    assert units == {"đầu mối"}


def test_m6_a_group_has_the_members_of_the_day_or_says_that_they_are_not_known(
    corpus: Store,
) -> None:
    def members(group: str, day: date) -> list[tuple[str | None, str]]:
        answer = ask(corpus, "group_members", {"agency": group}, as_of=day)
        return [(row["member"], row["status"]) for row in answer.rows]

    before, after = (members("bgddt-cac-don-vi-thuoc-bo", day) for day in (BEFORE, AFTER))
    assert ("Cục Công nghệ thông tin", "members_known") in before
    assert ("Cục Công nghệ thông tin", "members_known") not in after
    assert ("Cục Khoa học, Công nghệ và Thông tin", "members_known") in after
    assert members("cac-to-dan-pho-phuong-thuy-nguyen-hai-phong", AFTER) == [
        (None, "members_unknown")
    ]


def test_m7_a_party_body_is_tied_to_the_body_it_leads(corpus: Store) -> None:
    found = corpus.query(
        "MATCH (a:Agency)-[:PARTY_BODY_OF]->(b:Agency)-[:PART_OF]->(p:Agency) "
        "WHERE b.id = 'ubnd-tinh-lai-chau' RETURN a.id AS a, p.id AS p",
        {},
    )

    assert [tuple(row.values()) for row in found.rows] == [
        ("dang-uy-ubnd-tinh-lai-chau", "tinh-lai-chau")
    ]


def test_w1_all_duties_of_an_agency_come_in_one_answer(corpus: Store) -> None:
    rows = _who(corpus, "Ban TGDV Tỉnh ủy").rows
    direct = Counter(row["role"] for row in rows if row["via"] is None)

    assert direct == {"chủ trì": 6, "báo cáo": 1}
    annex = [row for row in rows if row["via"] is None and (row["line"] or 0) > 200]
    assert len(annex) == 5


def test_w5_duties_through_a_group_stand_apart_from_direct_ones(corpus: Store) -> None:
    rows = _who(corpus, "Bộ Y tế").rows

    assert {row["via"] for row in rows} == {
        "nhóm: Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ"
    }
    roads = [row["via"] for row in _who(corpus, "Vụ Pháp chế").rows]
    assert roads == sorted(roads, key=lambda road: road or "")
    assert roads[0] is None and roads[-1] == "nhóm: Các đơn vị thuộc Bộ"


def test_w6_what_was_taken_over_is_owned_from_that_day_on(corpus: Store) -> None:
    after = _who(corpus, "Cục Khoa học, Công nghệ và Thông tin").rows
    taken = Counter(row["via"] for row in after if row["role"] == "chủ trì")

    assert taken == {
        "kế thừa: Cục Công nghệ thông tin": 7,
        "kế thừa: Vụ Khoa học, Công nghệ và Môi trường": 4,
    }
    assert _who(corpus, "Cục Khoa học, Công nghệ và Thông tin", BEFORE).rows == []


def test_w3_an_agency_is_found_by_abbreviation_and_without_accents(corpus: Store) -> None:
    def found(typed: str) -> set[str]:
        return {each.id for each in get_agencies(corpus, typed, AFTER)}

    assert found("Ban TVPB") == {"lhhvn-ban-tu-van-phan-bien"}
    assert (
        found("so gddt")
        == found("SỞ GD&ĐT")
        == {
            "so-giao-duc-va-dao-tao-hai-phong",
            "so-giao-duc-va-dao-tao-lai-chau",
        }
    )
    assert found("UBKT") == {"uy-ban-kiem-tra-trung-uong", "uy-ban-kiem-tra-tinh-uy-lai-chau"}
    assert found("so giao duc va dao tao tinh lai chau") == {"so-giao-duc-va-dao-tao-lai-chau"}


def test_w4_a_name_of_several_bodies_is_answered_with_ranked_candidates_and_reasons(
    corpus: Store,
) -> None:
    with pytest.raises(ManyAgencies) as shared:
        get_agency(corpus, "so gddt", AFTER)
    with pytest.raises(ManyAgencies) as misread:
        get_agency(corpus, "Vụ GD&ĐT", BEFORE)

    assert (shared.value.http, len(shared.value.candidates)) == (300, 2)
    meant = [each for each in misread.value.candidates if isinstance(each, AgencyFound)]
    assert [each.name for each in meant] == [
        "Vụ GDĐT",
        "Vụ GD&ĐT",
        "Vụ Giáo dục Đại học",
        "Vụ Giáo dục Tiểu học",
        "Vụ Giáo dục thường xuyên",
    ]
    assert all(each.reason for each in meant)
    assert get_agency(corpus, meant[1].id, BEFORE).name == "Vụ GD&ĐT"


def test_w4_a_name_of_very_many_bodies_is_not_answered_for_all_of_them(corpus: Store) -> None:
    with pytest.raises(ManyAgencies, match="có thể là 28 cơ quan"):
        _who(corpus, "Tỉnh ủy")


def test_w6_of_bodies_of_one_name_the_one_of_the_day_is_meant(corpus: Store) -> None:
    name = "Tỉnh ủy Lào Cai"

    assert [each.id for each in get_agencies(corpus, name, AFTER)] == ["tinh-uy-lao-cai"]
    assert [each.id for each in get_agencies(corpus, name, BEFORE)] == ["tinh-uy-lao-cai-cu"]


def test_w11_an_unknown_name_is_answered_with_the_nearest_bodies(corpus: Store) -> None:
    with pytest.raises(NotFound) as unknown:
        get_agencies(corpus, "Cục Công nghệ thông tim", AFTER)

    nearest = unknown.value.candidates[0]
    assert isinstance(nearest, AgencyFound)
    assert (nearest.name, nearest.reason) == ("Cục Công nghệ thông tin", "tên gần giống 96%")


def test_w2_a_task_is_traced_to_the_resolution_with_the_words_of_each_step(corpus: Store) -> None:
    asked = {"document": "333/KH-LHHVN", "number": "1"}
    rows = ask(corpus, "task_chain", asked, as_of=AFTER).rows

    assert {row["number"] for row in rows} == {"1"}
    above = [(row["step"], row["from"], row["to"]) for row in rows if row["step"]]
    assert (1, "333/KH-LHHVN", "71-NQ/TW") in above
    assert all(row["quote"] and row["line"] for row in rows)
    first = [row for row in rows if row["step"] == 0 and row["basis"] == "stated"]
    assert {row["to"] for row in first} == {"333/KH-LHHVN"}
    assert all(row["score"] for row in rows if row["basis"] == "matched")
    by_id = ask(corpus, "task_chain", asked | {"number": first[0]["task_id"]}, as_of=AFTER)
    assert {row["task_id"] for row in by_id.rows} == {first[0]["task_id"]}


PART = (
    "Nâng vai trò lãnh đạo toàn diện, trực tiếp của tổ chức đảng tại cơ sở giáo dục, trước hết là "
    "của người đứng đầu cấp ủy"
)


def _plan(number: int, issuer: str, place: str, lead: str) -> str:
    return f"""\
{issuer}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/KH-UBND

{place}, ngày 05 tháng 02 năm 2026

KẾ HOẠCH

Thực hiện Nghị quyết số 71-NQ/TW

Thực hiện Nghị quyết số 71-NQ/TW ngày 22/8/2025 của Bộ Chính trị, Ủy ban nhân dân ban hành Kế hoạch:

TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tKết quả
1\t{PART}\t{lead}\t\t2026\t
"""


def test_w10_two_documents_of_one_province_that_name_different_leads_are_found(
    store: Store, tmp_path: Path
) -> None:
    lai_chau, ha_tinh = "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH"
    plans = [
        _plan(11, lai_chau, "Lai Châu", "Sở Giáo dục và Đào tạo"),
        _plan(12, lai_chau, "Lai Châu", "Sở Nội vụ"),
        _plan(13, lai_chau, "Lai Châu", "Sở Nội vụ"),
        _plan(14, ha_tinh, "Hà Tĩnh", "Sở Nội vụ"),
    ]
    for number, text in enumerate(plans):
        (tmp_path / f"kế hoạch {number}.txt").write_text(text, encoding="utf-8")
    load(store, [tmp_path, OUTLINE], shipped_register())

    answer = ask(store, "different_leads", {"resolution": "71-NQ/TW"}, as_of=AFTER)

    found = {
        (row["document"], row["lead"], row["other_document"], row["other_lead"])
        for row in answer.rows
        if row["code"] == "1.3.1"
    }
    education, interior = (f"Sở {name} tỉnh Lai Châu" for name in ("Giáo dục và Đào tạo", "Nội vụ"))
    assert found == {
        ("11/KH-UBND", education, "12/KH-UBND", interior),
        ("11/KH-UBND", education, "13/KH-UBND", interior),
    }
    assert all(row["quote"] and row["other_quote"] and row["score"] for row in answer.rows)
