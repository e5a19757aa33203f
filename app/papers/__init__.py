"""What is printed: the frozen sheet, its writers, the shipped face."""

import sys

# xhtml2pdf draws SVG when this package is there. Our papers have no pictures, and it brings lxml along.
sys.modules.setdefault("svglib", None)  # type: ignore[arg-type]
