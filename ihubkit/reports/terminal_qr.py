"""QR codes made of block characters, for a terminal."""

import io

import segno


def qr_blocks(link: str) -> str:
    """Return a link as lines of block characters: drawn light on dark."""
    drawn = io.StringIO()
    segno.make(link, error="l", micro=False).terminal(drawn, compact=True, border=2)
    return drawn.getvalue().rstrip("\n")
