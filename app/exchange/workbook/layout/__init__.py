"""The workbook's sheets and columns, as data: exchange-workbook.md «Sheets and columns».

Used by the reader, the writer, the empty workbook and the texts of problems. A column's `name` is the field
of the facts that it fills; references to people and funds keep the texts of the file.
"""

from app.exchange.workbook.layout.aims import COMMITMENTS, PLAN, STATEMENTS
from app.exchange.workbook.layout.columns import KEY_HEADING, LISTS, LONGEST_KEY, Column, Refers, Sheet
from app.exchange.workbook.layout.money import BUDGET, CONTRIBUTIONS, FUNDS, MONEY
from app.exchange.workbook.layout.people import CHILDREN, ROSTER, UNIT
from app.exchange.workbook.layout.work import AWARDS, EVENTS, PETITIONS, RATINGS, VISITS

#: In the order of the specification, also the order of writing: people and funds before what refers to them.
SHEETS = (
    UNIT,
    ROSTER,
    CHILDREN,
    FUNDS,
    CONTRIBUTIONS,
    VISITS,
    EVENTS,
    PETITIONS,
    COMMITMENTS,
    AWARDS,
    RATINGS,
    MONEY,
    BUDGET,
    PLAN,
    STATEMENTS,
)

__all__ = [
    "AWARDS",
    "BUDGET",
    "CHILDREN",
    "COMMITMENTS",
    "CONTRIBUTIONS",
    "EVENTS",
    "FUNDS",
    "KEY_HEADING",
    "LISTS",
    "LONGEST_KEY",
    "MONEY",
    "PETITIONS",
    "PLAN",
    "RATINGS",
    "ROSTER",
    "SHEETS",
    "STATEMENTS",
    "UNIT",
    "VISITS",
    "Column",
    "Refers",
    "Sheet",
]
