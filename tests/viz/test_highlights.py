from viz.highlights import mark
from viz.picture import Part


def marked(text: str, *phrases: str) -> list[str]:
    return [part.text for part in mark(text, phrases) if part.marked]


def test_shared_words_are_marked_on_both_sides_however_they_are_spelled() -> None:
    upper, lower = "Kiên cố hoá trường, lớp học", "Đẩy mạnh kiên cố hóa trường lớp ở vùng cao"

    assert marked(lower, "kiên cố hóa trường lớp") == ["kiên cố hóa trường lớp"]
    assert marked(upper, "kiên cố hóa trường lớp") == ["Kiên cố hoá trường, lớp"]


def test_the_parts_are_the_whole_text() -> None:
    text = "Xây <b>trạm y tế</b> & nhà công vụ."
    parts = mark(text, ["trạm y tế", "nhà công vụ"])

    assert "".join(part.text for part in parts) == text
    assert [part for part in parts if part.marked] == [
        Part(text="trạm y tế", marked=True),
        Part(text="nhà công vụ", marked=True),
    ]


def test_one_word_alone_is_not_marked() -> None:
    assert marked("Trạm bơm của xã", "trạm y tế") == []
    assert mark("", ["trạm"]) == ()
