"""Names that stand for several bodies at once."""

import re

from graph.base.words import name_key

_GROUP = re.compile(
    r"^(?:các|những|mọi|một số|toàn thể|tất cả|từng|mỗi)\s|"
    r"^(?:[^\W\d]+\s){0,7}các\s|"
    r"^(?:thủ trưởng|người đứng đầu|lãnh đạo)\s(?:cơ quan|đơn vị|tổ chức)\b|"
    r"\s(?:có )?liên quan$|"
    r"^(?:bộ|sở|ban|ngành|cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp|tập đoàn|hội|đoàn thể|"
    r"cấp ủy|chính quyền)(?:,\s| và )(?:bộ|ban|ngành|cơ quan|đơn vị|tổ chức|địa phương|"
    r"doanh nghiệp|đoàn thể|cá nhân|chính quyền)\b|"
    r"^(?:cơ quan|đơn vị|tổ chức|địa phương|doanh nghiệp|cá nhân|cơ sở|nhà đầu tư|chủ đầu tư)\b|"
    r"\s(?:cấp huyện|cấp xã|cấp tỉnh|các cấp|mọi cấp)(?:\snơi\s.*)?$"
)


def is_group(name: str) -> bool:
    """Whether a name stands for several bodies: "các sở, ngành liên quan"."""
    return _GROUP.search(name_key(name)) is not None
