"""A draft of the facilitator's summary: rules and templates over what is released."""

from ihubkit.analysis.summary.draft import draft
from ihubkit.analysis.summary.sources import Sources, Told

__all__ = ["Sources", "Told", "draft"]
