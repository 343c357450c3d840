"""Tables of a whole hub, for facilitators who analyse them in a notebook of their own."""

from ihubkit.analysis.hub import HubResults, hub_results
from ihubkit.content import Content
from ihubkit.live.guesses import require_no_guess
from ihubkit.store import Store


def hub_tables(store: Store, content: Content, wave: int, instrument_id: str) -> HubResults:
    """Return what can be shown of all answers of a wave, school by school.

    They are safe by themselves, not beside what single workshops have shown: docs/safe-results.md.

    Raises:
        NotFoundError: There is no such instrument.
        InvalidValueError: It asks for a guess; guesses themselves are nobody's to see.
    """
    instrument = content.instrument(instrument_id)
    require_no_guess(instrument)
    columns = store.read_answers(wave, instrument_id)
    return hub_results(columns, instrument, store.find_hub().k)
