"""A course brief: what a group wishes to learn, as hours, form and times."""

from ihubkit.model.value import Value


class Wish(Value):
    """What a group wishes of one topic, form or time.

    `need` is the share of the scale, 0 to 1; `n` people said it. `counts` maps value → people
    where the spread is shown; `agreement` is van der Eijk's A where it is.
    """

    item: str
    n: int
    need: float
    counts: dict[int, int] | None = None
    agreement: float | None = None
    hours: int = 0


class CourseBrief(Value):
    """A draft of a course, from shown figures alone; what is hidden is in no part of it.

    Attributes:
        release_id: Whose figures.
        group: Which group's.
        hours: How long the course is.
        topics: With their hours, most hours first.
        left_out: Topics with figures that too few wish for.
        unknown: Topics of which nothing is shown.
        forms: The forms that suit best, best first.
        times: The times likewise.
    """

    release_id: str
    group: str
    hours: int
    topics: tuple[Wish, ...] = ()
    left_out: tuple[Wish, ...] = ()
    unknown: tuple[str, ...] = ()
    forms: tuple[Wish, ...] = ()
    times: tuple[Wish, ...] = ()
