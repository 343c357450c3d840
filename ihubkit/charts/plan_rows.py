"""The rows of a plan's timeline: what is written in each, and how much room that takes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ihubkit.charts.letters import LINE, cut
from ihubkit.charts.plan_view import PlanView
from ihubkit.charts.sheets import Block
from ihubkit.charts.theme import Size
from ihubkit.model.plan import Goal, Status
from ihubkit.model.plan_timeline import Doubt, Row, Timeline
from ihubkit.model.plan_words import status_word

NAMES = 0.4  # the part of a wide picture that names take
TRACK = 24  # height of a bar's place, in pixels
AIR = 8  # between rows
LONGEST = 300  # letters of a name that are looked at


@dataclass(frozen=True)
class Line:
    """A row of the picture: an action's, a goal's own or that of the reviews.

    Attributes:
        key: The action's id; "" where there is no bar to point at.
        name: The lines of its name.
        info: What stands below it, in small letters.
        row: The action.
        marks: Days with a milestone, each with its words.
        status: Whose shape stands before `info`.
        said: What stands in place of a bar.
        is_head: Whether it is a goal.
    """

    key: str
    name: tuple[str, ...]
    info: tuple[str, ...] = ()
    row: Row | None = None
    marks: tuple[tuple[date, str], ...] = ()
    status: Status | None = None
    said: str = ""
    is_head: bool = False

    def words_height(self, size: Size) -> float:
        """Return how high its words are."""
        return LINE * (len(self.name) * size.item + len(self.info) * size.small)

    @property
    def has_track(self) -> bool:
        """Whether something stands on the time axis."""
        return bool(self.marks or self.row or self.said)

    def height(self, size: Size) -> float:
        """Return how high it is; on a phone the bar stands below the words."""
        words = self.words_height(size)
        if size.is_wide:
            return max(words, TRACK) + AIR
        return words + TRACK * self.has_track + AIR


@dataclass(frozen=True)
class Section:
    """A goal's line and its actions' lines."""

    head: Line | None
    lines: tuple[Line, ...]

    def block(self, size: Size) -> Block:
        """Return the heights."""
        head = self.head.height(size) if self.head else 0
        return Block(head, tuple(line.height(size) for line in self.lines))


def room_for_names(size: Size) -> float:
    """Return how wide names may be."""
    whole = size.width - 2 * size.margin
    return whole * NAMES if size.is_wide else whole


def sections(view: PlanView, size: Size, told: Timeline) -> list[Section]:
    """Return all lines of a timeline, goal by goal; the reviews come first."""
    return list(_sections(view, size, told))


def _sections(view: PlanView, size: Size, told: Timeline) -> Iterator[Section]:
    _ = view.texts
    if told.reviews:
        marks = tuple((day, _.short_date(day)) for day in told.reviews)
        yield Section(None, (Line("", (_("Reviews"),), marks=marks),))
    for number, goal, rows in told.goals:
        lines = tuple(_action(view, size, told, row) for row in rows)
        nothing = Line("", (), info=(_("No action yet."),))
        yield Section(_goal(view, size, told, number, goal), lines or (nothing,))
    if told.loose:
        head = Line("", (_("Without a goal"),), is_head=True)
        yield Section(head, tuple(_action(view, size, told, row) for row in told.loose))


def _goal(view: PlanView, size: Size, told: Timeline, number: int, goal: Goal) -> Line:
    name = goal_name(view, number, goal)
    marks = tuple((one.on, goal.indicator.target) for one in told.targets if one.goal_id == goal.id)
    return Line(
        "",
        tuple(cut(name, size.item, room_for_names(size) - 4, bold=True)),
        marks=marks,
        is_head=True,
    )


def goal_name(view: PlanView, number: int, goal: Goal) -> str:
    """Return what a goal is called in a picture."""
    _, text = view.texts, goal.text.strip()[:LONGEST]
    return f"{number}  {text}" if text else _("Goal {n}", n=number)


def action_name(view: PlanView, row: Row) -> str:
    """Return what an action is called: its text, else its method."""
    action, _ = row.action, view.texts
    return action.text.strip() or action.method_title.strip() or _("An action")


def _action(view: PlanView, size: Size, told: Timeline, row: Row) -> Line:
    room = room_for_names(size) - size.dot * 2.5
    named = cut(f"{row.number}  {action_name(view, row)[:LONGEST]}", size.item, room)
    return Line(
        row.action.id,
        tuple(named),
        tuple(cut(_info(view, told, row), size.small, room, most=1)),
        row,
        status=row.action.status,
        said="" if row.starts else doubt_words(view, row),
    )


def _info(view: PlanView, told: Timeline, row: Row) -> str:
    """Say how it goes, who leads, and what comes before."""
    _, action = view.texts, row.action
    told_numbers = {one.action.id: one.number for one in told.rows}
    before = [link.before for link in told.links if link.after == action.id]
    after = ", ".join(told_numbers[one] for one in before if one in told_numbers)
    parts = [status_word(action.status, _), action.lead.strip()[:LONGEST]]
    parts += [_("after {numbers}", numbers=after)] if after else []
    return " · ".join(part for part in parts if part)


def doubt_words(view: PlanView, row: Row) -> str:
    """Say why an action's dates cannot be drawn as they stand; "" where they can."""
    _, action = view.texts, row.action
    days = {
        "starts": _.short_date(action.starts) if action.starts else "",
        "ends": _.short_date(action.ends) if action.ends else "",
    }
    said = {
        Doubt.NO_DATES: _("no dates yet"),
        Doubt.ONE_DATE: _("only one date so far"),
        Doubt.REVERSED: _("ends before it begins: {starts} → {ends}", **days),
        Doubt.FAR: _("years away from the rest: {starts} → {ends}", **days),
    }
    return said[row.doubt] if row.doubt else ""
