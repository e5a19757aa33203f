"""Where what a report names is looked at and put right."""

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
    """Where a finding is put right; "" where there is none or this user may not open it."""
    remedy = finding.remedy
    if remedy is None or not may_open(remedy.endpoint):
        return ""
    values: dict[str, Any] = dict(remedy.arguments)
    return url_for(remedy.endpoint, **values)
