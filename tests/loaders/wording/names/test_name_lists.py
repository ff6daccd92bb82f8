import pytest

from graph.register.agencies import shipped_register
from loaders.wording.names.lists import split_names
from loaders.wording.names.shape import is_body
from loaders.wording.names.subjects import read_subject

knows = shipped_register().knows


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Các Vụ: Pháp chế, Bảo hiểm y tế", ["Vụ Pháp chế", "Vụ Bảo hiểm y tế"]),
        ("các sở: Y tế, Tài chính; Công an tỉnh", ["Sở Y tế", "Sở Tài chính", "Công an tỉnh"]),
        (
            "Các Ban Quản lý dự án: Thăng Long, 85",
            ["Ban Quản lý dự án Thăng Long", "Ban Quản lý dự án 85"],
        ),
        ("UBND các xã: Mê Pu, Đa Kai", ["UBND xã Mê Pu", "UBND xã Đa Kai"]),
        ("UBND các xã Gio Linh và Vĩnh Linh", ["UBND xã Gio Linh", "UBND xã Vĩnh Linh"]),
        ("UBND các xã, phường ven biển", ["UBND các xã, phường ven biển"]),
    ],
)
def test_a_head_that_is_said_once_belongs_to_each(cell: str, names: list[str]) -> None:
    assert split_names(cell, knows) == names


@pytest.mark.parametrize(
    "name",
    [
        "Văn phòng HĐND và UBND huyện",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
        "Cục C08 - Bộ Công an",
        "Tổng công ty Cảng hàng không Việt Nam - CTCP",
        "Ngân hàng TMCP Đầu tư và Phát triển Việt Nam - Chi nhánh Nghệ An",
        "Báo và Phát thanh, truyền hình Quảng Trị",
        "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh",
    ],
)
def test_a_name_with_a_dash_or_a_conjunction_stays_whole(name: str) -> None:
    assert split_names(name, knows) == [name]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Cục Phòng bệnh Cục Bà mẹ và Trẻ em", ["Cục Phòng bệnh", "Cục Bà mẹ và Trẻ em"]),
        (
            "Trung tâm Phục vụ hành chính công xã Phòng Kinh tế",
            ["Trung tâm Phục vụ hành chính công xã", "Phòng Kinh tế"],
        ),
        (
            "Phòng Văn hóa và Thông tin, Viễn thông Đức Linh",
            ["Phòng Văn hóa và Thông tin", "Viễn thông Đức Linh"],
        ),
        ("Công an phường, 32 khu phố", ["Công an phường", "32 khu phố"]),
        ("Văn phòng Cục Đường bộ Việt Nam", ["Văn phòng Cục Đường bộ Việt Nam"]),
        ("Lãnh đạo Phòng Kinh tế", ["Lãnh đạo Phòng Kinh tế"]),
    ],
)
def test_names_whose_separator_was_lost_are_parted(cell: str, names: list[str]) -> None:
    assert split_names(cell, knows) == names


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Sở Tài chính cân đối nguồn kinh phí", "Sở Tài chính"),
        ("Ủy ban An toàn giao thông Quốc gia theo dõi việc thực hiện", None),
        ("Ban Quản lý dự án đầu tư xây dựng tỉnh khẩn trương khởi công", None),
        ("Công ty TNHH MTV khai thác công trình thủy lợi vận hành hồ chứa", None),
        ("Bộ Công an niêm phong hiện trường", "Bộ Công an"),
    ],
)
def test_a_verb_inside_a_name_does_not_end_it(sentence: str, name: str | None) -> None:
    names, verb = read_subject(sentence, knows)

    assert names == [name or sentence[:verb]]
    assert sentence[verb:].split()[0] in {"cân", "theo", "khẩn", "vận", "niêm"}


@pytest.mark.parametrize("name", ["Tổ đảng ở Thường trực Hội đồng Dân tộc", "Thị ủy Vĩnh Châu"])
def test_party_bodies_are_bodies(name: str) -> None:
    assert is_body(name, knows) or split_names(name, knows) == [name]
