"""The web host: dashboards through Voilà, the seat API, access and pages."""

from ihubkit.server.serve import serve

__all__ = ["serve"]
