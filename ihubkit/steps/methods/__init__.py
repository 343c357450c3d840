"""Methods: the catalogue to browse, and a way from it into a plan."""
