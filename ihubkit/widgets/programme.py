"""Programmes over months: for facilitators with the mentor's log, for teams their own school's."""

from ihubkit.widgets.panel import Panel


class ProgrammePanel(Panel):
    """Schools and their hours by part, what needs attention, and the log.

    State: see `steps.cockpit.programme` and `steps.action_planning.programme`; `team` tells which.
    Commands of facilitators: `choose_programme {programme}`, `enrol {school, terms}`,
    `change_terms {enrolment, terms, seen}`, `leave {enrolment}`, `log {meeting}`, `change {entry,
    meeting, seen}`, `held {entry, seen}`, `remove {entry, seen}`, `put_back`.
    Commands of teams: `take_dates {enrolment}`, `edit {part, part_id, changes, mark}` (answered
    with the same mark).
    """

    module = "programme"
