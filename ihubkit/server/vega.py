"""Vega, which draws interactive charts in browsers: one file for all of them."""

from ihubkit.server.base import Handler
from ihubkit.server.results import Results
from ihubkit.server.static import FOREVER


class Vega(Handler):
    """GET /assets/<fingerprint>/vega/vega.js."""

    async def get(self) -> None:
        """Send the bundle; the first wish for it waits until it is made."""
        results: Results = self.settings["results"]
        self.send(await results.bundled.get(None), FOREVER)
