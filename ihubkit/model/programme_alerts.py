"""What needs attention in a school's programme, in sentences that say what to do.

Each rule is a pure function of one school in one programme.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from ihubkit.model.programme import HoursEntry, HoursState, PartKind
from ihubkit.model.programme_hours import PartHours, SchoolProgramme, people_wanted
from ihubkit.model.programme_words import Tongue, Urgency, said_hours
from ihubkit.model.value import Value

MONTH = timedelta(days=30)
LEAST_LAG = 2.0  # hours behind an even spread that are not worth a word
LAG = 0.1  # nor is this share of the planned hours
MOST_NAMED = 3  # bookings named in one sentence


class Alert(Value):
    """A sentence on what is amiss, and one on what to do.

    Attributes:
        for_team: Whether the school's own team can do something about it.
    """

    urgency: Urgency
    text: str
    todo: str
    for_team: bool = True


Rule = Callable[[SchoolProgramme, Tongue], Iterator[Alert]]


def alerts(school: SchoolProgramme, texts: Tongue) -> tuple[Alert, ...]:
    """Return what needs attention, the most urgent first."""
    found = [one for rule in RULES for one in rule(school, texts)]
    return tuple(sorted(found, key=lambda one: list(Urgency).index(one.urgency)))


def template_gone(school: SchoolProgramme, texts: Tongue) -> Iterator[Alert]:
    """Say that nothing is known of the programme's hours any more."""
    _ = texts
    if school.programme is None:
        yield Alert(
            urgency=Urgency.NOTE,
            text=_("The hub has no programme “{name}” any more.", name=school.frame.title),
            todo=_("All hours are kept. Put its file back to see what is planned."),
            for_team=False,
        )


def mapping_first(school: SchoolProgramme, texts: Tongue) -> Iterator[Alert]:
    """Find a part that comes first and was not held before the others."""
    _ = texts
    first = (
        next((one for one in school.programme.parts if one.first), None)
        if (school.programme)
        else None
    )
    if first is None or school.today < school.frame.starts:
        return
    held = [e.day for e in _used(school) if e.part == first.id]
    if school.mapped and first.kind is PartKind.MAPPING:
        held.append(school.mapped)
    others = [e for e in _used(school) if e.part != first.id]
    begun = min(others, key=lambda e: e.day, default=None)
    if not held:
        late = begun is not None or school.today - school.frame.starts >= MONTH
        yield Alert(
            urgency=Urgency.NOW if late else Urgency.SOON,
            text=_("“{part}” comes first and has not been held.", part=first.title),
            todo=_("Hold it before you book anything else, or log its hours."),
        )
    elif begun and min(held) > begun.day:
        yield Alert(
            urgency=Urgency.NOTE,
            text=_(
                "“{other}” began on {day}, before “{part}” was held.",
                other=school.part_title(begun.part),
                day=texts.date(begun.day),
                part=first.title,
            ),
            todo=_("Look together whether it still fits the school's needs."),
        )


def share_of_staff(school: SchoolProgramme, texts: Tongue) -> Iterator[Alert]:
    """Find too few people who take part, and say how they were counted."""
    _ = texts
    share = school.programme.share_of_staff if school.programme else 0.0
    if not share or school.today > school.frame.ends:
        return
    if not school.staff or not school.people:
        yield Alert(
            urgency=Urgency.NOTE,
            text=_("It is not known how many of the staff take part."),
            todo=_("Type both numbers where the school is enrolled."),
            for_team=False,
        )
        return
    wanted = people_wanted(school.staff, share)
    if school.people < wanted:
        yield Alert(
            urgency=Urgency.SOON,
            text=f"{said_share(school, texts)} "
            + _("The programme asks for {percent} %.", percent=round(share * 100)),
            todo=_(
                "Win more colleagues (at least {n}), or have the number corrected.",
                n=wanted - school.people,
            ),
        )


def said_share(school: SchoolProgramme, texts: Tongue) -> str:
    """Say how many of the staff take part and how that was counted; "" where it is not known."""
    _ = texts
    if not school.staff or not school.people:
        return ""
    percent = int(100 * school.people / school.staff)  # 89.9 is not yet 90
    values = {"n": school.people, "of": school.staff, "percent": percent}
    if school.enrolment.people:
        return _("{n} of {of} staff take part ({percent} %), as typed.", **values)
    return _("{n} of {of} staff joined a workshop ({percent} %).", **values)


def outside_range(school: SchoolProgramme, texts: Tongue) -> Iterator[Alert]:
    """Find parts with more hours than the programme gives, or with fewer agreed than it asks."""
    _ = texts
    for part in school.hours:
        if part.most is not None and max(part.sure, part.planned) > part.most:
            yield Alert(
                urgency=Urgency.NOW if part.sure > part.most else Urgency.SOON,
                text=_(
                    "“{part}”: {hours} are agreed, booked or used; the programme gives at most "
                    "{most}.",
                    part=part.title,
                    hours=said_hours(max(part.sure, part.planned), texts),
                    most=said_hours(part.most, texts),
                ),
                todo=_("Book fewer hours, or ask the programme for more."),
                for_team=False,
            )
        elif part.planned < part.least:
            yield Alert(
                urgency=Urgency.SOON,
                text=_(
                    "“{part}”: {hours} are agreed; the programme asks for {least} or more.",
                    part=part.title,
                    hours=said_hours(part.planned, texts),
                    least=said_hours(part.least, texts),
                ),
                todo=_("Agree on more hours with the school."),
            )


def short_of_hours(school: SchoolProgramme, texts: Tongue) -> Iterator[Alert]:
    """Find parts whose hours are behind, or will not be used before the programme ends."""
    for part in school.hours:
        first = school.programme.part(part.part) if school.programme else None
        if first and first.first and school.mapped:
            continue  # held in a workshop, whose hours nobody need log
        if school.today > school.frame.ends:
            if part.used < part.planned:
                yield _ended(school, part, texts)
        elif part.missing and school.frame.ends - school.today <= MONTH:
            yield _ends_soon(school, part, texts)
        elif part.expected - part.sure > max(LEAST_LAG, LAG * part.planned):
            yield _behind(part, texts)


def _ended(school: SchoolProgramme, part: PartHours, texts: Tongue) -> Alert:
    _ = texts
    return Alert(
        urgency=Urgency.NOW,
        text=_(
            "“{part}”: {used} of {planned} were used when the programme ended on {day}.",
            part=part.title,
            used=said_hours(part.used, texts),
            planned=said_hours(part.planned, texts),
            day=texts.date(school.frame.ends),
        ),
        todo=_("Log what was held, or agree on a later last day."),
        for_team=False,
    )


def _ends_soon(school: SchoolProgramme, part: PartHours, texts: Tongue) -> Alert:
    _ = texts
    return Alert(
        urgency=Urgency.NOW,
        text=_(
            "“{part}”: the programme ends on {day}, and {missing} of {planned} are neither used "
            "nor booked.",
            part=part.title,
            day=texts.date(school.frame.ends),
            missing=said_hours(part.missing, texts),
            planned=said_hours(part.planned, texts),
        ),
        todo=_("Book {missing} before that day.", missing=said_hours(part.missing, texts)),
    )


def _behind(part: PartHours, texts: Tongue) -> Alert:
    _ = texts
    lag = said_hours(part.expected - part.sure, texts)
    return Alert(
        urgency=Urgency.SOON,
        text=_(
            "“{part}”: {sure} of {planned} are used or booked; spread evenly it would be "
            "{expected} by now.",
            part=part.title,
            sure=said_hours(part.sure, texts),
            planned=said_hours(part.planned, texts),
            expected=said_hours(part.expected, texts),
        ),
        todo=_("Book about {lag} soon.", lag=lag),
    )


def bookings_over(school: SchoolProgramme, texts: Tongue) -> Iterator[Alert]:
    """Find meetings whose day is over and that nobody marked as held."""
    _ = texts
    over = sorted(past_bookings(school), key=lambda one: one.day)
    if over:
        named = "; ".join(_named(school, one, texts) for one in over[:MOST_NAMED])
        more = len(over) - MOST_NAMED
        yield Alert(
            urgency=Urgency.NOW,
            text=_("Booked, over and not marked as held: {list}.", list=named)
            + (f" {_('And {n} more.', n=more)}" if more > 0 else ""),
            todo=_("Mark each as held, give it another day, or remove it."),
            for_team=False,
        )


def past_bookings(school: SchoolProgramme) -> list[HoursEntry]:
    """Return booked meetings whose day is over."""
    booked = (one for one in school.entries if one.state is HoursState.BOOKED)
    return [one for one in booked if one.day < school.today]


def bookings_outside(school: SchoolProgramme, texts: Tongue) -> Iterator[Alert]:
    """Find meetings that are to be held after the programme's end."""
    _ = texts
    coming = (one for one in school.entries if one.state is not HoursState.USED)
    late = sorted((e for e in coming if e.day > school.frame.ends), key=lambda one: one.day)
    if late:
        yield Alert(
            urgency=Urgency.SOON,
            text=_(
                "Booked or planned after the programme's last day, {day}: {list}.",
                day=texts.date(school.frame.ends),
                list="; ".join(_named(school, one, texts) for one in late[:MOST_NAMED]),
            ),
            todo=_("Move it before that day, or agree on a later last day."),
        )


def silence(school: SchoolProgramme, texts: Tongue) -> Iterator[Alert]:
    """Find a month in which nothing was held, and nothing is booked for the next."""
    _ = texts
    if not school.frame.starts <= school.today <= school.frame.ends:
        return
    last = max((school.frame.starts, *(one.day for one in _used(school))))
    if school.today - last < MONTH or _coming(school):
        return
    since = texts.date(last)
    yield Alert(
        urgency=Urgency.SOON,
        text=_(
            "Nothing has been held since {day}, and nothing is booked for the next 30 days.",
            day=since,
        ),
        todo=_("Agree on the next meeting, or log what was held."),
    )


def _coming(school: SchoolProgramme) -> bool:
    """Tell whether something is booked for the next month."""
    soon: date = school.today + MONTH
    booked = (one.day for one in school.entries if one.state is HoursState.BOOKED)
    return any(school.today <= day <= soon for day in booked)


def _used(school: SchoolProgramme) -> list[HoursEntry]:
    return [one for one in school.entries if one.state is HoursState.USED]


def _named(school: SchoolProgramme, entry: HoursEntry, texts: Tongue) -> str:
    title, hours = school.part_title(entry.part), said_hours(entry.hours, texts)
    return f"{texts.date(entry.day)} ({title}, {hours})"


RULES: tuple[Rule, ...] = (
    template_gone,
    mapping_first,
    share_of_staff,
    outside_range,
    short_of_hours,
    bookings_over,
    bookings_outside,
    silence,
)
