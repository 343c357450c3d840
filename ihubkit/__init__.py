"""iHubKit: live needs mapping, self-assessment and action planning for innovation hubs."""

__version__ = "0.1.0"
