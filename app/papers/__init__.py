"""Printing: sheets as data, and their PDF and Excel writers."""

import sys

# xhtml2pdf imports svglib, and with it lxml, if installed. Our papers have no SVG.
sys.modules.setdefault("svglib", None)  # type: ignore[arg-type]
# pypdf imports cryptography, if installed: 7 MB that only locked scans need, whose check brings it back
# (`log.attachments.content.pdf_scans`). Our papers are not locked.
sys.modules.setdefault("cryptography", None)  # type: ignore[arg-type]
