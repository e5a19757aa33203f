"""An entry of each register as its form sends it, and what the books say of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Kept:
    """A register: its address, sheet, an entry, a part of its sentences, figures of 2024 by key."""

    address: str
    sheet: str
    sent: dict[str, str]
    sentences: tuple[str, ...]
    figures: dict[str, int]
    paid: bool = False
    also: tuple[dict[str, str], ...] = field(default=())


INITIATIVE = Kept(
    "/sang-kien",
    "Sáng kiến",
    {
        "name": "Số hóa hồ sơ lưu trữ",
        "sort": "initiative",
        "registered_on": "05/03/2024",
        "authors": "Nhóm Văn phòng",
        "done_on": "01/06/2024",
        "recognised_on": "20/11/2024",
        "recognised_by": "Hội đồng sáng kiến tỉnh",
        "benefit": "120.000.000",
    },
    (
        "Trong năm 2024, có 01 sáng kiến, đề tài được đăng ký, 01 được áp dụng, hoàn thành, 01 được công "
        "nhận, giá trị làm lợi 120 triệu đồng:",
        "“Số hóa hồ sơ lưu trữ”, sáng kiến của Nhóm Văn phòng, được Hội đồng sáng kiến tỉnh công nhận, "
        "giá trị làm lợi 120 triệu đồng.",
    ),
    {
        "initiatives.registered": 1,
        "initiatives.recognised[Sáng kiến]": 1,
        "initiatives.done": 1,
        "initiatives.benefit": 120_000_000,
    },
)
HOUSE = Kept(
    "/nha-o",
    "Nhà ở",
    {
        "for_whom": "gia đình đoàn viên Tổ 3",
        "work": "built",
        "started_on": "10/04/2024",
        "handed_on": "02/09/2024",
        "support": "2.000.000",
        "value": "90.000.000",
        "givers": "Công ty Hoa Mai",
    },
    (
        "Trong năm 2024, Công đoàn trường đã xây mới 01 căn nhà cho gia đình đoàn viên Tổ 3, giá trị 90 "
        "triệu đồng, hỗ trợ 02 triệu đồng, nguồn Công ty Hoa Mai, bàn giao ngày 02/9/2024.",
    ),
    {
        "houses.built": 1,
        "houses.mended": 0,
        "houses.handed_over": 1,
        "houses.value": 90_000_000,
        "houses.money": 2_000_000,
    },
    paid=True,
)
APPEAL = Kept(
    "/van-dong",
    "Vận động",
    {
        "cause": "Bão số 3",
        "way": "received",
        "happened_on": "12/09/2024",
        "amount": "7.000.000",
        "party": "members",
        "name": "",
    },
    (
        "Để khắc phục hậu quả của bão số 3, Công đoàn trường vận động được 12 triệu đồng (của đoàn viên, "
        "người lao động 07 triệu đồng; Công ty {Hoa} Mai 05 triệu đồng), đã trao 10 triệu đồng cho vùng "
        "thiên tai, dịch bệnh, còn lại 02 triệu đồng.",
    ),
    {
        "raised[Bão số 3].received": 12_000_000,
        "raised[Bão số 3].given": 10_000_000,
        "raised[Bão số 3].left": 2_000_000,
        "raised.received": 12_000_000,
    },
    also=(
        {
            "cause": "BÃO SỐ 3",
            "way": "received",
            "happened_on": "13/09/2024",
            "amount": "5.000.000",
            "party": "sponsors",
            "name": "Công ty {Hoa} Mai",
        },
        {
            "cause": "Bão số 3",
            "way": "given",
            "happened_on": "20/09/2024",
            "amount": "10.000.000",
            "party": "disaster",
        },
    ),
)
AGREEMENT = Kept(
    "/thoa-uoc",
    "Thỏa ước",
    {
        "signing": "again",
        "signed_on": "15/05/2024",
        "until": "14/05/2027",
        "signed_with": "Giám đốc Công ty",
        "people": "140",
        "grade": "B",
    },
    (
        "Trong năm 2024, Công đoàn trường đã ký lại thỏa ước lao động tập thể ngày 15/5/2024, với Giám đốc "
        "Công ty, áp dụng cho 140 người lao động, hiệu lực đến ngày 14/5/2027, xếp loại B.",
        "Đến nay, 01 thỏa ước lao động tập thể đang có hiệu lực.",
    ),
    {"agreements.signed": 1, "agreements.signed[Ký lại]": 1, "agreements.valid": 1},
)
LABOUR = Kept(
    "/quan-he-lao-dong",
    "Quan hệ lao động",
    {
        "sort": "regular_dialogue",
        "happened_on": "20/06/2024",
        "content": "Bữa ăn ca và xe đưa đón",
        "people": "24",
        "result": "Thống nhất nâng bữa ăn ca",
    },
    (
        "Ngày 20/6/2024, Công đoàn trường phối hợp tổ chức 01 cuộc đối thoại định kỳ về bữa ăn ca và xe đưa "
        "đón với 24 người tham dự; qua đó, thống nhất nâng bữa ăn ca.",
        "Năm 2024 không phát sinh đình công, ngừng việc.",
    ),
    {
        "labour.times[Đối thoại định kỳ]": 1,
        "labour.people[Đối thoại định kỳ]": 24,
        "labour.times[Đình công, ngừng việc]": 0,
    },
    also=({"sort": "strike", "happened_on": "14/12/2024", "none": "y"},),
)
MEAL = Kept(
    "/bua-an",
    "Bữa ăn",
    {
        "meal": "union",
        "starts_on": "01/05/2024",
        "servings": "150",
        "price": "35.000",
        "payer": "Công ty và công đoàn",
        "cost": "1.500.000",
    },
    (
        "Bữa cơm Công đoàn được tổ chức với 150 suất, mức 35.000 đồng/suất, "
        "kinh phí của Công ty và công đoàn, trong đó công đoàn chi 1,5 triệu đồng.",
    ),
    {
        "meals.servings": 150,
        "meals.servings[Bữa cơm Công đoàn]": 150,
        "meals.money[Bữa cơm Công đoàn]": 1_500_000,
        "meals.money": 1_500_000,
    },
    paid=True,
)
PARTY_WORK = Kept(
    "/phat-trien-dang",
    "Phát triển Đảng",
    {"happened_on": "03/02/2024", "introduced": "3", "admitted": "2"},
    (
        "Trong năm 2024, Công đoàn trường đã giới thiệu 03 đoàn viên ưu tú cho Đảng xem xét, kết nạp, "
        "có 02 đoàn viên được kết nạp vào Đảng.",
    ),
    {"party_work.introduced": 3, "party_work.taught": 0, "party_work.admitted": 2},
)
KEPT = (INITIATIVE, HOUSE, APPEAL, AGREEMENT, LABOUR, MEAL, PARTY_WORK)
