"""What is said once above a group's pictures: whether nearly all answered, and what is missing."""

from collections.abc import Collection, Iterable

from ihubkit.analysis.intervals import NEARLY_ALL, answered_words
from ihubkit.model.people import School
from ihubkit.model.release import GroupKind, Release
from ihubkit.model.texts import Translate

ROLES = "roles"  # the picture of roles side by side


def notes(  # noqa: PLR0913 -- facts of their own, named at every call
    release: Release,
    group: str,
    *,
    schools: Iterable[School],
    shown: Collection[str],
    wanted: Collection[str],
    texts: Translate,
) -> list[str]:
    """Return the sentences for a group of a release.

    Args:
        release: What is looked at.
        group: Whose results.
        schools: The hub's schools.
        shown: Names of the pictures that are shown.
        wanted: Names of those the page has room for; empty: all.
        texts: The reader's language.
    """
    known = next((one for one in release.groups if one.key == group), None)
    people = max((cell.n for cell in release.cells if cell.group == group), default=0)
    if known is None or known.kind is GroupKind.ROLE or not people:
        return []
    staff = next((one.staff for one in schools if one.id == known.school_id), 0)
    is_nearly_all = staff > 0 and people >= NEARLY_ALL * staff
    said = [answered_words(people, staff, texts)] if is_nearly_all else []
    if ROLES not in shown and (not wanted or ROLES in wanted):
        said.append(_no_roles(release.k, texts))
    return said


def _no_roles(k: int, texts: Translate) -> str:
    """Say why roles are not side by side; a role that is small looks like one nobody has."""
    _ = texts
    return _(
        "Roles cannot be set side by side here: for that, at least two of them need {k} answers "
        "each. Smaller ones are counted together with others, so that nobody can be picked out.",
        k=k,
    )
