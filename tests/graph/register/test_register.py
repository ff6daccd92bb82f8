"""Whom a name means: exactly, by the pattern of its place, in its context, or as a proposal."""

import time
from datetime import date

import pytest

from graph.register.agencies import shipped_register
from graph.register.groups import is_group
from graph.register.places import NameScope

REGISTER = shipped_register()
IN_2024, IN_2026 = date(2024, 6, 1), date(2026, 6, 1)


def _scopes(issuer: str | None) -> tuple[NameScope, ...]:
    return REGISTER.scopes(REGISTER.get(issuer))


def _means(name: str, issuer: str | None, on: date | None) -> str | None:
    entry = REGISTER.find(name, _scopes(issuer), on).entry
    return entry.id if entry else None


@pytest.mark.parametrize(
    ("name", "on", "agency"),
    [
        ("UBND tỉnh Lào Cai", IN_2026, "ubnd-tinh-lao-cai"),
        ("Uỷ ban nhân dân tỉnh Lào Cai", IN_2026, "ubnd-tinh-lao-cai"),
        ("UBND tỉnh Lào Cai", IN_2024, "ubnd-tinh-lao-cai-cu"),
        ("Sở Y tế thành phố Huế", IN_2026, "so-y-te-hue"),
        ("Sở GD&ĐT Lai Châu", IN_2026, "so-giao-duc-va-dao-tao-lai-chau"),
        ("Thành ủy Hà Nội", IN_2026, "thanh-uy-ha-noi"),
        ("Bộ Tư lệnh thành phố Hà Nội", IN_2026, "bo-chi-huy-quan-su-thanh-pho-ha-noi"),
        ("UBND xã Mường Kim, tỉnh Lai Châu", IN_2026, "ubnd-xa-muong-kim-lai-chau"),
        ("Lãnh đạo Bộ Y tế", IN_2026, "bo-y-te-lanh-dao-bo"),
    ],
)
def test_a_name_that_says_its_place_means_the_body_of_that_place(
    name: str, on: date, agency: str
) -> None:
    assert _means(name, None, on) == agency


@pytest.mark.parametrize(
    ("name", "issuer", "agency"),
    [
        ("Sở Y tế", "ubnd-tinh-lao-cai", "so-y-te-lao-cai"),
        ("UBND tỉnh", "so-y-te-lao-cai", "ubnd-tinh-lao-cai"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", "tinh-uy-nghe-an", None),
        ("Văn phòng Bộ", "bo-y-te", "bo-y-te-van-phong"),
        ("Văn phòng", "bo-giao-duc-va-dao-tao", "bgddt-van-phong"),
        ("Phòng VHXH", "ubnd-phuong-thuy-nguyen-hai-phong", None),
        ("UBND xã Mường Kim", "ubnd-tinh-lai-chau", "ubnd-xa-muong-kim-lai-chau"),
        ("Sở Kế hoạch - Đầu tư", "ubnd-tinh-lai-chau", "so-ke-hoach-va-dau-tu-lai-chau"),
        ("Sở Văn hóa, Thể thao & Du lịch", "ubnd-tinh-lai-chau", None),
    ],
)
def test_a_short_name_is_understood_where_the_document_comes_from(
    name: str, issuer: str, agency: str | None
) -> None:
    wanted = (
        agency
        or {
            "Ban Tuyên giáo và Dân vận Tỉnh ủy": "ban-tuyen-giao-va-dan-van-tinh-uy-nghe-an",
            "Phòng VHXH": "phong-van-hoa-xa-hoi-phuong-thuy-nguyen-hai-phong",
            "Sở Văn hóa, Thể thao & Du lịch": "so-van-hoa-the-thao-va-du-lich-lai-chau",
        }[name]
    )

    assert _means(name, issuer, IN_2026) == wanted


@pytest.mark.parametrize(
    ("name", "issuer"),
    [
        ("Sở Y tế", None),
        ("UBND xã Mường Kim", None),
        ("UBND xã có liên quan", "ubnd-tinh-lai-chau"),
        ("Vụ GD&ĐT", "bo-giao-duc-va-dao-tao"),
        ("Cục Chưa Có", "bo-y-te"),
    ],
)
def test_a_name_that_is_not_sure_means_nobody(name: str, issuer: str | None) -> None:
    assert _means(name, issuer, IN_2026) is None


def test_a_commune_needs_its_district_only_while_districts_exist() -> None:
    old = REGISTER.find("UBND huyện Trà Bồng", _scopes("ubnd-tinh-quang-ngai-cu"), IN_2024).entry

    assert old and old.id == "ubnd-huyen-tra-bong-quang-ngai-cu"
    assert old.valid_to == date(2025, 6, 30)


def test_two_names_that_are_as_near_are_both_proposed_with_the_reason() -> None:
    found = REGISTER.find("Vụ GD&ĐT", _scopes("bo-giao-duc-va-dao-tao"), date(2025, 2, 5))

    assert found.entry is None
    assert found.offers[0][0].id == "bgddt-vu-giao-duc-dai-hoc"
    assert len(found.offers) > 1 and all(reason for _, reason in found.offers)


def test_only_bodies_of_the_day_are_proposed() -> None:
    scopes = _scopes("bo-giao-duc-va-dao-tao")
    found = REGISTER.find("Vụ GD&ĐT", scopes, date(2025, 2, 5))

    assert found.offers and all(each.is_valid(date(2025, 2, 5)) for each, _ in found.offers)


def test_an_office_is_known_with_the_person_who_holds_it() -> None:
    assert _means("Phó TTgCP Lê Thành Long", "bo-y-te", IN_2026) == "pho-thu-tuong-chinh-phu"


def test_a_long_list_of_places_is_looked_up_in_time() -> None:
    places = "Hồ Chí Minh, Hà Nội, Đà Nẵng, Hải Phòng, Cần Thơ, Tuyên Quang, Thái Nguyên, Phú Thọ"
    name = f"UBND các tỉnh, thành phố: {places}, Sơn La, Lạng Sơn, Cao Bằng, Hưng Yên, Bắc Ninh"
    started = time.process_time()

    assert REGISTER.find(name, (), IN_2026).entry is None
    assert time.process_time() - started < 2


def test_the_head_of_a_body_is_a_proposal_and_not_the_body() -> None:
    found = REGISTER.find("Giám đốc Sở Y tế", _scopes("ubnd-tinh-lai-chau"), IN_2026)

    assert found.entry is None
    assert [each.id for each, _ in found.offers] == ["so-y-te-lai-chau"]


def test_the_bodies_of_a_province_that_ended_are_taken_over() -> None:
    old = REGISTER.get("so-ke-hoach-va-dau-tu-yen-bai")
    later = REGISTER.get("so-tai-chinh-yen-bai")

    assert old and old.succeeded_by == ("so-tai-chinh-yen-bai",)
    assert later and later.succeeded_by == ("so-tai-chinh-lao-cai",)
    assert later.valid_to == date(2025, 6, 30)


def test_where_a_document_counts_keeps_its_name_through_a_merger() -> None:
    before, after = REGISTER.get("ubnd-tinh-lao-cai-cu"), REGISTER.get("ubnd-tinh-lao-cai")

    assert REGISTER.place_of(before) == REGISTER.place_of(after) == "tinh-lao-cai"


def test_what_is_listed_is_not_made_anew() -> None:
    listed = REGISTER.get("so-giao-duc-va-dao-tao-lai-chau")

    assert listed and listed.name == "Sở Giáo dục và Đào tạo tỉnh Lai Châu"
    assert REGISTER.get("khong-co") is None and REGISTER.get(None) is None


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("các sở, ngành liên quan", True),
        ("Bộ, ngành, địa phương", True),
        ("Thủ trưởng các đơn vị", True),
        ("Doanh nghiệp", True),
        ("Sở Y tế", False),
        ("Ban Quản lý Khu kinh tế", False),
        ("Cục Biến đổi khí hậu", False),
    ],
)
def test_a_group_is_told_from_one_body(name: str, group: bool) -> None:
    assert is_group(name) is group


def test_what_stands_around_a_body_is_complete() -> None:
    for entry in filter(None, map(REGISTER.get, REGISTER.ids)):
        agencies, edges = REGISTER.closure([entry])
        there = {agency.id for agency in agencies}

        assert {end for edge in edges for end in (edge.from_id, edge.to_id)} <= there


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("Sở Nội vụ", True),
        ("Sở Nội vụ nơi quản lý hồ sơ", True),
        ("Sở Nội vụ tỉnh Lào Cai", False),
        ("Vụ Đại học", False),
        ("Bộ Nội vụ", False),
    ],
)
def test_a_body_of_every_place_without_its_place_is_one_of_many(name: str, many: bool) -> None:
    assert REGISTER.is_one_of_many(name) is many


def test_a_shared_name_proposes_only_bodies_that_are_understood_where_it_stands() -> None:
    def offered(issuer: str) -> list[str]:
        found = REGISTER.find("Các đơn vị", _scopes(issuer), date(2024, 1, 31))
        return [each.id for each, _ in found.offers]

    assert all(each.startswith("bgddt-") for each in offered("bo-giao-duc-va-dao-tao"))
    assert offered("bo-giao-duc-va-dao-tao")
    assert offered("bo-tai-nguyen-va-moi-truong") == []


def test_bodies_that_all_bear_the_name_are_offered_without_a_reason() -> None:
    found = REGISTER.find("Sở Giáo dục và Đào tạo", (), IN_2026, one_of_many=True)

    assert [(each.id, reason) for each, reason in found.offers] == [
        ("cac-so-giao-duc-va-dao-tao", "")
    ]
