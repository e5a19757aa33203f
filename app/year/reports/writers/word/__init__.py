"""The report as a Word file: its styles, its lists, its XML."""
