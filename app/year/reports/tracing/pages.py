"""Links from a report to the pages where a row is shown or corrected."""

from __future__ import annotations

from typing import Any

from flask import url_for

from app.web.guards import may_open
from app.year.reports.report import Finding
from app.year.reports.tracing.queries import SourceLine


def source_address(line: SourceLine) -> str:
    """The page of a row."""
    values: dict[str, Any] = {line.table.argument: line.id}
    return url_for(line.table.page, **values)


def remedy_address(finding: Finding) -> str:
    """The page where a finding can be corrected; "" without one, or if this user may not open it."""
    remedy = finding.remedy
    if remedy is None or not may_open(remedy.endpoint):
        return ""
    values: dict[str, Any] = dict(remedy.arguments)
    return url_for(remedy.endpoint, **values)
