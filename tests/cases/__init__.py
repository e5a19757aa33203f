"""Invented unions, each a workbook made by hand and the facts that its report must state."""
