"""Finding methods: which fit what somebody looks for, and in which order."""

from collections.abc import Iterable

from pydantic import Field

from ihubkit.model.method import Method
from ihubkit.model.value import Value

LONGEST = 200  # characters of a search


class Wish(Value):
    """What somebody looks for; what is empty or None does not matter.

    Attributes:
        text: Words that occur in a method.
        need: A question of the school's questionnaires, as "instrument/item".
        competence: A question on oneself, as "instrument/item".
        people: How many take part together.
        hours: How many hours each of them has at most.
        weeks: How many weeks it may go on at most.
        from_project: Only the project's own methods, or only others.
    """

    text: str = Field("", max_length=LONGEST)
    need: str = ""
    competence: str = ""
    people: int | None = Field(None, ge=1, le=5000)
    hours: float | None = Field(None, ge=0, le=1000)
    weeks: int | None = Field(None, ge=1, le=300)
    from_project: bool | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """The questions that are asked for."""
        return tuple(one for one in (self.need, self.competence) if one)


def matches(method: Method, wish: Wish) -> bool:
    """Tell whether a method fits all that is wished for."""
    group, effort = method.group, method.effort
    most = wish.people if group.most is None else group.most
    return (
        _holds(method, wish.text)
        and all(method.fit_to(item) for item in wish.items)
        and (wish.people is None or group.least <= wish.people <= (most or 0))
        and (wish.hours is None or effort.hours_each <= wish.hours)
        and (wish.weeks is None or effort.weeks <= wish.weeks)
        and wish.from_project in (None, method.from_project)
    )


def found(methods: Iterable[Method], wish: Wish, focus: Iterable[str] = ()) -> list[Method]:
    """Return what fits: the best for what is asked first, then what answers most focus needs.

    Args:
        methods: In the reader's language.
        wish: What is looked for.
        focus: Questions behind a team's focus needs, as "instrument/item".
    """
    needs = tuple(focus)

    def place(method: Method) -> tuple[int, int, bool, str]:
        asked = sum(method.fit_to(item) for item in wish.items)
        chosen = sum(method.fit_to(item) for item in needs)
        return -asked, -chosen, not method.from_project, method.title.casefold()

    return sorted((one for one in methods if matches(one, wish)), key=place)


def _holds(method: Method, text: str) -> bool:
    parts = (method.title, method.purpose, *method.steps, *method.roles, *method.prerequisites)
    written = "\n".join(parts).casefold()
    return all(word in written for word in text.casefold().split())
