"""The dashboard: all released results to explore, and two measurements side by side."""
