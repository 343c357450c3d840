"""Vega for browsers: one module for all interactive charts of a page."""

from functools import partial
from importlib.metadata import version
from pathlib import Path

import vl_convert

from ihubkit.charts.kept import kept
from ihubkit.charts.svg import VEGA_LITE

EXPORT = "export { vegaEmbed };"


def bundle(folder: Path) -> str:
    """Return an ES module that exports `vegaEmbed` and needs nothing else.

    Making it takes a second or two, so it is kept until there is another version.

    Args:
        folder: Where to keep it.
    """
    make = partial(vl_convert.javascript_bundle, EXPORT, vl_version=VEGA_LITE)
    return kept(folder / f"vega-{edition()}.js", make)


def edition() -> str:
    """Name the version of Vega that is installed."""
    return f"{VEGA_LITE}-{version('vl-convert-python')}"
