import pytest

from graph.schema.nodes import Document, Plan, Regulation, Resolution
from loaders.formulas.kinds import KIND_LINE, KINDS, directs, label_of


def test_no_name_and_no_code_stands_for_two_kinds() -> None:
    codes = [code for kind in KINDS for code in kind.codes]

    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("name", [kind.name for kind in KINDS if kind.headed])
def test_a_kind_is_known_whole_in_capitals_or_alone(name: str) -> None:
    for text in (name.upper(), name, f"{name.upper()} VỀ CHUYỂN ĐỔI SỐ"):
        found = KIND_LINE.match(text)
        assert found and found["kind"].capitalize() == name

    assert KIND_LINE.match(f"{name} của ủy ban nhân dân") is None


@pytest.mark.parametrize(
    ("kind", "title", "label"),
    [
        ("Nghị quyết", None, Resolution),
        ("Kết luận", None, Resolution),
        ("Kế hoạch", None, Plan),
        ("Quyết định", "Phê duyệt Chiến lược chuyển đổi số", Plan),
        ("Quyết định", "Ban hành Phương án ứng phó", Plan),
        ("Quyết định", "Ban hành Quy chế làm việc", Regulation),
        ("Quyết định", None, Regulation),
        ("Nghị quyết", "Ban hành Kế hoạch đầu tư công", Resolution),
        ("Báo cáo", "Ban hành Kế hoạch", Regulation),
        (None, None, Regulation),
    ],
)
def test_a_kind_has_a_label(kind: str | None, title: str | None, label: type[Document]) -> None:
    assert label_of(kind, title) is label


@pytest.mark.parametrize(
    ("kind", "tells"),
    [("Chỉ thị", True), ("Công văn", True), ("Kế hoạch", False), ("Lạ", False), (None, True)],
)
def test_some_kinds_tell_bodies_what_to_do_throughout(kind: str | None, tells: bool) -> None:
    assert directs(kind) is tells
