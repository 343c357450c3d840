"""The use-cases of a running workshop, used by notebooks and by the web server alike."""
