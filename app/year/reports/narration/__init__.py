"""Narrators: each turns the record into blocks of the report for a part of an outline. Pure."""
