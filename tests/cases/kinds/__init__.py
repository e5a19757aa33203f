"""Invented unions of four kinds, each of which keeps every register."""
