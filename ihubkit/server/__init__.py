"""The web host: dashboards through Voilà, the seat API, access and pages.

Nothing is imported here, so that `ihubkit.server.forking` can be had without the rest.
"""
