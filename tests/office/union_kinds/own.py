"""A kind of union that nobody has: an installation's own file."""

from __future__ import annotations

VILLAGE = """
label = "Nghiệp đoàn làng nghề"
place = 75
people = "nghệ nhân, thợ thủ công"
worker = "thợ thủ công"
working_year = "calendar"
outline = "co-quan"

[labour_kinds]
artisan = "Nghệ nhân"
potter = "Thợ gốm"
driver = "Lái xe"
"""
#: What it proposes.
ROWS = """
[[funds]]
fund_name = "Quỹ nghề"
basis = "month"
rate = 20_000
starts_on = 2024-01-01
nature = "voluntary"

[[items]]
side = "payment"
name = "Mua men gốm"
code = "37"

[[norms]]
reason = "misfortune"
audience = "relative"
amount = 700_000
source = "Ví dụ: lò nung đổ"

[[days]]
name = "Giỗ Tổ nghề gốm"
day = 6
month = 1
is_lunar = true
"""
