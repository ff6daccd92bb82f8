"""Words that names and duties are recognised by, as regular-expression alternatives."""


def _any(text: str) -> str:
    """The alternatives listed in a text, one regular expression."""
    return "|".join(" ".join(part.split()) for part in text.split("|"))


HEADS = _any(
    r"""
    Ban | Bộ | Bảo hiểm | Báo | Bệnh viện | Chi cục | Chủ tịch | Chính phủ | Công an | Công
    đoàn | Cục | Đài | Đại học | Đảng bộ | Đảng đoàn | Đảng ủy | Đảng uỷ | Đoàn | Đội | Hội |
    Hội đồng | HĐND | Hiệp hội | Học viện | Huyện ủy | Kho bạc | Kiểm toán | Lãnh đạo | Liên
    đoàn | Liên hiệp | Liên minh | Mặt trận | Ngân hàng | Nhà xuất bản | Phòng | Phó Thủ tướng
    | Quân ủy | Quốc hội | Quỹ | Sở | Tập đoàn | Tạp chí | Thanh tra | Thành ủy | Thông tấn xã
    | Thủ trưởng | Thủ tướng | Thường trực | Tỉnh đoàn | Tỉnh ủy | Tòa án | Tổ | Tổng cục |
    Tổng công ty | Tổng Thư ký | Trung tâm | Trường | TT\. | UBKT | UBMTTQ | UBND | Ủy ban |
    Uỷ ban | Văn phòng | Viện | Viện kiểm sát | Vụ | Xã | Phường | Bộ trưởng | Thứ trưởng
    """
)
"""What a body's proper name begins with."""

NOT_BODIES = _any(
    """
    Ban hành | Báo cáo | Bộ (?:tiêu chí | sách | tài liệu | chỉ số) | Công an ninh | Cục bộ |
    Đài thọ | Đoàn kết | Hội (?:nghị | thảo | thi | nhập | tụ) | Phòng (?:chống | ngừa | học |
    bệnh | cháy) | Phường hội | Quỹ đất | Sở hữu | Tổ chức | Trường (?:hợp | học | lớp) | Viện
    trợ | Vụ việc | Xã hội
    """
)
"""Words that begin like a body and are none."""

WHOLE = _any(
    """
    Chính phủ | Quốc hội | Thủ tướng | Bộ trưởng | Ban Bí thư | Bộ Chính trị | Tỉnh ủy | Thành
    ủy
    """
)
"""Names that need no complement."""

LOWER_HEADS = _any(
    """
    bộ | sở | ban | cơ quan | đơn vị | địa phương | tổ chức | doanh nghiệp | cấp ủy | đảng ủy
    | người đứng đầu | hội thành viên
    """
)
"""Common nouns for bodies."""

VERBS = _any(
    """
    ban hành | báo cáo | biên soạn | bố trí | căn cứ | chỉ đạo | chịu trách nhiệm | chủ động |
    chủ trì | chủ trương | chuẩn bị | có trách nhiệm | có kế hoạch | cung cấp | cụ thể hóa |
    đánh giá | đẩy mạnh | đề xuất | định kỳ | đôn đốc | được giao | giao | giúp | giám sát |
    hướng dẫn | huy động | khai thác | khẩn trương | kịp thời | kiểm tra | là | lãnh đạo |
    lồng ghép | nghiên cứu | phản ánh | phát huy | phát động | phối hợp | phổ biến | quan tâm
    | quán triệt | rà soát | tăng cường | tập trung | tham gia | tham mưu | theo dõi | thiết
    lập | thường xuyên | thực hiện | tiếp tục | tiến hành | tổ chức | tổng hợp | trình | triển
    khai | trực tiếp | truyền thông | tuyên truyền | vận động | vận hành | xây dựng | xem xét
    | ưu tiên | đầu tư | gắn | tiếp nhận | bảo đảm | đảm bảo
    """
)
"""What directives tell bodies to do."""
