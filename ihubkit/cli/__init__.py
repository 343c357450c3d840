"""The `ihubkit` command."""

from ihubkit.cli.program import main

__all__ = ["main"]
