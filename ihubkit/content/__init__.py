"""What is asked and offered: instruments, run-sheets and screen texts, in all languages."""

from ihubkit.content.load import Content, load_content
from ihubkit.content.texts import Texts, language_name, languages

__all__ = ["Content", "Texts", "language_name", "languages", "load_content"]
