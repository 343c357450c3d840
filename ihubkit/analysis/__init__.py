"""Answers in, safe group results out: tables, scores and disclosure control."""
