from loaders.matching.copying import find_repeated, known_runs
from loaders.matching.texts import Passage

ABOVE = known_runs(
    ["Xây dựng chuyên mục truyền thông phòng bệnh trên hệ thống loa truyền thanh cơ sở."]
)


def passage(text: str) -> Passage:
    return Passage("p", text, "", 1)


def test_runs_of_five_syllables_are_repeated_and_shorter_ones_are_not() -> None:
    text = "Xã xây dựng chuyên mục truyền thông phòng bệnh; phát trên hệ thống loa."
    (found,) = find_repeated(ABOVE, [passage(text)])

    assert (found.words, found.repeated) == (14, 8)
    assert [text[start:stop] for start, stop in found.runs] == [
        "xây dựng chuyên mục truyền thông phòng bệnh"
    ]
    assert found.longest == "xây dựng chuyên mục truyền thông phòng bệnh"


def test_case_stops_and_tone_spelling_do_not_count() -> None:
    above = known_runs(["Kiên cố hoá trường, lớp học ở xã"])
    (found,) = find_repeated(above, [passage("KIÊN CỐ HÓA TRƯỜNG LỚP HỌC")])

    assert found.repeated == found.words == 6


def test_common_formulas_alone_are_not_told() -> None:
    text = "Xây dựng chuyên mục truyền thông phòng bệnh. " + "Việc khác của xã ta. " * 20

    assert find_repeated(ABOVE, [passage(text)]) == []
    assert find_repeated(known_runs([]), [passage("Một hai ba bốn năm sáu")]) == []
    assert find_repeated(ABOVE, []) == []
