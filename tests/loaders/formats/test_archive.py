import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.base.errors import Unreadable
from loaders.formats.package import archive
from loaders.formats.package.archive import Member, read_archive


def packed(files: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def read(data: bytes) -> dict[str, bytes | str]:
    """The bytes of each member, or the words of its error."""
    members = read_archive(data, "a.zip")
    return {each.path: each.error.message if each.error else each.data for each in members}


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with other bytes as a name, and no word on what encoding they are in."""
    assert len(old) == len(new)
    return data.replace(old, new)


def test_members_come_in_order_with_their_paths(tmp_path: Path) -> None:
    data = packed({"b/kế hoạch.txt": b"1", "a.docx": b"2", "b/": b""})
    (tmp_path / "a.zip").write_bytes(data)

    expected = [Member("b/kế hoạch.txt", b"1"), Member("a.docx", b"2")]
    assert list(read_archive(data, "a.zip")) == expected
    assert list(read_archive(tmp_path / "a.zip", "a.zip")) == expected


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("kế hoạch.txt".encode(), "kế hoạch.txt"),
        (b"k\xea\xec hoa\xf2ch.txt", "kế hoạch.txt"),
        (b"caf\x82.txt", "café.txt"),
    ],
)
def test_a_name_without_a_mark_is_read_by_what_it_fits(raw: bytes, name: str) -> None:
    plain = b"x" * len(raw)

    assert read(renamed(packed({plain.decode(): b"1"}), plain, raw)) == {name: b"1"}


def test_paths_that_lead_out_are_labels_below_the_archive() -> None:
    names = ["../../etc/passwd", "/root.txt", "C:\\win\\a.txt", "a/../b.txt", ".."]

    assert list(read(packed(dict.fromkeys(names, b"1")))) == [
        "etc/passwd",
        "root.txt",
        "win/a.txt",
        "a/b.txt",
    ]


def test_what_a_system_leaves_behind_is_skipped() -> None:
    names = ["__MACOSX/._a.txt", "x/Thumbs.db", "~$a.docx", "x/~$b.docx", ".DS_Store", "~a.txt"]

    assert list(read(packed(dict.fromkeys(names, b"1")))) == ["~a.txt"]


def test_archives_inside_are_opened_twice_deep() -> None:
    third = packed({"c.txt": b"3"})
    second = packed({"b.txt": b"2", "3.zip": third})
    first = packed({"a.txt": b"1", "2.zip": second})

    found = read(packed({"0.txt": b"0", "1.zip": first, "bad.zip": b"PK", "z.txt": b"z"}))

    assert found["1.zip/2.zip/b.txt"] == b"2"
    assert "“a.zip/1.zip/2.zip/3.zip” nằm sâu quá 2 lớp" in str(found["1.zip/2.zip/3.zip"])
    assert "không phải tệp nén" in str(found["bad.zip"])
    assert found["z.txt"] == b"z"


def test_a_member_without_a_name_is_skipped() -> None:
    data = packed({"a.txt": b"1", "b.txt": b"2"})

    assert read(renamed(data, b"a.txt", b"\x00.txt")) == {"b.txt": b"2"}


def test_a_member_with_a_password_is_reported_and_the_rest_is_read() -> None:
    data = bytearray(packed({"a.txt": b"1", "b.txt": b"2"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    found = read(bytes(data))

    assert "“a.zip/a.txt” trong tệp nén có mật khẩu" in str(found["a.txt"])
    assert found["b.txt"] == b"2"


def test_a_broken_member_does_not_stop_the_rest() -> None:
    data = packed({"a.txt": b"first", "b.txt": b"second"}, zipfile.ZIP_STORED)

    found = read(data.replace(b"first", b"worst"))

    assert "đã hỏng" in str(found["a.txt"])
    assert found["b.txt"] == b"second"


def test_an_unusual_compression_is_reported() -> None:
    assert "chưa đọc được" in str(read(packed({"a.txt": b"1"}, zipfile.ZIP_BZIP2))["a.txt"])


def test_a_bomb_is_stopped_and_the_rest_is_read() -> None:
    found = read(packed({"bomb.txt": bytes(15_000_000), "small.txt": bytes(900_000), "z": b"1"}))

    assert "bom nén" in str(found["bomb.txt"])
    assert found["small.txt"] == bytes(900_000)
    assert found["z"] == b"1"


def test_a_header_that_lies_is_bounded_by_what_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBER", 100_000)
    data = bytearray(packed({"a.txt": bytes(300_000), "b.txt": b"2"}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)

    found = read(bytes(data))

    assert isinstance(found["a.txt"], str)
    assert found["b.txt"] == b"2"


def test_no_member_is_larger_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBER", 100_000)

    assert "hơn 0 MB" in str(read(packed({"a.txt": bytes(300_000)}))["a.txt"])


def test_the_total_is_counted_over_archives_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_TOTAL", 250_000)
    inner = packed({"a.txt": bytes(200_000)})

    found = read(packed({"1.zip": inner, "2.zip": inner, "z.txt": b"1"}))

    assert found["1.zip/a.txt"] == bytes(200_000)
    assert "giải nén ra hơn" in str(found["2.zip"])
    assert found["z.txt"] == b"1"


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [("MAX_MEMBERS", 2, "hơn 2 mục"), ("MAX_TOTAL", 900, "MB"), ("MAX_SIGNATURES", 2, "mục")],
)
def test_an_archive_that_promises_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int, words: str
) -> None:
    monkeypatch.setattr(archive, limit, value)

    with pytest.raises(Unreadable, match=words):
        read_archive(packed({name: bytes(400) for name in "abc"}), "a.zip")


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"not an archive", packed({"a": b"1"})[:-10]],
    ids=["empty", "a mark alone", "words", "cut off"],
)
def test_what_is_no_archive_is_refused_at_once(data: bytes) -> None:
    with pytest.raises(Unreadable, match="không phải tệp nén"):
        read_archive(data, "a.zip")


def test_a_path_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="Không mở được"):
        read_archive(tmp_path / "none.zip", "none.zip")
