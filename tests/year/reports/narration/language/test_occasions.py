"""A feast is met, a campaign joined, a disaster suffered: by the first words of an occasion."""

from __future__ import annotations

import pytest

from app.year.reports.narration.language.occasions import occasions_text


@pytest.mark.parametrize(
    ("occasion", "expected"),
    [
        ("Tết Nguyên đán Giáp Thìn", "nhân dịp Tết Nguyên đán Giáp Thìn"),
        ("8/3", "nhân dịp 8/3"),
        ("94 năm Ngày thành lập Hội LHPN Việt Nam", "nhân dịp 94 năm Ngày thành lập Hội LHPN Việt Nam"),
        ("Ngày Quốc tế Thiếu nhi 1/6", "nhân dịp Ngày Quốc tế Thiếu nhi 1/6"),
        ("Ngày Thương binh - Liệt sĩ 27/7", "nhân dịp Ngày Thương binh - Liệt sĩ 27/7"),
        ("Kỷ niệm 95 năm Ngày thành lập", "nhân dịp kỷ niệm 95 năm Ngày thành lập"),
        ("Nhân dịp Tết Trung thu", "nhân dịp Tết Trung thu"),
        ("Dịp 30/4 - 1/5", "nhân dịp 30/4 - 1/5"),
        ("Lễ Quốc khánh 2/9", "nhân dịp lễ Quốc khánh 2/9"),
        ("Năm mới 2024", "nhân dịp năm mới 2024"),
        ("Khai giảng năm học mới", "nhân dịp khai giảng năm học mới"),
        ("Chào mừng Đại hội Công đoàn tỉnh", "chào mừng Đại hội Công đoàn tỉnh"),
        ("Đại hội XIII Công đoàn Việt Nam", "chào mừng Đại hội XIII Công đoàn Việt Nam"),
        ("Vận động hỗ trợ bệnh nhân nghèo", "hưởng ứng đợt vận động hỗ trợ bệnh nhân nghèo"),
        ("Ủng hộ đồng bào miền Trung", "hưởng ứng đợt ủng hộ đồng bào miền Trung"),
        ("Đợt vận động Vì người nghèo", "hưởng ứng đợt vận động Vì người nghèo"),
        ("Cuộc vận động Tết vì người nghèo", "hưởng ứng cuộc vận động Tết vì người nghèo"),
        ("CUỘC VẬN ĐỘNG toàn dân", "hưởng ứng CUỘC VẬN ĐỘNG toàn dân"),
        ("Phong trào Xanh - Sạch - Đẹp", "hưởng ứng phong trào Xanh - Sạch - Đẹp"),
        ("Chiến dịch Mùa hè xanh", "hưởng ứng chiến dịch Mùa hè xanh"),
        ("Chương trình Tết Sum vầy", "hưởng ứng chương trình Tết Sum vầy"),
        ("Lời kêu gọi của Mặt trận", "hưởng ứng lời kêu gọi của Mặt trận"),
        ("Hưởng ứng Giờ Trái đất", "hưởng ứng Giờ Trái đất"),
        ("Giờ Trái đất 2024", "hưởng ứng Giờ Trái đất 2024"),
        ("Tháng Công nhân", "hưởng ứng Tháng Công nhân"),
        ("Tháng hành động về an toàn", "hưởng ứng Tháng hành động về an toàn"),
        ("Tuần lễ áo dài", "hưởng ứng Tuần lễ áo dài"),
        ("Ngày hội hiến máu Xuân hồng", "hưởng ứng Ngày hội hiến máu Xuân hồng"),
        ("Ngày Pháp luật Việt Nam 9/11", "hưởng ứng Ngày Pháp luật Việt Nam 9/11"),
        ("Ngày thế giới phòng chống AIDS", "hưởng ứng Ngày thế giới phòng chống AIDS"),
        ("tháng 3/2024", "trong tháng 3/2024"),
        ("Quý IV/2024", "trong quý IV/2024"),
        ("Năm học 2023-2024", "trong năm học 2023-2024"),
        ("Nhiệm kỳ 2023-2028", "trong nhiệm kỳ 2023-2028"),
        ("Đợt thăm cuối năm", "trong đợt thăm cuối năm"),
        ("Bão số 3", "do ảnh hưởng của bão số 3"),
        ("Đợt mưa lũ đầu tháng 7", "do ảnh hưởng của đợt mưa lũ đầu tháng 7"),
        ("Dịch Covid-19", "do ảnh hưởng của dịch Covid-19"),
        ("Khuyến học năm 2024", "trong đợt khuyến học năm 2024"),
        ("Đoàn viên khó khăn năm 2024", "trong đợt chăm lo đoàn viên khó khăn năm 2024"),
        ("Thángviết liền", "nhân dịp Thángviết liền"),
    ],
)
def test_an_occasion_is_reported_by_its_first_words(occasion: str, expected: str) -> None:
    assert occasions_text([occasion]) == expected


def test_those_that_are_written_alike_share_their_words() -> None:
    assert occasions_text([]) == ""
    assert (
        occasions_text(["8/3", "Tháng Công nhân", "20/10"])
        == "nhân dịp 8/3; 20/10, hưởng ứng Tháng Công nhân"
    )
