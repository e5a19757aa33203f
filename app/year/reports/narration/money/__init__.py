"""Sentences on money: what the book counts, what members paid in."""
