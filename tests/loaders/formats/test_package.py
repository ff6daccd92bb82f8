import io
import struct
import zipfile
import zlib

import pytest

from graph.base.errors import Unreadable
from loaders.formats.package import office_package as package
from loaders.formats.package.office_package import open_package
from tests.loaders.formats.word_maker import packed


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        open_package(data, "a.docx")
    assert caught.value.hint
    return caught.value.message


def lying(text: bytes, said: int) -> bytes:
    """A zip whose member claims to be smaller than it is, in both of its headers."""
    data = bytearray(packed({"a.xml": text.decode()}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + place
        data[at : at + 4] = struct.pack("<I", said)
        data[at - 8 : at - 4] = struct.pack("<I", zlib.crc32(text[:said]))
    return bytes(data)


def test_a_part_is_read_by_its_name() -> None:
    found = open_package(packed({"word\\document.xml": "<a/>"}), "a.docx")

    assert found.has("word/document.xml")
    assert found.tree("word/document.xml").tag == "a"


def test_what_is_no_zip_is_refused() -> None:
    assert "zip" in refused(b"")
    assert "zip" in refused(b"PK\x03\x04 xin")


def test_an_old_or_locked_document_is_named() -> None:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

    assert ".doc" in refused(start)
    assert "mật khẩu" in refused(start + "EncryptedPackage".encode("utf-16-le"))


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(packed({"a.xml": "<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert "mật khẩu" in refused(bytes(data))


def test_a_bomb_is_refused_by_its_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    dense = packed({"a.xml": "0" * 11_000_000})
    many = packed({f"{n}.xml": "" for n in range(12)})

    assert "quá lớn" in refused(dense)
    monkeypatch.setattr(package, "MAX_MEMBERS", 10)
    assert "quá lớn" in refused(many)
    monkeypatch.setattr(package, "MAX_TOTAL", 100)
    assert "quá lớn" in refused(packed({"a.xml": "x" * 101}))


def test_a_method_that_office_never_uses_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("a.xml", "<a/>")

    assert "cách nén" in refused(out.getvalue())


def test_a_member_inflates_no_further_than_it_says() -> None:
    found = open_package(lying(b"<a/>" + b" " * 5_000_000, 4), "a.docx")

    assert found.read("a.xml") == b"<a/>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(encoding: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.xml", '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'.encode(encoding))

    with pytest.raises(Unreadable, match="thực thể"):
        open_package(out.getvalue(), "a.docx").tree("a.xml")


def test_a_part_of_too_many_tags_or_too_deep_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_MARKS", 1000)
    found = open_package(
        packed({"a.xml": "<a>" + "<b/>" * 999 + "</a>", "b.xml": "<a>" * 300}), "a"
    )

    with pytest.raises(Unreadable, match="quá lớn"):
        found.tree("a.xml")
    with pytest.raises(Unreadable, match="XML"):
        found.tree("b.xml")


def test_a_missing_part_is_named() -> None:
    found = open_package(packed({"a.xml": "<a/>"}), "a.docx")

    with pytest.raises(Unreadable, match=r"b\.xml"):
        found.read("b.xml")
    with pytest.raises(Unreadable, match="phần chính"):
        found.main()


def test_strict_documents_are_read_as_the_others() -> None:
    strict = '<a xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    found = open_package(packed({"a.xml": strict}), "a.docx")

    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}a"
    assert found.tree("a.xml").tag == name
