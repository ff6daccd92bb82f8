import pytest

from graph.register.agencies import shipped_register
from loaders.parsed.document import Head, Parsed
from loaders.provisions.parse import parse_lines
from loaders.source.issues import Issues
from loaders.source.lines import LineBuilder
from tests.loaders.directive import COLUMNS, HEAD, codes, parse

BODY = "II. NHIỆM VỤ\n\n1. Nhận thức\n\n- Tuyên truyền.\n\nTrên đây là Kế hoạch của Bộ./.\n\n"
RECIPIENTS = "Nơi nhận:\n- Bộ Y tế;\n- Lưu: VT.\n\n"


def _parse(closing: str) -> Parsed:
    return parse(HEAD + BODY + closing)


def _recipients(head: Head) -> list[str]:
    return [name.text for name in head.recipients]


def test_each_item_is_a_recipient_without_its_remark() -> None:
    head = _parse(
        "Nơi nhận:\n- Thủ tướng Chính phủ (để báo cáo);\n- Các Sở Giáo dục và Đào tạo;\n"
        "- Bộ trưởng (để b/c);\n- Lưu: VT, PC (5b).\n"
    ).head

    assert _recipients(head) == [
        "Thủ tướng Chính phủ",
        "Các Sở Giáo dục và Đào tạo",
        "Bộ trưởng",
    ]


def test_two_bodies_of_one_item_are_two_recipients() -> None:
    head = _parse("Nơi nhận:\n- Bộ Y tế, Bộ Tài chính;\n- UBND các tỉnh, thành phố;\n").head

    assert _recipients(head) == ["Bộ Y tế", "Bộ Tài chính", "UBND các tỉnh, thành phố"]


def test_an_item_over_two_lines_is_one_recipient() -> None:
    head = _parse("Nơi nhận:\n- Các đơn vị thuộc\nBộ Giáo dục và Đào tạo;\n- Bộ Y tế;\n").head

    assert _recipients(head) == ["Các đơn vị thuộc Bộ Giáo dục và Đào tạo", "Bộ Y tế"]


def test_items_on_one_line_are_told_apart() -> None:
    head = _parse("Nơi nhận: - Bộ Y tế; - Bộ Tài chính; - Lưu: VT.\n").head

    assert _recipients(head) == ["Bộ Y tế", "Bộ Tài chính"]


def test_the_archive_is_no_recipient_and_is_accounted_for() -> None:
    parsed = _parse(RECIPIENTS)

    assert _recipients(parsed.head) == ["Bộ Y tế"]
    fates = {line.text: into for line, _, into in parsed.ledger.fates()}
    assert fates["- Lưu: VT."] == "archive-note"


@pytest.mark.parametrize(
    "signature",
    [
        "BỘ TRƯỞNG\n\nNguyễn Văn A\n",
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nNguyễn Văn A\n",
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n(Đã ký)\nNguyễn Văn A\n",
        "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\n\nThiếu tướng Nguyễn Văn A\n",
        "TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\n\nPGS.TS. Nguyễn Văn A\n",
    ],
)
def test_the_signer_is_named_without_office_and_title(signature: str) -> None:
    parsed = _parse(RECIPIENTS + signature)

    assert parsed.head.signer == "Nguyễn Văn A"
    assert _recipients(parsed.head) == ["Bộ Y tế"]
    assert parsed.ledger.counts()["unread"] == 0


def test_a_closing_without_recipients_has_a_signer() -> None:
    head = _parse("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nNguyễn Thị Bình An\n").head

    assert (head.signer, head.recipients) == ("Nguyễn Thị Bình An", [])


def test_recipients_and_signature_may_stand_side_by_side() -> None:
    builder = LineBuilder()
    builder.text(HEAD + BODY)
    recipients = "Nơi nhận:\n- Bộ Y tế;\n- Bộ Tài chính;\n- Lưu: VT."
    builder.row([recipients, "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nNguyễn Văn A"])

    head = parse_lines(builder.lines, "kế hoạch.docx", "x", Issues(), shipped_register()).head

    assert head.signer == "Nguyễn Văn A"
    assert _recipients(head) == ["Bộ Y tế", "Bộ Tài chính"]


def test_office_and_signer_may_share_a_cell() -> None:
    row = "| Nơi nhận: - Bộ Y tế; - Lưu: VT. | KT. BỘ TRƯỞNG THỨ TRƯỞNG Nguyễn Văn A |\n"

    head = _parse(row).head

    assert (head.signer, _recipients(head)) == ("Nguyễn Văn A", ["Bộ Y tế"])


def test_a_closing_before_an_annex_takes_nothing_from_it() -> None:
    annex = f"\nPHỤ LỤC\n\n{COLUMNS}1\tTập huấn\tVụ Pháp chế\t\t2026\t\n"

    parsed = _parse(RECIPIENTS + "BỘ TRƯỞNG\n\nNguyễn Văn A\n" + annex)

    assert parsed.head.signer == "Nguyễn Văn A" and len(parsed.tasks) == 1
    assert _recipients(parsed.head) == ["Bộ Y tế"]


def test_a_typists_mark_is_junk() -> None:
    parsed = _parse(RECIPIENTS + "BỘ TRƯỞNG\n\nNguyễn Văn A\nngvana12\n")

    assert "junk-tail" in codes(parsed)
    assert (parsed.head.signer, _recipients(parsed.head)) == ("Nguyễn Văn A", ["Bộ Y tế"])


def test_a_document_without_a_closing_names_nobody() -> None:
    head = parse(HEAD + BODY).head

    assert (head.signer, head.recipients) == (None, [])
