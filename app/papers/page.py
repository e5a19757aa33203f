"""Page setup of everything printed: A4, margins, font.

NĐ 30/2020/NĐ-CP, Phụ lục I ("NĐ 30" below), which QĐ 933/QĐ-TLĐ applies to union papers. Lengths are in
millimetres or points, as the name says.
"""

from __future__ import annotations

# NĐ 30 I.1: A4 portrait.
PAGE_WIDTH_MM = 210.0
PAGE_HEIGHT_MM = 297.0
# NĐ 30 I.2: top and bottom 20-25, left 30-35, right 15-20.
MARGIN_TOP_MM = 20.0
MARGIN_BOTTOM_MM = 20.0
MARGIN_LEFT_MM = 30.0
MARGIN_RIGHT_MM = 15.0
TEXT_WIDTH_MM = PAGE_WIDTH_MM - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
TEXT_HEIGHT_MM = PAGE_HEIGHT_MM - MARGIN_TOP_MM - MARGIN_BOTTOM_MM

# NĐ 30 I.3: Times New Roman, black. Tinos has the same metrics and a free licence.
FACE = "Times New Roman"
SHIPPED_FACE = "Tinos"
LANGUAGE = "vi"

# Accounting forms and ledgers are not administrative documents: their margins only leave room for binding.
SHEET_LEFT_MM = 22.0
SHEET_RIGHT_MM = 13.0
SHEET_TOP_MM = 15.0
SHEET_BOTTOM_MM = 15.0
