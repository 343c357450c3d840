"""What a page asks that waits for its turn."""

from dataclasses import asdict

from ihubkit.server.admission import Asker, Turn
from ihubkit.server.base import Api
from ihubkit.server.kernels import Kernels


class NextTurn(Api):
    """GET /api/turn: asked every few seconds by each page that waits, so it reads no database."""

    def get(self) -> None:
        """Tell whether it is the page's turn.

        A page that is not in the line (any more) is told to come in too: the door then asks who
        it is and gives it a place or a turn.
        """
        kernels: Kernels = self.settings["kernel_manager"]
        asker = Asker(self.signed("visitor"), self.get_query_argument("page", ""))
        turn = kernels.turn(asker) or Turn(is_now=True)
        self.answer(asdict(turn) | {"pause_s": turn.pause})
