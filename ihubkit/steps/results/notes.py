"""What is said once above a group's pictures: whether nearly all answered, and what is missing."""

from collections.abc import Collection, Iterable

from ihubkit.analysis.intervals import NEARLY_ALL, answered_words
from ihubkit.model.people import School
from ihubkit.model.release import Group, GroupKind, Release
from ihubkit.model.texts import Translate

ROLES = "roles"  # the picture of roles side by side


def nearly_all(
    release: Release, group: str, schools: Iterable[School], texts: Translate
) -> list[str]:
    """Say that nearly all of a school's staff answered, where they did."""
    known, people = _people(release, group)
    staff = next((one.staff for one in schools if known and one.id == known.school_id), 0)
    if not people or not staff or people < NEARLY_ALL * staff:
        return []
    return [answered_words(people, staff, texts)]


def without_roles(
    release: Release,
    group: str,
    *,
    shown: Collection[str],
    wanted: Collection[str],
    texts: Translate,
) -> list[str]:
    """Say why roles are not side by side; a role that is small looks like one nobody has.

    Args:
        release: What is looked at.
        group: Whose results.
        shown: Names of the pictures that are shown.
        wanted: Names of those the page has room for; empty: all.
        texts: The reader's language.
    """
    if ROLES in shown or (wanted and ROLES not in wanted) or not _people(release, group)[1]:
        return []
    _ = texts
    return [
        _(
            "Roles cannot be set side by side here: for that, at least two of them need {k} "
            "answers each. Smaller ones are counted together with others, so that nobody can be "
            "picked out.",
            k=release.k,
        )
    ]


def _people(release: Release, group: str) -> tuple[Group | None, int]:
    """Return a group that is no role, and how many of it answered at most; else nobody."""
    known = next((one for one in release.groups if one.key == group), None)
    if known is None or known.kind is GroupKind.ROLE:
        return None, 0
    return known, max((cell.n for cell in release.cells if cell.group == group), default=0)
