"""A method of the catalogue on paper, to hand out."""

from ihubkit.errors import NotAllowedError
from ihubkit.live.method_words import told
from ihubkit.server.access import READERS, visitor_of
from ihubkit.server.papers import Paper


class PrintedMethod(Paper):
    """GET /print/method/{id}."""

    async def get(self, method_id: str) -> None:
        """Show a method as a page to print, to everybody who may open the catalogue."""
        if (await visitor_of(self)).kind not in READERS:
            raise NotAllowedError(
                "The methods are for those who work with this hub. Enter a team code first."
            )
        host, texts = self.host, self.host.texts(self.language)
        method = host.content.method(method_id, self.language)
        hub = await host.run(host.store.find_hub)
        self.show("method.html", method=told(host.content, method, texts), hub=hub.name)
