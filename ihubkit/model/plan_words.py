"""What states and statuses of plans are called, on screens, in pictures and in documents."""

from collections.abc import Mapping

from ihubkit.model.plan import PlanState, Status
from ihubkit.model.texts import Translate, said_number

SHAPES: Mapping[Status, str] = {  # beside the word, so that nothing hangs on a colour
    Status.OPEN: "○",
    Status.ON_TRACK: "▶",
    Status.AT_RISK: "▲",
    Status.STUCK: "■",
    Status.DONE: "✔",
    Status.DROPPED: "✕",
}


def status_word(status: Status, texts: Translate) -> str:
    """Say how it goes with a goal or an action."""
    _ = texts
    return {
        Status.OPEN: _("not begun"),
        Status.ON_TRACK: _("on track"),
        Status.AT_RISK: _("at risk"),
        Status.STUCK: _("stuck"),
        Status.DONE: _("done"),
        Status.DROPPED: _("dropped"),
    }[status]


def state_word(state: PlanState, texts: Translate) -> str:
    """Say where a plan stands."""
    _ = texts
    return {
        PlanState.DRAFT: _("draft"),
        PlanState.AGREED: _("agreed"),
        PlanState.UNDER_WAY: _("under way"),
        PlanState.REVIEWED: _("reviewed"),
    }[state]


def said_amount(value: float, texts: Translate) -> str:
    """Write hours or money as the reader does; whole ones without decimals ("2.5", "1200")."""
    if round(value, 2) == round(value):
        return f"{value:.0f}"
    digits = 1 if round(value, 2) == round(value, 1) else 2
    return said_number(value, texts, digits)


def said_money(value: float, currency: str, texts: Translate) -> str:
    """Write money with its currency as typed."""
    return f"{said_amount(value, texts)} {currency.strip()}".strip()
