"""Words that names and duties are recognised by, as regular-expression alternatives."""


def _any(text: str) -> str:
    """The alternatives listed in a text, one regular expression."""
    return "|".join(" ".join(part.split()) for part in text.split("|"))


HEADS = _any(
    r"""
    Ban | Bộ | Bảo hiểm | Báo | BCH | Bệnh viện | Binh chủng | BQL | Bưu điện | Cảng vụ | Chi bộ |
    Chi cục | Chi cục trưởng | Chi nhánh | Chính phủ | Chính quyền | Chủ đầu tư | Chủ tịch |
    Công an | Công đoàn | Công ty | Cục | Cục trưởng | Cụm | Đài | Đại học | Đảng bộ | Đảng đoàn |
    Đảng ủy | Đảng uỷ | Đoàn | Đội | Điện lực | Giám đốc | Hải quan | Hạt Kiểm lâm | Hội | Hội
    đồng | HĐND | Hiệp hội | Học viện | Hợp tác xã | Huyện đoàn | Huyện ủy | Huyện uỷ | Khoa |
    Kho bạc | Khu | Kiểm toán | Lãnh đạo | Liên đoàn | Liên hiệp | Liên minh | Mặt trận | MTTQ |
    Ngân hàng | Nhà xuất bản | Nhà trường | Nhà văn hóa | Phân viện | Phòng | Phó Thủ tướng |
    Quận ủy | Quân chủng | Quân khu | Quân ủy | Quốc hội | Quỹ | Sở | Tập đoàn | Tạp chí | Thanh
    tra | Thành đoàn | Thị ủy | Thị uỷ | Thành ủy | Thành uỷ | Thông tấn xã | Thôn | Thuế | Thủ
    trưởng | Thủ tướng | Thường trực | Tỉnh đoàn | Tỉnh Đoàn | Tỉnh ủy | Tỉnh uỷ | Tòa án | Toà
    án | Tổ | Tổng cục | Tổng công ty | Tổng hội | Tổng Thư ký | Trạm | Trung tâm | Trung ương |
    Trường | Trưởng | TT\. | UBKT | UBMTTQ | UBND | Ủy ban | Uỷ ban | Văn phòng | Viện | Viện
    kiểm sát | Vụ | Vụ trưởng | Xã | Viễn thông | Viettel | MobiFone | Mobifone | Xí nghiệp |
    Phường | Bộ trưởng | Thứ trưởng | Chánh | Phó | Tư lệnh | Chính ủy
    """
)
"""What a body's proper name begins with."""

NOT_BODIES = _any(
    """
    Ban hành | Báo cáo | Báo chí | Bảo hiểm (?:y tế | thất nghiệp | tai nạn) | Bộ (?:tiêu chí |
    sách | tài liệu | chỉ số | máy | luật | phận | thủ tục) | Công an ninh | Cục bộ | Cụm từ |
    Chánh án phí | Đoàn viên | Đội ngũ | Hội viên | Khoa học | Khu vực | Lãnh đạo chỉ đạo | Phó
    mặc | Phòng vệ | Quỹ tiền | Thôn tính | Thuế suất | Thuế thu | Trạm dừng | Trưởng thành | Tổ
    hợp | Đoàn thể | Đài thọ | Đoàn kết | Hội (?:nghị | thảo | thi | nhập | tụ) | Phòng (?:chống |
    ngừa | học | bệnh | cháy) | Phường hội | Quỹ đất | Sở hữu | Tổ chức | Trường (?:hợp | học |
    lớp) | Viện trợ | Vụ việc | Xã hội
    """
)
"""Words that begin like a body and are none."""

WHOLE = _any(
    """
    Chính phủ | Quốc hội | Thủ tướng | Bộ trưởng | Hiệu trưởng | Viện trưởng | Tổng Giám đốc |
    Ban Bí thư | Bộ Chính trị | Tỉnh ủy | Thành ủy
    """
)
"""Names that need no complement."""

LOWER_HEADS = _any(
    """
    bộ | sở | ban | cơ quan | cơ sở |
    đơn vị | địa phương | tổ chức | doanh nghiệp | cấp ủy | đảng ủy |
    người đứng đầu | hội thành viên
    """
)
"""Common nouns for bodies."""

GROUP_NOUNS = _any(
    """
    ban | ban cán sự | báo | bộ | bộ trưởng | bệnh viện | cấp | cấp ủy | cấp uỷ | chi bộ | chi
    cục | chủ đầu tư | chủ tịch | cơ quan | cơ sở | công an | công ty | cục | cụm | đài | đại học |
    đảng bộ | đảng ủy | đảng uỷ | đặc khu | địa phương | đoàn | đoàn thể | doanh nghiệp | đơn
    vị | đồng chí | đội | giám đốc | hãng | hiệp hội | hội | hội đồng | hợp tác xã | huyện | khoa |
    khu | liên hiệp | lực lượng | ngân hàng | ngành | nhà mạng | nhà trường | nhà xuất bản |
    phân hiệu | phòng | phường | quận | quỹ | sở | tập đoàn | tạp chí | thành phố | thành ủy |
    thành uỷ | thành viên | thị xã | thôn | thủ trưởng | tỉnh | tỉnh ủy | tỉnh uỷ | tổ | tổ chức |
    tổ dân phố | tổng công ty | trạm | trung tâm | trường | trưởng | ủy ban | uỷ ban | ủy viên |
    UBND | viện | vụ | xã | xóm | bản | ấp | buôn | khóm | khu phố
    """
)
"""Common nouns of which "các …" is a group of bodies."""

VERBS = _any(
    r"""
    ban hành | báo cáo | bám sát | biên soạn | bố trí | cam kết | cân đối | cập nhật | căn cứ |
    cần | chấp hành | chỉ đạo | chịu trách nhiệm | chủ động | chủ trì | chủ trương | chuẩn bị |
    có giải pháp | có ý kiến | có văn bản |
    có kế hoạch | có nhiệm vụ | có phương án | có trách nhiệm | công bố | công
    khai | củng cố | cung cấp | cụ thể hóa | cử cán bộ | duy trì | đánh giá | đăng tải | đẩy mạnh |
    đẩy nhanh | đề xuất | định kỳ | điều chỉnh | đôn đốc | động viên | đổi mới | được giao |
    đưa tin | giải quyết | giao(?!\s+(?:thông | dịch | lưu | tiếp | đất)) | giúp | giám sát | góp
    ý | gửi | hằng năm | hàng năm | hoàn thành | hoàn thiện | hỗ trợ | hướng dẫn | huy động |
    khai thác(?!\s+(?:công trình | thủy lợi | thuỷ lợi)) | khảo sát | khắc phục | khẩn trương |
    khuyến khích | kịp thời | kiểm soát | kiểm tra | kiên quyết | kiến nghị | là | lan tỏa | làm
    đầu mối | lãnh đạo | lập | lồng ghép | lựa chọn | mở rộng | nắm bắt | nâng cao | nêu cao |
    ngăn chặn | nghiên cứu | nghiêm túc | nhanh chóng | phải | phản ánh | phân bổ | phân công |
    phát hiện | phát huy | phát động | phê duyệt | phối hợp | phổ biến | phòng ngừa | quan tâm |
    quán triệt | quyết định | quyết liệt | rà soát | sắp xếp | sẽ | sửa đổi | tăng cường | tạo
    điều kiện | tập trung | tham gia | tham mưu | thành lập | thẩm định | thẩm tra | thanh tra,
    kiểm tra | theo dõi | theo (?:chức năng | thẩm quyền | nhiệm vụ | phạm vi) | thí điểm | thiết
    lập | thông báo | thống kê | thu hút | thúc đẩy | thường xuyên | thực hiện | tích cực | tiến
    hành | tiếp nhận | tiếp tục | tổ chức | tổng hợp | trên cơ sở | trình | trong phạm vi | triển
    khai | trực tiếp | truyền thông | tuân thủ | tuyên truyền | ứng dụng | ưu tiên | vận dụng |
    vận động | vận hành | xác định | bàn giao | bổ sung | chấn chỉnh | chuyển | đấu tranh | đăng
    ký | đưa | đưa vào | thí nghiệm | thống nhất | tăng | thực thi | tuyển dụng | vận hành | xác
    nhận | xác minh | tổng kết | sơ kết | thể chế hóa | thể chế hoá | xây dựng | xem xét | xử lý |
    yêu cầu | đầu tư(?!\s+(?:xây dựng | phát triển | nước ngoài)) | gắn | bảo đảm | đảm bảo |
    nghiệm thu
    """
)
"""What directives tell bodies to do."""
