"""The web host: dashboards through Voilà, the seat API, access and pages."""
