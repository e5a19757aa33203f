"""Kinds of cells: how each is read from a workbook, written back, and compared.

Every kind has
    read(raw)      the typed value of a cell (never called for an empty one); raises Unfit
    write(value)   the value to write into a file
    normal(value)  a text that is equal for equal values: used for identity and change
    empty          the value of an empty cell
    takes_shown    whether read() wants a formatted number or day as `Shown`, not its bare value
"""

from app.exchange.workbook.cells.choices import Marked, OneOf, YesNo
from app.exchange.workbook.cells.days import Birth, Day
from app.exchange.workbook.cells.numbers import Count, Money, Number, Rate
from app.exchange.workbook.cells.words import Codes, Lines, Name, PeriodText, Score, Telephone, Text, Year

Kind = Text | Day | Money | Number | YesNo | OneOf

__all__ = [
    "Birth",
    "Codes",
    "Count",
    "Day",
    "Kind",
    "Lines",
    "Marked",
    "Money",
    "Name",
    "Number",
    "OneOf",
    "PeriodText",
    "Rate",
    "Score",
    "Telephone",
    "Text",
    "Year",
    "YesNo",
]
