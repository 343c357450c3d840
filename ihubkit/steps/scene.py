"""What every step stands on: the store, the content, whom it serves and in which language."""

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from ihubkit.content import Content, Texts
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Visitor
from ihubkit.store import Store


@dataclass(frozen=True)
class Scene:
    """Where a step plays.

    `served_url` is the public address of the server, or empty where none serves this page.
    """

    store: Store
    content: Content
    visitor: Visitor
    texts: Texts
    served_url: str = ""
    data_dir: Path = Path()
    sample: bool = False

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.texts.language

    @property
    def base(self) -> str:
        """The path our pages start from; links stay on the host the visitor came by."""
        return urlsplit(self.served_url).path.rstrip("/")

    def instrument(self, instrument_id: str) -> Instrument:
        """Find an instrument in the reader's language."""
        return self.content.instrument(instrument_id, self.language)

    def in_language(self, language: str) -> "Scene":
        """Return the same scene for a reader of another language."""
        return replace(self, texts=self.content.texts(language))
