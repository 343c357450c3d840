"""From a picture's description to SVG that needs no script, font or address; or to PNG."""

from html import escape
from pathlib import Path
from typing import Any

import vl_convert

VEGA_LITE = "6.4"


def svg(spec: dict[str, Any]) -> str:
    """Draw a picture as SVG, readable by screen readers: a title and a sentence stand in it."""
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    opening, _, rest = drawn.partition(">")
    said = spec.get("usermeta", {})
    inside = _words("title", said.get("title", "")) + _words("desc", said.get("description", ""))
    return f'{opening} role="img">{inside}{rest}'


def png(spec: dict[str, Any], *, scale: float = 2.0, fonts: Path | None = None) -> bytes:
    """Draw a picture as PNG, for what shows no SVG.

    Args:
        spec: A picture.
        scale: Pixels for each of the picture's own.
        fonts: A folder with fonts for letters that Liberation Sans lacks, as Georgian or Arabic.
    """
    if fonts:
        vl_convert.register_font_directory(str(fonts))
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)
    return vl_convert.svg_to_png(drawn, scale=scale)  # quicker than both in one


def _words(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""
