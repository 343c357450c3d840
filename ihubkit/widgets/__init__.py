"""Small controls: Python declares, JavaScript in static/ draws."""
