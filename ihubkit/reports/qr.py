"""QR codes: what a phone's camera reads from a projector, a sheet of paper or a terminal."""

from io import StringIO

import segno

QUIET = 3  # modules of white around it, or cameras do not find it


def qr_data_uri(link: str) -> str:
    """Return a link as a picture to set into a page: dark on white, with its quiet zone."""
    code = _code(link)
    return str(code.svg_data_uri(scale=8, border=QUIET, dark="#000", light="#fff", omitsize=True))


def qr_svg(link: str) -> str:
    """Return a link as an SVG picture that fits the width it is given."""
    code = _code(link)
    return str(code.svg_inline(scale=8, border=QUIET, dark="#000", light="#fff", omitsize=True))


def qr_terminal(link: str) -> str:
    """Return a link as text for a terminal, two modules a character."""
    out = StringIO()
    _code(link).terminal(out=out, border=QUIET, compact=True)
    return out.getvalue()


def _code(link: str) -> segno.QRCode:
    return segno.make(link, error="m", micro=False)
