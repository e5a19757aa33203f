"""The picture that a phone reads the secret in from."""

from __future__ import annotations

from markupsafe import Markup


def picture_of(address: str) -> Markup:
    """A QR code as SVG inside the page, dark on white whatever the page's colours."""
    import segno  # loaded where it is used: once in the life of a phone

    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(scale=5, dark="#000", light="#fff", title="Mã QR", svgclass="qr", lineclass=None)
    # Drawn by the library: nothing of it was typed by anybody.
    return Markup(drawn)  # noqa: S704
