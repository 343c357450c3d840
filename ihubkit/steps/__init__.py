"""Guided parts of a notebook: a model with the rules and a view with the layout."""
