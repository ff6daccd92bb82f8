"""The small graph among its neighbours: every question finds at least two things here.

    40-KL/TW --amends--> 12-NQ/TW <---- 21/KH-BYT (ministry; duties 1-3, indicators 1-4)
                             ^                ^
                         05/KH-UBND <---- 07/KH-UBND (commune; duties 1-3, indicators 1-2)
                                              |
                                  carries out 31/KH-HĐND and 09-CTr/HU, which nobody loaded

Duties 1 and 2 of the commune are those of the ministry: half a year later, another decree cited,
led by an office that has ended. Its indicators 1 and 2 are those of the ministry, of other places.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from graph.review.decisions import Judgement, append
from graph.schema.edges import (
    Amends,
    Cites,
    Contains,
    GapReviewed,
    Implements,
    InferredFrom,
    IssuedBy,
    Leads,
    MemberOf,
    Repeats,
    ReportsTo,
    Succeeds,
)
from graph.schema.model import Edge, Node
from graph.schema.nodes import (
    REGISTER_ID,
    Agency,
    Decision,
    Document,
    Indicator,
    Plan,
    Regulation,
    Resolution,
    Task,
)
from graph.schema.records import Links, Records
from graph.schema.vocabulary import (
    AgencyKind,
    Basis,
    Coverage,
    Level,
    LinkStatus,
    Origin,
    SourceKind,
    TargetVerdict,
    TimeframeKind,
    Verdict,
)
from tests import small

CONCLUSION = "40-kl-tw-2025"
MINISTRY = "21-kh-byt-2025"
COMMUNE = "07-kh-ubnd-cao-phong-2025"
RESOLUTION = Resolution(id=small.RESOLUTION, symbol="12-NQ/TW", kind="Nghị quyết", year=2025)
DECREES = tuple(
    Regulation(
        id=f"{number}-2023-nd-cp", symbol=f"{number}/2023/NĐ-CP", kind="Nghị định", year=2023
    )
    for number in (75, 96)
)
ABSENT = (
    Plan(id="31-kh-hdnd-2025", symbol="31/KH-HĐND", kind="Kế hoạch", year=2025),
    Plan(id="09-ctr-hu-2025", symbol="09-CTr/HU", kind="Chương trình", year=2025),
)
"""What the commune says that it carries out, and nobody has loaded."""


def _agency(id: str, name: str, level: Level, **more: object) -> Agency:
    return Agency.model_validate(
        {"id": id, "name": name, "kind": AgencyKind.STATE, "level": level} | more
    )


BO_YTE = _agency("bo-y-te", "Bộ Y tế", Level.MINISTRY)
BO_TC = _agency("bo-tai-chinh", "Bộ Tài chính", Level.MINISTRY)
UBND_XA = _agency("ubnd-xa-cao-phong", "Ủy ban nhân dân xã Cao Phong", Level.COMMUNE)
PHONG = _agency(
    "phong-y-te-cao-phong",
    "Phòng Y tế huyện Cao Phong",
    Level.DISTRICT,
    valid_to=date(2025, 6, 30),
)
CAC_SO = _agency("cac-so-y-te", "Sở Y tế các tỉnh", Level.PROVINCE, collective=True)
SO_HA_GIANG = _agency("so-y-te-ha-giang", "Sở Y tế tỉnh Hà Giang", Level.PROVINCE)


def _duty(document: str, number: int, text: str, when: str, due_on: date | None) -> Task:
    return Task(
        id=f"{document}~pl.I~{number}",
        number=str(number),
        text=text,
        origin=Origin.ANNEX,
        timeframe=when,
        timeframe_kind=TimeframeKind.DATE if due_on else TimeframeKind.UNREADABLE,
        due_on=due_on,
        position=number,
    )


def _indicator(document: str, number: int, name: str, target: int, wrong: str = "") -> Indicator:
    return Indicator(
        id=f"{document}~ct~{number}",
        number=str(number),
        name=name,
        target=f"{target}%",
        target_value=target,
        target_year=2030,
        contradictions=(wrong,) if wrong else (),
        quantified=True,
        position=number,
    )


def _document(
    document: Document, held: Iterable[Node], shared: Iterable[Node], edges: Iterable[Edge]
) -> Records:
    """What a document says, its own nodes on lines 11, 12 and so on."""
    own = tuple(held)
    holds = (
        Contains(from_id=document.id, to_id=node.id, document=document.id, line=10 + place)
        for place, node in enumerate(own, start=1)
    )
    return Records(document=document, nodes=(*own, *shared), edges=(*holds, *edges))


def conclusion() -> Records:
    """It changes the resolution, of which the plans have taken no note."""
    document = Resolution(
        id=CONCLUSION,
        symbol="40-KL/TW",
        kind="Kết luận",
        issued_on=date(2025, 9, 1),
        year=2025,
        level=Level.CENTRAL,
        source_kind=SourceKind.OFFICIAL,
        loaded=True,
    )
    change = Amends(
        from_id=CONCLUSION, to_id=small.RESOLUTION, document=CONCLUSION, line=3, quote="sửa đổi"
    )
    return _document(document, (), (RESOLUTION,), (change,))


def ministry() -> Records:
    """Duties 1 and 2 for all departments of health, duty 3 led by two ministries; four targets."""
    document = Plan(
        id=MINISTRY,
        symbol="21/KH-BYT",
        kind="Kế hoạch",
        issued_on=date(2025, 4, 5),
        year=2025,
        level=Level.MINISTRY,
        source_kind=SourceKind.OFFICIAL,
        loaded=True,
    )
    duties = (
        _duty(MINISTRY, 1, "Lập danh mục trạm y tế", "30/6/2025", date(2025, 6, 30)),
        _duty(MINISTRY, 2, "Bồi dưỡng bác sĩ tuyến xã", "30/6/2025", date(2025, 6, 30)),
        _duty(MINISTRY, 3, "Xây mới trạm y tế biên giới", "31/12/2026", date(2026, 12, 31)),
    )
    names = ("Xã có bác sĩ", "Trạm y tế đạt chuẩn", "Người dân có hồ sơ", "Trẻ em được tiêm")
    targets = (_indicator(MINISTRY, n, name, 90) for n, name in enumerate(names, start=1))
    leads = ((CAC_SO, 0), (CAC_SO, 1), (BO_YTE, 2), (BO_TC, 2))
    said = {"document": MINISTRY}
    edges: list[Edge] = [
        Implements(from_id=MINISTRY, to_id=small.RESOLUTION, line=3, quote="thực hiện", **said),
        IssuedBy(from_id=MINISTRY, to_id=BO_YTE.id, line=1, quote="BỘ Y TẾ", **said),
        *(Leads(from_id=who.id, to_id=duties[n].id, line=11 + n, **said) for who, n in leads),
        *(Cites(from_id=each.id, to_id=DECREES[1].id, **said) for each in duties[:2]),
        *(
            MemberOf(from_id=who.id, to_id=CAC_SO.id, document=REGISTER_ID, basis=Basis.REGISTER)
            for who in (small.SO_YTE, SO_HA_GIANG)
        ),
    ]
    bodies = (BO_YTE, BO_TC, CAC_SO, small.SO_YTE, SO_HA_GIANG)
    shared = (*bodies, DECREES[1], RESOLUTION)
    return _document(document, (*duties, *targets), shared, edges)


def commune() -> Records:
    """Duties and targets that come from the ministry, and words of the province's plan."""
    document = Plan(
        id=COMMUNE,
        symbol="07/KH-UBND",
        kind="Kế hoạch",
        issued_on=date(2025, 6, 1),
        year=2025,
        level=Level.COMMUNE,
        source_kind=SourceKind.OFFICIAL,
        loaded=True,
    )
    duties = (
        _duty(COMMUNE, 1, "Lập danh mục trạm y tế xã", "31/12/2025", date(2025, 12, 31)),
        _duty(COMMUNE, 2, "Bồi dưỡng bác sĩ của xã", "31/12/2025", date(2025, 12, 31)),
        _duty(COMMUNE, 3, "Tuyên truyền", "31/02/2026", None),
    )
    targets = (
        _indicator(COMMUNE, 1, "Thôn có bác sĩ", 80, "baseline: 85 > 80"),
        _indicator(COMMUNE, 2, "Trạm y tế thôn đạt chuẩn", 90, "path: 95 > 90"),
    )
    above = (small.PLAN, MINISTRY, *(each.id for each in ABSENT))
    said = {"document": COMMUNE}
    edges: list[Edge] = [
        *(Implements(from_id=COMMUNE, to_id=each, line=3, **said) for each in above),
        IssuedBy(from_id=COMMUNE, to_id=UBND_XA.id, line=1, **said),
        *(Leads(from_id=PHONG.id, to_id=each.id, line=11, **said) for each in duties[:2]),
        *(Cites(from_id=each.id, to_id=DECREES[0].id, line=11, **said) for each in duties[:2]),
        *(
            Repeats(from_id=each.id, to_id=small.PLAN, words=10, repeated=8, score=0.8, **said)
            for each in duties[:2]
        ),
        ReportsTo(from_id=UBND_XA.id, to_id=small.UBND.id, line=20, when="hằng năm", **said),
        Succeeds(
            from_id=UBND_XA.id,
            to_id=PHONG.id,
            document=REGISTER_ID,
            basis=Basis.REGISTER,
            quote="Luật Tổ chức chính quyền địa phương",
            effective_on=date(2025, 7, 1),
        ),
    ]
    plans = (Plan(id=small.PLAN, kind="Kế hoạch"), Plan(id=MINISTRY, kind="Kế hoạch"), *ABSENT)
    shared = (UBND_XA, PHONG, small.UBND, DECREES[0], *plans)
    return _document(document, (*duties, *targets), shared, edges)


def _matched(document: str, start: str, end: str, **more: object) -> Implements:
    return Implements.model_validate(
        {"from_id": f"{document}~{start}", "to_id": end, "document": document, "line": 11}
        | {"basis": Basis.MATCHED, "score": 0.6, "status": LinkStatus.PROPOSED}
        | {"coverage": Coverage.PARTIAL}
        | more
    )


def links() -> Iterator[Links]:
    """The ministry's duty 3 answers to 1.1.1; what the commune does comes from the ministry."""
    yield small.links()
    upper = (_matched(MINISTRY, "pl.I~3", f"{small.RESOLUTION}~1.1.1"),)
    yield Links(document=MINISTRY, edges=upper)
    duties = (_matched(COMMUNE, f"pl.I~{n}", f"{MINISTRY}~pl.I~{n}") for n in (1, 2))
    targets = (
        _matched(COMMUNE, f"ct~{n}", f"{MINISTRY}~ct~{n}", verdict=verdict, drift="xã → thôn")
        for n, verdict in ((1, TargetVerdict.BELOW), (2, TargetVerdict.MEETS))
    )
    gaps = (
        GapReviewed(
            from_id=COMMUNE,
            to_id=each.solution,
            document=COMMUNE,
            basis=Basis.REVIEWED,
            verdict=each.verdict,
            reason=each.reason,
            decided_by=each.decided_by,
            decided_at=each.decided_at,
            suspect=False,
        )
        for each in decisions()
    )
    root = InferredFrom(
        from_id=COMMUNE,
        to_id=small.PLAN,
        document=COMMUNE,
        basis=Basis.MATCHED,
        score=0.8,
        missing=ABSENT[0].id,
        reason="80% số chữ",
    )
    yield Links(document=COMMUNE, edges=(*duties, *targets, *gaps, root))


def decisions() -> list[Decision]:
    """A person has looked at both gaps of the commune."""
    log: list[Decision] = []
    for code, verdict in (("1.1.1", Verdict.CONFIRM), ("1.2.1", Verdict.JUSTIFY)):
        gap = f"{small.RESOLUTION}~{code}"
        said = Judgement(COMMUNE, gap, None, verdict, "Đã xem toàn văn.", "Lan")
        day = datetime(2025, 10, 1, tzinfo=UTC)
        log.append(append(log, said, (code, ""), apart=True, now=day))
    return log


def records() -> list[Records]:
    """The small graph and its neighbours."""
    return [small.resolution(), small.plan(), conclusion(), ministry(), commune()]
