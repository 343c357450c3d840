"""Drafts of summaries: what was released, approved and chosen, handed to the rules."""

from datetime import UTC, datetime

from ihubkit.analysis import summary as rules
from ihubkit.analysis.summary import Sources, Told
from ihubkit.content import Content
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live.cards import approved
from ihubkit.live.pictures import group_names
from ihubkit.live.wording import shortened
from ihubkit.model.release import Release
from ihubkit.model.summary import Summary
from ihubkit.model.workshop import Workshop
from ihubkit.store import Store


def drafted(  # noqa: PLR0913 -- from where, of whom, in which language, when
    store: Store,
    content: Content,
    workshop_id: str,
    school_id: str,
    language: str,
    *,
    now: datetime | None = None,
) -> Summary:
    """Draft a summary from what is released, approved and chosen by now; nothing is stored.

    Raises:
        InvalidValueError: Nothing has been released yet, or the language is not known.
        NotFoundError: There is no such workshop, or the school did not take part in it.
    """
    if language not in content.languages:
        known = ", ".join(content.languages)
        raise InvalidValueError(
            "There is no language {language} (there are {known}).",
            language=shortened(language),
            known=known,
        )
    sources = _sources(
        store, content, _workshop(store, workshop_id, school_id), school_id, language
    )
    return Summary(
        workshop_id=workshop_id,
        school_id=school_id,
        language=language,
        parts=rules.draft(sources, content.texts(language)),
        changed_at=now or datetime.now(UTC),
    )


def _workshop(store: Store, workshop_id: str, school_id: str) -> Workshop:
    workshop = store.find_workshop(workshop_id)
    if school_id and school_id not in workshop.school_ids:
        raise NotFoundError("This school did not take part in “{title}”.", title=workshop.title)
    return workshop


def _sources(
    store: Store, content: Content, workshop: Workshop, school_id: str, language: str
) -> Sources:
    texts = content.texts(language)
    schools = [one for one in store.list_schools() if one.id in workshop.school_ids]
    releases = store.list_releases(workshop_id=workshop.id)
    newest = _newest(releases, content)
    shown = [one for rounds in newest.values() for one in rounds]
    here = {"", *(one.id for one in releases)}  # a need without a release is the team's own word
    needs = [n for s in schools if school_id in ("", s.id) for n in store.list_needs(s.id)]
    return Sources(
        school_id=school_id,
        told=tuple(
            Told(instrument=content.instrument(name, language), releases=tuple(rounds))
            for name, rounds in newest.items()
        ),
        instruments={name: content.instrument(name, language) for name in content.instruments},
        names=group_names(schools, [group for one in shown for group in one.groups], texts),
        days={one.id: texts.date(one.made_at.date()) for one in shown},
        cards=tuple(approved(store, workshop.id)),
        needs=tuple(need for need in needs if need.evidence.release_id in here),
        feasibility=tuple(store.list_feasibility(school_id)) if school_id else (),
    )


def _newest(releases: list[Release], content: Content) -> dict[str, list[Release]]:
    """Return the newest release of each round, newest round first, by questionnaire as asked.

    Args:
        releases: All of a workshop, newest first.
        content: Which questionnaires are known (still).
    """
    newest = {(one.instrument, one.round): one for one in reversed(releases)}
    asked = dict.fromkeys(one.instrument for one in reversed(releases))
    return {
        name: sorted(
            (one for one in newest.values() if one.instrument == name), key=lambda r: -r.round
        )
        for name in asked
        if name in content.instruments
    }
