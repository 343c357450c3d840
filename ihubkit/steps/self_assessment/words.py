"""A group's self-assessment in sentences: each carries its numbers, or says why there are none."""

from collections.abc import Iterable
from dataclasses import dataclass

from ihubkit.analysis.reliability import FEWEST_PEOPLE
from ihubkit.charts.guesses import sentences as guess_sentences
from ihubkit.charts.levels import level_name
from ihubkit.charts.view import View
from ihubkit.model.asked import items_asked
from ihubkit.model.guess import guess_of
from ihubkit.model.instrument import Instrument
from ihubkit.model.release import Release, Shift
from ihubkit.model.texts import Translate, said_number
from ihubkit.model.workshop import Workshop

WELL, FAIRLY = 0.8, 0.7  # of alpha
NOTICED = 0.05  # of a point: less counts as unchanged


@dataclass(frozen=True)
class Told:
    """What a group's sentences are made of.

    `earlier` are releases of other workshops that this one may be compared with.
    """

    release: Release
    instrument: Instrument
    instruments: Iterable[Instrument]
    group: str
    workshop: Workshop
    earlier: Iterable[Release]
    texts: Translate

    @property
    def facet(self) -> str:
        """What counts: the instrument's first facet."""
        return self.instrument.facets[0].id

    @property
    def most(self) -> int:
        """The highest answer."""
        first = next(iter(self.instrument.items))
        return self.instrument.options(first, self.facet)[-1].value

    @property
    def people(self) -> int:
        """How many answered the question most answered."""
        mine = [cell.n for cell in self.release.cells if cell.group == self.group]
        return max(mine, default=0)

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the questions was asked."""
        asked = items_asked(self.instrument, self.workshop.activities)
        return bool(asked) and len(asked) < len(self.instrument.items)


def sentences(told: Told) -> list[str]:
    """Say what a group's results are: levels, best and least, guesses, change, and how solid."""
    if not told.people:
        return []
    parts = (part_of_it, levels, best_and_least, guesses, change, hanging_together)
    return [sentence for part in parts for sentence in part(told) if sentence]


def part_of_it(told: Told) -> list[str]:
    """Say when this is the short form, and what it cannot tell."""
    _ = told.texts
    if not told.is_partial:
        return []
    asked = len(items_asked(told.instrument, told.workshop.activities))
    return [
        _(
            "{asked} of {of} questions were asked. What needs all of them is left out: levels, and "
            "areas of which only a part was asked.",
            asked=asked,
            of=len(told.instrument.items),
        )
    ]


def levels(told: Told) -> list[str]:
    """Say how many reached which level over all."""
    _ = told.texts
    found = next(
        (one for one in told.release.levels if (one.group, one.section) == (told.group, "")), None
    )
    if found is None:
        return []
    counted = ", ".join(f"{level_name(level)}: {n}" for level, n in found.counts.items() if n)
    return [_("Levels over all areas: {counted} (n = {n}).", counted=counted, n=found.n)]


def best_and_least(told: Told) -> list[str]:
    """Name the strongest and the weakest area; where no area is shown, of the questions."""
    _ = told.texts
    titles = {section.id: section.title for section in told.instrument.sections}
    scores = [
        (one.mean, titles[one.section], one.n)
        for one in told.release.sections
        if (one.group, one.facet) == (told.group, told.facet) and one.section in titles
    ]
    if len(scores) < 2:  # noqa: PLR2004 -- the strongest and the weakest are two
        scores = [
            (cell.mean, f"“{told.instrument.items[cell.item].title}”", cell.n)
            for cell in told.release.cells
            if (cell.group, cell.facet) == (told.group, told.facet)
            and cell.item in told.instrument.items
        ]
    if len(scores) < 2:  # noqa: PLR2004 -- as above
        return []
    best, least = (_figures(told, choose(scores)) for choose in (max, min))
    return [
        _("Strongest: {area} ({mean} of {most} on average, n = {n}).", **best),
        _("Most room to grow: {area} ({mean} of {most} on average, n = {n}).", **least),
    ]


def _figures(told: Told, score: tuple[float, str, int]) -> dict[str, object]:
    mean, title, n = score
    return {"area": title, "mean": said_number(mean, told.texts), "most": told.most, "n": n}


def guesses(told: Told) -> list[str]:
    """Say how far the group guessed itself too high or too low, or why that is not shown."""
    _ = told.texts
    guess = guess_of(told.instruments, told.instrument.id)
    if guess is None or not any(one.instrument == guess.id for one in told.workshop.activities):
        return []
    found = guess_sentences(View(told.release, told.instrument, told.group, _, {}))
    return found or [
        _(
            "Whether the group guessed itself too high or too low is not shown: that needs {k} "
            "people who guessed and answered all questions.",
            k=told.release.k,
        )
    ]


def change(told: Told) -> list[str]:
    """Say what has changed since the earlier wave that is compared, whichever its rounds."""
    _ = told.texts
    known = {one.id for one in told.earlier if one.workshop_id != told.release.workshop_id}
    moved = [
        shift
        for shift in told.release.shifts
        if (shift.group, shift.facet) == (told.group, told.facet) and shift.since in known
    ]
    return [_changed(told, moved), _who(told, moved)] if moved else []


def _changed(told: Told, moved: list[Shift]) -> str:
    _ = told.texts
    most = max(moved, key=lambda shift: abs(shift.mean))
    sign = "+" if most.mean > 0 else "\N{MINUS SIGN}"
    return _(
        "Since the last measurement, questions higher: {higher}, lower: {lower}, "
        "as before: {same}. Most moved: “{title}” ({by} points, n = {n}).",
        higher=sum(shift.mean >= NOTICED for shift in moved),
        lower=sum(shift.mean <= -NOTICED for shift in moved),
        same=sum(abs(shift.mean) < NOTICED for shift in moved),
        title=told.instrument.items[most.item].title,
        by=sign + said_number(abs(most.mean), _),
        n=most.n,
    )


def _who(told: Told, moved: list[Shift]) -> str:
    _ = told.texts
    if all(shift.paired for shift in moved):
        return _("The same people are compared with themselves, by the code they kept.")
    return _(
        "It is not known whether the same people answered both times: "
        "two pictures are compared, not persons."
    )


def hanging_together(told: Told) -> list[str]:
    """Say how far the questions measure one thing, or that there are too few people to say so."""
    _ = told.texts
    found = next((r for r in told.release.reliability if r.group == told.group), None)
    if found is None:
        too_few = told.people < FEWEST_PEOPLE and not told.is_partial
        return [
            _(
                "Too few people to say how well the questions hang together: that needs {n}.",
                n=FEWEST_PEOPLE,
            )
        ] * too_few
    figures = {
        "alpha": said_number(found.alpha, _, 2),
        "low": said_number(found.alpha_low, _, 2),
        "high": said_number(found.alpha_high, _, 2),
        "n": found.n,
    }
    if found.alpha_low >= WELL:
        return [
            _(
                "The questions hang together well (alpha {alpha}, {low} to {high}, n = {n}).",
                **figures,
            )
        ]
    if found.alpha_low >= FAIRLY:
        return [
            _(
                "The questions hang together fairly (alpha {alpha}, {low} to {high}, n = {n}).",
                **figures,
            )
        ]
    return [
        _(
            "The questions hang together loosely (alpha {alpha}, {low} to {high}, n = {n}): read "
            "single questions rather than levels.",
            **figures,
        )
    ]
