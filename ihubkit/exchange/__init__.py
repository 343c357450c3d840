"""Other systems' formats, in and out."""

from ihubkit.exchange.answers import COLUMNS, ImportedAnswer, read_answers

__all__ = ["COLUMNS", "ImportedAnswer", "read_answers"]
