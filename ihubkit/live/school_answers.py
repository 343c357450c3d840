"""What a development team answers once for its school: who writes, what fits, what comes of it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from ihubkit.analysis.priorities import IMPORTANCE, STATUS, Candidate, share
from ihubkit.content import Content
from ihubkit.errors import InvalidValueError, NotFoundError, StaleWriteError
from ihubkit.live.wording import cleaned, shortened
from ihubkit.model.instrument import Instrument
from ihubkit.model.plan import FieldChange, clashing
from ihubkit.model.school_answer import CHOICE, UNSURE, SchoolAnswer, texts_of, with_texts
from ihubkit.model.sheet import Row, Sheet
from ihubkit.store import Store

TEAM = "team"
RATED = (STATUS, IMPORTANCE)
COLUMNS = ("school", "section", "item", "title", "status", "importance", "evidence", "comment")
_TRIES = 50  # each loses only against an edit that got through


class Form(NamedTuple):
    """A questionnaire as one school's team answers it in one measurement."""

    instrument: Instrument
    school_id: str
    wave: int

    @property
    def key(self) -> str:
        """What tells this form from all others."""
        return f"{self.school_id}.{self.wave}.{self.instrument.id}"

    def answers(self, store: Store) -> dict[str, SchoolAnswer]:
        """Read what the team answered, by question, also to questions not asked any more."""
        given = store.list_school_answers(self.school_id, self.wave, self.instrument.id)
        return {one.item: one for one in given}

    def earlier(self, store: Store) -> "Form":
        """Return the form of the newest earlier measurement with answers, or else this one."""
        earlier = (self._replace(wave=wave) for wave in range(self.wave - 1, -1, -1))
        return next((one for one in earlier if one.answers(store)), self)


def forms_of(store: Store, content: Content, school_id: str, language: str = "en") -> list[Form]:
    """Return what a school's team answers in its newest measurement; 0 before the first."""
    wave = current_wave(store, school_id)
    return [
        Form(content.instrument(one.id, language), school_id, wave)
        for one in content.instruments.values()
        if one.answered_by == TEAM
    ]


def current_wave(store: Store, school_id: str) -> int:
    """Return the newest measurement a school takes part in; 0 before the first."""
    waves = (one.wave for one in store.list_workshops() if school_id in one.school_ids)
    return max(waves, default=0)


def edit_answer(
    store: Store,
    form: Form,
    item: str,
    changes: Mapping[str, FieldChange],
    *,
    now: datetime | None = None,
) -> SchoolAnswer:
    """Change fields of a team's answer; edits of different fields merge.

    Whether the editor may write for this school is the caller's to check.

    Args:
        store: Where the answers are.
        form: Whose answers, to what.
        item: Which question.
        changes: By field (see `model.school_answer.texts_of`): what the editor saw and wants.
        now: The moment.

    Raises:
        StaleWriteError: Somebody else changed the same field; nothing is written.
        InvalidValueError: A field is unknown, or its text does not fit.
        NotFoundError: The question or the school is gone.
    """
    if item not in form.instrument.items:
        raise NotFoundError("This question is not asked any more. Reload the page.")
    new = SchoolAnswer(
        school_id=form.school_id,
        wave=form.wave,
        instrument=form.instrument.id,
        item=item,
        changed_at=now or datetime.now(UTC),
    )
    for _ in range(_TRIES):
        stored = form.answers(store).get(item, new)
        changed = _changed(form.instrument, stored, changes)
        if changed == stored:
            return stored
        try:
            dated = changed.model_copy(update={"changed_at": new.changed_at})
            return store.save_school_answer(dated, seen=stored.version)
        except StaleWriteError:
            continue  # another field may have moved the version; look again
    raise StaleWriteError(
        "Many people are writing here at this moment, so this was not saved. Try again.",
        theirs={},
        yours={name: change.after for name, change in changes.items()},
        version=stored.version,
    )


def team_candidates(
    store: Store, content: Content, school_id: str, wave: int | None = None
) -> list[Candidate]:
    """Return what may be a need by a team's own answers: items with both facets answered.

    Status and importance are shares of their scales, 0 to 1; `n` is 1, one answer for the school.

    Args:
        store: Where the answers are.
        content: Where the questionnaires are.
        school_id: Whose needs.
        wave: Which measurement; None: the newest.
    """
    forms = forms_of(store, content, school_id)
    return [
        found
        for form in forms
        for found in candidates_of(store, form if wave is None else form._replace(wave=wave))
    ]


def candidates_of(store: Store, form: Form) -> list[Candidate]:
    """Return what may be a need by the answers to one form, see `team_candidates`."""
    asked, given = form.instrument, form.answers(store)
    if not set(RATED) <= {facet.id for facet in asked.facets}:
        return []
    found = []
    for item in asked.items:
        texts = texts_of(asked, item, given.get(item))
        status, importance = (_share(asked, item, f, texts[f"{CHOICE}{f}"]) for f in RATED)
        if status is not None and importance is not None:
            found.append(Candidate(asked.id, item, status, importance, n=1))
    return found


def school_answers_tables(store: Store, content: Content, school_ids: Iterable[str]) -> list[Sheet]:
    """Return what teams answered in the newest measurement, one question a row; none where none."""
    rows: list[Row] = []
    for school_id in school_ids:
        school = store.find_school(school_id)
        for form in forms_of(store, content, school_id, school.language):
            given, asked = form.answers(store), form.instrument
            rows += [_row(school.name, asked, i, given.get(i)) for i in asked.items if given]
    return [Sheet(title="Team answers", columns=COLUMNS, rows=tuple(rows))] if rows else []


def _share(asked: Instrument, item: str, facet: str, text: str) -> float | None:
    return None if text in {"", UNSURE} else share(int(text), asked.scale(item, facet))


def _row(school: str, instrument: Instrument, item: str, answer: SchoolAnswer | None) -> Row:
    texts = texts_of(instrument, item, answer)
    said = (texts.get(f"{CHOICE}{facet}", "") for facet in RATED)
    figures = (int(one) if one not in {"", UNSURE} else one for one in said)
    title, section = instrument.items[item].title, instrument.section_of[item].title
    return (school, section, item, title, *figures, texts["evidence"], texts["comment"])


def _changed(
    instrument: Instrument, stored: SchoolAnswer, changes: Mapping[str, FieldChange]
) -> SchoolAnswer:
    """Return an answer with an editor's changes.

    Raises:
        StaleWriteError: A field was changed since the editor saw it.
        InvalidValueError: A field is unknown, or its text does not fit.
    """
    texts = texts_of(instrument, stored.item, stored)
    wanted = {name: _clean(texts, name, change) for name, change in changes.items()}
    after = {name: change.after for name, change in wanted.items()}
    if clashes := clashing(texts, wanted):
        raise StaleWriteError(
            "Somebody else has changed this at the same time. Compare the two and decide.",
            theirs={name: texts[name] for name in clashes},
            yours={name: after[name] for name in clashes},
            version=stored.version,
        )
    new = {name: text for name, text in after.items() if texts[name] != text}
    return with_texts(stored, instrument, new)


def _clean(texts: Mapping[str, str], name: str, change: FieldChange) -> FieldChange:
    if name not in texts:
        raise InvalidValueError(
            "“{field}” is no field of this page. Reload it.", field=shortened(name)
        )
    return FieldChange(before=cleaned(change.before).strip(), after=cleaned(change.after).strip())
