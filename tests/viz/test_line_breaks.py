"""Measuring, wrapping and shortening."""

from hypothesis import given
from hypothesis import strategies as st

from viz.line_breaks import text_width, visible, wrap


def test_a_text_that_fits_is_left_alone() -> None:
    assert wrap("Củng cố y tế cơ sở", 300, 14, most=2) == ("Củng cố y tế cơ sở",)


def test_a_long_text_ends_in_an_ellipsis_after_a_whole_word() -> None:
    text = "Nâng cao nhận thức và đổi mới tư duy " * 4
    lines = wrap(text, 200, 14, most=2)

    assert len(lines) == 2
    assert lines[-1].endswith(" …")
    assert text.startswith(" ".join(lines).removesuffix("…"))


def test_a_word_wider_than_the_line_is_cut_into_pieces() -> None:
    lines = wrap("x" * 200, 100, 14, most=3)

    assert len(lines) == 3
    assert all(text_width(line, 14) <= 100 for line in lines)


def test_marks_that_turn_or_hide_text_are_dropped() -> None:
    assert visible("\u202eĐảo\u2066  chiều\n\x00\ufeff") == "Đảo chiều"


@given(st.text(max_size=300), st.integers(40, 400), st.integers(1, 4), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, width: int, most: int, bold: bool) -> None:
    lines = wrap(text, width, 14, most=most, bold=bold)

    assert len(lines) <= most
    assert all(text_width(line, 14, bold=bold) <= width for line in lines)
