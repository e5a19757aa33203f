"""Printing: sheets as data, and their PDF and Excel writers."""

import sys

# xhtml2pdf imports svglib, and with it lxml, if installed. Our papers have no SVG.
sys.modules.setdefault("svglib", None)  # type: ignore[arg-type]
