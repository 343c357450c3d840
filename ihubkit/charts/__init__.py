"""Releases in, pictures and tables out."""
