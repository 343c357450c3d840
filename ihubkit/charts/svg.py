"""From a picture's description to SVG that needs nothing else: no script, no font, no address."""

from html import escape
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


def _words(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if text else ""
