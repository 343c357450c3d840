"""How many of a group reached which level, over all and in each area."""

from ihubkit.charts.view import Table, View
from ihubkit.model.release import LevelShare

TOTAL = ""
JOINED = "+"  # between the names of levels that are shown together


def shares(view: View) -> list[LevelShare]:
    """Return the group's levels: over all first, then area by area."""
    found = {share.section: share for share in view.release.levels if share.group == view.group}
    wanted = [TOTAL, *(section.id for section in view.instrument.sections)]
    return [found[section] for section in wanted if section in found]


def shows(view: View) -> bool:
    """Tell whether any level of this group is shown."""
    return bool(shares(view))


def area(view: View, share: LevelShare) -> str:
    """Return what the levels are about."""
    titles = {section.id: f"{section.id}  {section.title}" for section in view.instrument.sections}
    return titles.get(share.section) or view.texts("All areas together")


def level_name(levels: str) -> str:
    """Write one level, or the first and the last of several shown together."""
    first, *rest = levels.split(JOINED)
    return f"{first}–{rest[-1]}" if rest else first  # noqa: RUF001 -- a range of levels


def alt(view: View) -> str:
    """Say in a sentence what the picture shows."""
    _ = view.texts
    first = shares(view)[0]
    counted = [f"{level_name(levels)} {n}" for levels, n in first.counts.items() if n]
    return _(
        "{group}: levels of {people}. {area}: {levels}.",
        group=view.name(view.group),
        people=view.people(*(share.n for share in shares(view))),
        area=area(view, first),
        levels=", ".join(counted),
    )


def table(view: View) -> Table:
    """Return the numbers behind the picture."""
    _ = view.texts
    rows = tuple(
        (area(view, share), level_name(levels), n, view.people(share.n))
        for share in shares(view)
        for levels, n in share.counts.items()
        if n
    )
    return Table((_("Area"), _("Level"), _("People"), _("Answered")), rows, alt(view))
