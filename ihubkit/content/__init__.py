"""What is asked and offered: instruments, run-sheets and screen texts, in all languages."""

from ihubkit.content.advice import advice, translated_share
from ihubkit.content.load import Content, Survey, load_content, survey
from ihubkit.content.texts import Texts, document_languages, language_name, languages

__all__ = [
    "Content",
    "Survey",
    "Texts",
    "advice",
    "document_languages",
    "language_name",
    "languages",
    "load_content",
    "survey",
    "translated_share",
]
