"""What pages without Python need to read: instruments and screen texts, in any language."""

import json

from ihubkit.errors import NotFoundError
from ihubkit.server.base import Api
from ihubkit.server.cache import Body, Cache, pack
from ihubkit.server.host import Host

JSON = "application/json; charset=utf-8"
WHILE = "public, max-age=300"


class Words:
    """Instruments and texts as responses, each made once."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.instruments = Cache(self._instrument)
        self.texts = Cache(self._texts)

    async def _instrument(self, wanted: tuple[str, str]) -> Body:
        instrument = self._host.content.instrument(*wanted)
        return pack(instrument.model_dump_json().encode(), JSON)

    async def _texts(self, language: str) -> Body:
        if language not in self._host.content.languages:
            known = ", ".join(self._host.content.languages)
            raise NotFoundError(
                "There are no texts in “{language}”. Known: {known}.",
                language=language,
                known=known,
            )
        texts = self._host.texts(language)
        told = {"direction": texts.direction, "texts": texts.catalogue}
        return pack(json.dumps(told, ensure_ascii=False).encode(), JSON)


class InstrumentWords(Api):
    """GET /api/content/{instrument}."""

    async def get(self, instrument_id: str) -> None:
        """Send a questionnaire in a language."""
        words: Words = self.settings["words"]
        language = self.get_query_argument("lang", self.language)
        self.send(await words.instruments.get((instrument_id, language)), WHILE)
        self.set_header("Vary", "Accept-Encoding, Accept-Language, Cookie")


class ScreenWords(Api):
    """GET /api/texts/{lang}.json."""

    async def get(self, language: str) -> None:
        """Send the screen texts of a language."""
        words: Words = self.settings["words"]
        self.send(await words.texts.get(language), WHILE)
