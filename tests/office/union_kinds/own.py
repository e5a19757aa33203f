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
