"""The closed vocabularies of the schema."""

from enum import StrEnum


class Basis(StrEnum):
    """How an edge is known."""

    STATED = "stated"
    INHERITED = "inherited"
    MATCHED = "matched"
    REVIEWED = "reviewed"
    REGISTER = "register"


class LinkStatus(StrEnum):
    """What people have said of a matched edge."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class FigureRole(StrEnum):
    """What a figure says of an indicator."""

    BASELINE = "hiện trạng"
    TARGET = "chỉ tiêu"


class Coverage(StrEnum):
    """How far a passage carries out a part of the text above (see MODEL: Status)."""

    FULL = "full"
    PARTIAL = "partial"
    UNSURE = "unsure"


class Opinion(StrEnum):
    """What a method says of a passage and a part of the text above."""

    ADDRESSED = "addressed"
    UNSURE = "unsure"
    NONE = "none"


class Verdict(StrEnum):
    """What a person says of a link, or of a part that a plan does not take up (a gap)."""

    CONFIRM = "confirm"
    REJECT = "reject"
    UNSURE = "unsure"
    PROPOSE = "propose"
    JUSTIFY = "justify"


class TargetVerdict(StrEnum):
    """How a lower target stands beside the one above it."""

    BELOW = "below"
    MEETS = "meets"
    ABOVE = "above"
    ABOVE_FLOOR = "above_floor"
    NOT_COMPARABLE = "not_comparable"
    NOT_LOCALISED = "not_localised"


class Relation(StrEnum):
    """What a passage says, beside what the part above says."""

    EQUAL = "equal"
    SUBSET = "subset"
    SUPERSET = "superset"
    INTERSECT = "intersect"


class Level(StrEnum):
    """The tier of government, Party or association that a body belongs to."""

    CENTRAL = "central"
    MINISTRY = "ministry"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    ASSOCIATION = "association"
    UNIT = "unit"


LOCAL_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE)
"""The levels meant by "local": documents of districts count too, though districts ended in 2025."""


class SourceKind(StrEnum):
    """What was read: the document itself, a press report of it, or a register entry."""

    OFFICIAL = "official"
    PRESS = "press"
    REGISTER = "register"


class Grain(StrEnum):
    """How coarse a solution is."""

    GROUP = "group"
    SOLUTION = "solution"
    PART = "part"


class Scope(StrEnum):
    """Who can carry a solution out."""

    NATIONAL = "national"
    LOCAL = "local"
    BOTH = "both"


class Origin(StrEnum):
    """Where in a document a task stands."""

    ANNEX = "annex"
    BODY = "body"
    ORGANISATION = "organisation"


class TimeframeKind(StrEnum):
    """How a deadline is worded."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DATE = "date"
    PERIOD = "period"
    ONGOING = "ongoing"
    RECURRING = "recurring"
    CONDITIONAL = "conditional"
    RELATIVE = "relative"
    PROPOSED = "proposed"
    UNREADABLE = "unreadable"


class Absence(StrEnum):
    """Why something is missing: nothing is said, none is said to be, or it is unreadable."""

    NOT_STATED = "not_stated"
    NONE = "none"
    UNREADABLE = "unreadable"


class Comparator(StrEnum):
    """How a measured value is held against its target."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EQUAL = "="


class AgencyKind(StrEnum):
    """What sort of body an agency is; ``unknown`` for a name that no register explains."""

    STATE = "state"
    PARTY = "party"
    FRONT = "front"
    ASSOCIATION = "association"
    PUBLIC_SERVICE = "public_service"
    MEDIA = "media"
    ENTERPRISE = "enterprise"
    COMMITTEE = "committee"
    COLLECTIVE = "collective"
    UNKNOWN = "unknown"


class LeadRole(StrEnum):
    """In what way an agency answers for a task or indicator."""

    LEAD = "chủ trì"
    FOCAL = "đầu mối"
    MONITOR = "theo dõi"


class SupportRole(StrEnum):
    """In what way an agency helps with a task."""

    COORDINATE = "phối hợp"
    ADVISE = "tham mưu"
    EITHER = "phối hợp/tham mưu"
