"""A plan's actions by how it goes with them, as cards in columns."""

from ihubkit.model.dossier import Dossier
from ihubkit.model.plan import Action, Status
from ihubkit.model.plan_timeline import ALL, Only, numbers
from ihubkit.model.value import Value


class Card(Value):
    """An action on the board."""

    number: str
    action: Action
    late: bool  # its last day is over, and it is neither done nor dropped


class BoardColumn(Value):
    """All actions of a status; what ends first comes first."""

    status: Status
    cards: tuple[Card, ...]


def board(dossier: Dossier, only: Only = ALL) -> tuple[BoardColumn, ...]:
    """Sort a plan's actions by their status."""
    named = numbers(dossier.plan)
    cards = [
        Card(number=named[one.id], action=one, late=_is_late(dossier, one))
        for one in dossier.plan.actions
        if only.holds(one)
    ]
    return tuple(
        BoardColumn(
            status=status,
            cards=tuple(
                sorted(
                    (card for card in cards if card.action.status is status),
                    key=lambda card: (card.action.ends is None, card.action.ends or dossier.today),
                )
            ),
        )
        for status in Status
    )


def _is_late(dossier: Dossier, action: Action) -> bool:
    ended = action.ends is not None and action.ends < dossier.today
    return ended and action.status not in {Status.DONE, Status.DROPPED}
