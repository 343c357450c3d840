"""A plan's timeline as a picture for documents, drawn with the fonts that come along."""

from typing import Any

from ihubkit.charts.plan_pictures import STRIP, TIMELINE, plan_picture
from ihubkit.charts.svg import png
from ihubkit.content import Texts
from ihubkit.model.dossier import Dossier
from ihubkit.reports.plan.paper import Picture
from ihubkit.reports.plan.pdf import FONTS

MOST = 2  # pictures of a timeline; the tables of actions say all of it, too
SCALE = 1.75  # 180 dots per inch where it is as wide as the page between its margins
FONT = "DejaVu Sans"
SCRIPTS = frozenset({"ka", "ar"})  # whose letters the pictures' usual font lacks


def timeline_pictures(dossier: Dossier, texts: Texts) -> tuple[Picture, ...]:
    """Draw a plan's timeline: of actions, of goals where it took too many pages, or none.

    Where nothing has a date there is none.
    """
    dates = (one.starts or one.ends for one in dossier.plan.actions)
    if not any(dates):
        return ()
    told = plan_picture(dossier, texts, TIMELINE)
    if len(told.specs) > MOST:
        told = plan_picture(dossier, texts, STRIP)
    spoken = texts.language
    drawn = [png(_lettered(spec, spoken), scale=SCALE, fonts=FONTS) for spec in told.specs]
    alt = texts("{picture} The tables of actions say the same.", picture=told.alt)
    return tuple(Picture(png=one, alt=alt) for one in drawn)


def _lettered(spec: dict[str, Any], language: str) -> dict[str, Any]:
    """Name the font that has the language's letters, where the usual one has not."""
    if language not in SCRIPTS:
        return spec
    return spec | {"config": spec["config"] | {"font": FONT}}
