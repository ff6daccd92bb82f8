"""Four short made-up documents that hand work down: a resolution, a ministry's plan for it, the
plan of a province, and that of a commune whose parent document is not loaded.
"""

from pathlib import Path

from graph.register.agencies import shipped_register
from graph.store.protocol import Store
from loaders.pipeline import LoadReport, load

RESOLUTION = """\
ĐẢNG CỘNG SẢN VIỆT NAM
BỘ CHÍNH TRỊ
Số 88-NQ/TW
Hà Nội, ngày 10 tháng 3 năm 2025

NGHỊ QUYẾT
CỦA BỘ CHÍNH TRỊ
về nâng cao chất lượng y tế cơ sở

I- QUAN ĐIỂM

1. Y tế cơ sở là nền tảng.

II- MỤC TIÊU

1. Đến năm 2030

- Tỷ lệ trạm y tế xã đạt chuẩn quốc gia đạt 90%; không có tỉnh, thành phố đạt dưới 70%.

- Tỷ lệ người dân có hồ sơ sức khỏe điện tử đạt 95%.

III- NHIỆM VỤ, GIẢI PHÁP

1. Củng cố mạng lưới y tế cơ sở

- Đầu tư xây mới, nâng cấp trạm y tế ở các xã biên giới, hải đảo. Bảo đảm đủ thuốc thiết yếu, \
trang thiết bị chẩn đoán tại trạm y tế xã.

- Sửa đổi Luật Bảo hiểm y tế về mức chi trả tại tuyến xã.

2. Phát triển nhân lực y tế

- Cử bác sĩ trẻ về công tác tại vùng khó khăn; bố trí nhà công vụ cho bác sĩ luân phiên.

- Đào tạo cô đỡ thôn bản cho vùng đồng bào dân tộc thiểu số.

3. Chuyển đổi số trong y tế

- Lập hồ sơ sức khỏe điện tử cho mọi người dân, liên thông dữ liệu với bảo hiểm xã hội.

Nơi nhận:
- Các tỉnh ủy, thành ủy.

T/M BỘ CHÍNH TRỊ
TỔNG BÍ THƯ

Nguyễn Văn Một
"""
MINISTRY = """\
BỘ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 21/KH-BYT
Hà Nội, ngày 05 tháng 5 năm 2025

KẾ HOẠCH

Thực hiện Nghị quyết số 88-NQ/TW

Thực hiện Nghị quyết số 88-NQ/TW ngày 10/3/2025 của Bộ Chính trị, Bộ Y tế ban hành Kế hoạch như sau:

I. MỤC TIÊU

- Tối thiểu 60% nhân viên y tế tại các trạm y tế xã và trung tâm y tế huyện được tập huấn kỹ năng \
truyền thông phòng bệnh.

II. NHIỆM VỤ, GIẢI PHÁP

1. Truyền thông phòng bệnh

- Xây dựng chuyên mục truyền thông phòng bệnh trên hệ thống loa truyền thanh cơ sở, mỗi tuần phát \
ít nhất hai lần vào giờ cố định.

- Tổ chức tập huấn kỹ năng truyền thông phòng bệnh cho nhân viên y tế theo tài liệu thống nhất của \
Bộ Y tế.

Nơi nhận:
- Sở Y tế các tỉnh.

BỘ TRƯỞNG

Nguyễn Văn Hai
"""
PROVINCE = """\
ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
Số: 300/KH-UBND
Lai Châu, ngày 20 tháng 6 năm 2025

KẾ HOẠCH

Thực hiện Nghị quyết số 88-NQ/TW

Thực hiện Nghị quyết số 88-NQ/TW ngày 10/3/2025 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành Kế \
hoạch như sau:

I. MỤC TIÊU

1. Đến năm 2030

- Tỷ lệ trạm y tế xã đạt chuẩn quốc gia đạt 75%.

- Tỷ lệ người dân có hồ sơ sức khỏe điện tử đạt 95%.

II. NHIỆM VỤ, GIẢI PHÁP

1. Củng cố mạng lưới y tế cơ sở

- Đầu tư xây mới, nâng cấp trạm y tế ở các xã biên giới. Bảo đảm đủ thuốc thiết yếu tại trạm y tế \
xã.

2. Chuyển đổi số trong y tế

- Lập hồ sơ sức khỏe điện tử cho mọi người dân, liên thông dữ liệu với bảo hiểm xã hội tỉnh.

- Tổ chức hội thi nấu ăn cho cán bộ trạm.

Nơi nhận:
- Bộ Y tế.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Ba
"""
COMMUNE = """\
ỦY BAN NHÂN DÂN
XÃ BUM TỞ
Số: /KH-UBND
Bum Tở, ngày tháng năm 2025

KẾ HOẠCH

Truyền thông phòng bệnh thực hiện Nghị quyết số 88-NQ/TW

Thực hiện Kế hoạch số 310/KH-UBND ngày 01/7/2025 của UBND tỉnh Lai Châu về truyền thông phòng bệnh \
thực hiện Nghị quyết số 88-NQ/TW ngày 10/3/2025 của Bộ Chính trị, Ủy ban nhân dân xã xây dựng Kế \
hoạch như sau:

I. MỤC TIÊU

- Tối thiểu 60% nhân viên y tế thôn bản của xã được tập huấn kỹ năng truyền thông phòng bệnh.

II. NHIỆM VỤ, GIẢI PHÁP

1. Truyền thông phòng bệnh

- Xây dựng chuyên mục truyền thông phòng bệnh trên hệ thống loa truyền thanh cơ sở, mỗi tuần phát \
ít nhất hai lần vào giờ cố định.

- Phát tờ rơi tại chợ phiên.

Nơi nhận:
- UBND tỉnh.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Bốn
"""
AMENDMENT = """\
ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
Số: 401/QĐ-UBND
Lai Châu, ngày 01 tháng 9 năm 2025

QUYẾT ĐỊNH

Sửa đổi, bổ sung Kế hoạch số 310/KH-UBND ngày 01/7/2025 của Ủy ban nhân dân tỉnh

Điều 1. Kéo dài thời gian thực hiện đến hết năm 2027.

Điều 2. Quyết định này có hiệu lực từ ngày ký.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Ba
"""
ANNEX = """\
BỘ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 50/KH-BYT
Hà Nội, ngày 10 tháng 1 năm 2026

KẾ HOẠCH

Quản lý thuốc

PHỤ LỤC

TT\tNội dung\tCơ quan chủ trì\tThời gian
1\tRà soát quy trình mua sắm thuốc tập trung theo Nghị định số 96/2023/NĐ-CP\tSở Y tế tỉnh Lai \
Châu\tTrước ngày 30/6/2026
2\tCông bố giá trúng thầu thuốc trên cổng thông tin\tSở Y tế tỉnh Lai Châu\tNăm 2026
"""
HEIR = """\
UBND TỈNH LAI CHÂU
SỞ Y TẾ
Số: 70/KH-SYT
Lai Châu, ngày 01 tháng 2 năm 2026

KẾ HOẠCH

Thực hiện Kế hoạch số 50/KH-BYT

Thực hiện Kế hoạch số 50/KH-BYT ngày 10/01/2026 của Bộ Y tế, Sở Y tế ban hành Kế hoạch như sau:

PHỤ LỤC

TT\tNội dung\tCơ quan chủ trì\tThời gian
1\tRà soát quy trình mua sắm thuốc tập trung theo Nghị định số 96/2023/NĐ-CP\tPhòng Nghiệp vụ \
Dược\tTrước ngày 30/6/2026
2\tCông bố giá trúng thầu thuốc trên cổng thông tin\tVăn phòng Sở\tNăm 2026
"""
DOCUMENTS = {
    "nghị quyết.txt": RESOLUTION,
    "bộ.txt": MINISTRY,
    "tỉnh.txt": PROVINCE,
    "xã.txt": COMMUNE,
}


def write(folder: Path, **changed: str) -> Path:
    """Put the documents into a folder; ``tỉnh=…`` gives one of them other words."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in DOCUMENTS.items():
        words = changed.get(name.partition(".")[0], text)
        (folder / name).write_text(words, encoding="utf-8")
    return folder


def load_into(store: Store, folder: Path, **changed: str) -> LoadReport:
    """Write the documents and load them."""
    return load(store, [write(folder, **changed)], shipped_register())
