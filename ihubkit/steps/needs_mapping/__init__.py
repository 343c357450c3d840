"""Needs mapping: the school's released picture, its cards, and the needs the team chooses."""
