"""Guesses of one's own level: kept by the seats, shown to groups only as differences."""

from collections.abc import Sequence

from ihubkit.analysis.guesses import difference_rows, with_guesses
from ihubkit.content import Content
from ihubkit.errors import InvalidValueError
from ihubkit.live import hubs
from ihubkit.model.answer import AnswerRow
from ihubkit.model.guess import guess_of
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Basis, Release
from ihubkit.store import Store


def require_no_guess(asked: Instrument) -> None:
    """Let nobody release guesses themselves.

    Raises:
        InvalidValueError: This questionnaire asks for a guess.
    """
    if asked.guesses:
        raise InvalidValueError(
            "What people guess of themselves is not shown. How far the group's guesses lie from "
            "its answers is shown together with the results of the questions."
        )


def add_guesses(
    store: Store,
    content: Content,
    made: tuple[Release, Basis],
    answered: Sequence[AnswerRow],
    again: Release | None,
) -> tuple[Release, Basis]:
    """Add to a release how far people's guesses lie from their answers, where they guessed.

    Args:
        store: Where the guesses are.
        content: Where the questionnaires are.
        made: The release, with what it rests on.
        answered: The answers it was made of.
        again: The release whose figures are shown again where they cannot be renewed.
    """
    release = made[0]
    guess = guess_of(content.instruments.values(), release.instrument)
    guessed = store.list_answers(release.workshop_id, guess.id, 1) if guess else []
    if guess is None or not (guessed or (again and again.guesses)):
        return made
    rows = difference_rows(guess, content.instrument(release.instrument), guessed, answered)
    key = hubs.secret(store, hubs.RELEASES)
    return with_guesses(made, guess, rows, key=key, again=again)
