"""A graph small enough to know by heart: one resolution, one plan, a few duties.

The resolution 12-NQ/TW has one group with two solutions; the plan 05/KH-UBND takes up only 1.1.
Task 1 has one lead, task 2 two leads and an unreadable deadline, task 3 none.
"""

from datetime import date

from graph.schema.edges import (
    ApprovedBy,
    Cites,
    Contains,
    Implements,
    IssuedBy,
    Leads,
    PartOf,
    ReportsTo,
    SentTo,
    States,
    Supports,
)
from graph.schema.model import Edge, Node
from graph.schema.nodes import Agency, Indicator, Plan, Regulation, Resolution, Solution, Task
from graph.schema.records import Links, Records
from graph.schema.vocabulary import (
    AgencyKind,
    Basis,
    Comparator,
    Coverage,
    FigureRole,
    Grain,
    LeadRole,
    Level,
    LinkStatus,
    Origin,
    Scope,
    SourceKind,
    SupportRole,
    TimeframeKind,
)

RESOLUTION = "12-nq-tw-2025"
PLAN = "05-kh-ubnd-hoa-binh-2025"


def _agency(id: str, name: str, level: Level, **more: object) -> Agency:
    return Agency.model_validate(
        {"id": id, "name": name, "kind": AgencyKind.STATE, "level": level} | more
    )


POLITBURO = _agency("bo-chinh-tri", "Bộ Chính trị", Level.CENTRAL)
UBND = _agency(
    "ubnd-tinh-hoa-binh",
    "Ủy ban nhân dân tỉnh Hòa Bình",
    Level.PROVINCE,
    short_name="UBND tỉnh",
    aliases=("UBND tỉnh Hòa Bình",),
)
SO_YTE = _agency(
    "so-y-te-hoa-binh", "Sở Y tế tỉnh Hòa Bình", Level.PROVINCE, aliases=("Sở Y tế", "SYT")
)
SO_TC = _agency(
    "so-tai-chinh-hoa-binh", "Sở Tài chính tỉnh Hòa Bình", Level.PROVINCE, aliases=("Sở Tài chính",)
)


def solution(document: str, code: str, text: str, grain: Grain, position: int) -> Solution:
    return Solution(
        id=f"{document}~{code}",
        code=code,
        text=text,
        grain=grain,
        scope=Scope.BOTH,
        essentials=("trạm y tế | cơ sở y tế",) if grain is Grain.PART else (),
        position=position,
    )


def resolution() -> Records:
    """The upper text: group 1, solutions 1.1 and 1.2, parts 1.1.1 and 1.2.1."""
    parts: list[Node] = [
        solution(RESOLUTION, "1", "Củng cố y tế cơ sở", Grain.GROUP, 1),
        solution(RESOLUTION, "1.1", "Đầu tư trạm y tế", Grain.SOLUTION, 2),
        solution(RESOLUTION, "1.1.1", "Xây mới trạm y tế ở các xã", Grain.PART, 3),
        solution(RESOLUTION, "1.2", "Đào tạo bác sĩ", Grain.SOLUTION, 4),
        solution(RESOLUTION, "1.2.1", "Đào tạo bác sĩ cho tuyến xã", Grain.PART, 5),
    ]
    edges: list[Edge] = [
        Contains(from_id=RESOLUTION, to_id=part.id, document=RESOLUTION, line=10 + place)
        for place, part in enumerate(parts)
    ]
    edges += [
        PartOf(from_id=f"{RESOLUTION}~{child}", to_id=f"{RESOLUTION}~{parent}", document=RESOLUTION)
        for child, parent in (("1.1", "1"), ("1.1.1", "1.1"), ("1.2", "1"), ("1.2.1", "1.2"))
    ]
    edges.append(
        IssuedBy(
            from_id=RESOLUTION,
            to_id=POLITBURO.id,
            document=RESOLUTION,
            line=1,
            quote="BỘ CHÍNH TRỊ",
        )
    )
    document = Resolution(
        id=RESOLUTION,
        symbol="12-NQ/TW",
        kind="Nghị quyết",
        title="về y tế cơ sở",
        issued_on=date(2025, 3, 1),
        year=2025,
        level=Level.CENTRAL,
        source="12-nq-tw.txt",
        source_kind=SourceKind.OFFICIAL,
        loaded=True,
        fingerprint="r1",
    )
    return Records(document=document, nodes=(*parts, POLITBURO), edges=tuple(edges))


def task(number: str, text: str, **more: object) -> Task:
    return Task.model_validate(
        {
            "id": f"{PLAN}~pl.I~{number}",
            "number": number,
            "section": "I. Y tế cơ sở",
            "text": text,
            "origin": Origin.ANNEX,
            "position": int(number),
        }
        | more
    )


def plan() -> Records:
    """The lower text: three tasks, one indicator, one report, a law that is only cited."""
    law = Regulation(id="15-2023-qh15", symbol="15/2023/QH15", kind="Luật", year=2023)
    cited = Resolution(id=RESOLUTION, symbol="12-NQ/TW", kind="Nghị quyết", year=2025)
    tasks = [
        task(
            "1",
            "Xây mới 10 trạm y tế xã",
            timeframe="Quý IV năm 2025",
            timeframe_kind=TimeframeKind.QUARTER,
            due_on=date(2025, 12, 31),
            output="10 trạm y tế",
        ),
        task(
            "2",
            "Rà soát trang thiết bị",
            timeframe="30 tháng 02 năm 2025",
            timeframe_kind=TimeframeKind.UNREADABLE,
        ),
        task(
            "3",
            "Tuyên truyền về y tế cơ sở",
            timeframe="Hằng năm",
            timeframe_kind=TimeframeKind.RECURRING,
            recurs=True,
        ),
    ]
    indicator = Indicator(
        id=f"{PLAN}~ct~1",
        number="1",
        name="Tỷ lệ xã có trạm y tế đạt chuẩn",
        unit="%",
        comparator=Comparator.AT_LEAST,
        baseline="64",
        baseline_value=64.0,
        target="≥ 90",
        target_value=90.0,
        target_year=2030,
        milestone_years=(2026, 2030),
        milestone_values=("70", "≥ 90"),
        quantified=True,
        position=1,
    )

    def said(line: int, quote: str) -> dict[str, object]:
        return {"document": PLAN, "line": line, "quote": quote}

    first, second, third = (each.id for each in tasks)
    edges: list[Edge] = [
        Contains(from_id=PLAN, to_id=each.id, document=PLAN, line=20 + place)
        for place, each in enumerate([*tasks, indicator])
    ]
    edges += [
        Implements.model_validate(
            {"from_id": PLAN, "to_id": RESOLUTION} | said(3, "Thực hiện Nghị quyết số 12-NQ/TW")
        ),
        Cites.model_validate(
            {"from_id": first, "to_id": law.id} | said(20, "Luật số 15/2023/QH15")
        ),
        IssuedBy.model_validate({"from_id": PLAN, "to_id": UBND.id} | said(1, "ỦY BAN NHÂN DÂN")),
        SentTo.model_validate({"from_id": PLAN, "to_id": SO_YTE.id} | said(40, "- Sở Y tế;")),
        Leads.model_validate({"from_id": SO_YTE.id, "to_id": first} | said(20, "Sở Y tế")),
        Leads.model_validate({"from_id": SO_YTE.id, "to_id": second} | said(21, "Sở Y tế")),
        Leads.model_validate({"from_id": SO_TC.id, "to_id": second} | said(21, "Sở Tài chính")),
        Leads.model_validate(
            {"from_id": SO_YTE.id, "to_id": indicator.id, "role": LeadRole.MONITOR}
            | said(23, "Sở Y tế")
        ),
        Supports.model_validate(
            {"from_id": SO_TC.id, "to_id": first, "role": SupportRole.COORDINATE}
            | said(20, "Sở Tài chính")
        ),
        *(
            States.model_validate(
                {"from_id": PLAN, "to_id": indicator.id, "role": FigureRole.BASELINE}
                | {"value": value, "number": number, "preferred": number == 64.0}
                | {"reason": "số đã kiểm kê", "decided_by": "Phòng Tổng hợp"}
                | {"decided_on": date(2025, 6, 1)}
                | said(line, quote)
            )
            for value, number, line, quote in (
                ("gần 70%", 70.0, 5, "gần 70% số xã có trạm y tế đạt chuẩn"),
                ("64", 64.0, 23, "64"),
            )
        ),
        ApprovedBy.model_validate({"from_id": first, "to_id": UBND.id} | said(20, "UBND tỉnh")),
        ReportsTo.model_validate(
            {
                "from_id": SO_YTE.id,
                "to_id": UBND.id,
                "when": "trước ngày 10 tháng 12 hằng năm",
                "dates": ("12-10",),
                "frequency": "hằng năm",
            }
            | said(30, "báo cáo UBND tỉnh trước ngày 10 tháng 12 hằng năm")
        ),
    ]
    assert third
    document = Plan(
        id=PLAN,
        symbol="05/KH-UBND",
        kind="Kế hoạch",
        title="Thực hiện Nghị quyết số 12-NQ/TW",
        issued_on=date(2025, 5, 2),
        year=2025,
        level=Level.PROVINCE,
        source="kế hoạch 05.txt",
        source_kind=SourceKind.OFFICIAL,
        loaded=True,
        fingerprint="p1",
    )
    nodes = (*tasks, indicator, UBND, SO_YTE, SO_TC, law, cited)
    return Records(document=document, nodes=nodes, edges=tuple(edges))


def links() -> Links:
    """Task 1 carries out part 1.1.1; nothing carries out 1.2.1."""
    edge = Implements(
        from_id=f"{PLAN}~pl.I~1",
        to_id=f"{RESOLUTION}~1.1.1",
        document=PLAN,
        line=20,
        quote="Xây mới 10 trạm y tế xã",
        basis=Basis.MATCHED,
        score=0.8,
        status=LinkStatus.PROPOSED,
        coverage=Coverage.FULL,
    )
    return Links(document=PLAN, edges=(edge,))
