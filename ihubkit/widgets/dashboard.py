"""The parts of the dashboards of facilitators and school teams; each draws one state."""

import traitlets

from ihubkit.widgets.panel import Panel


class Heading(Panel):
    """Title, choices, pages and links of a dashboard; says what goes wrong between commands.

    State: `title`, `about`, `badge`, `links` [{title, href, new}], `choices` [{name, label,
    options [{id, title}], value}], `tabs` [{id, title, count}], `tab`.
    Commands: `choose {name, value}`, `show_tab {tab}`, `here`.
    """

    module = "heading"

    trouble = traitlets.Dict().tag(sync=True)


class RunSheet(Panel):
    """What is on now, what comes next, and the whole run-sheet.

    State: see `steps.cockpit.shown.run_shown`. Commands, each with `seen`: `start {activity}`,
    `next_activity`, `pause`, `resume`, `add_minutes {minutes}`, `reveal`, `open_round
    {activity}`; without: `open_workshop`, `close_workshop`, `hand_out`, `prepare`.
    """

    module = "runsheet"


class Attendance(Panel):
    """Who has joined and answered, by school and role; counts only, no commands."""

    module = "attendance"


class Approvals(Panel):
    """Cards that wait to be shown. Command: `review {card, state}`."""

    module = "approvals"


class Codes(Panel):
    """Codes, links and downloads.

    Commands: `share {title, releases, days}`, `remove_link {link}`, `renew_code {school}`.
    The token of a new link arrives once, as a message, and is in no state.
    """

    module = "codes"


class Setup(Panel):
    """Schools and workshops are made here.

    Commands: `add_school {name, staff, language}`, `rename_school {school, name}`,
    `make_workshop {title, runsheet, schools, wave, languages}`, `make_review_workshop {school}`.
    """

    module = "setup"


class Needs(Panel):
    """Items in order of priority with their evidence, and the focus needs chosen from them.

    State: see `steps.needs_mapping.model`. Commands: `choose_need {item, instrument}`, `drop_need
    {need}`, `judge {item, instrument, value}`.
    """

    module = "needs"


class Summary(Panel):
    """Sentences about a picture: `sentences`, `n`. No commands."""

    module = "summary"


class Practice(Panel):
    """What stands above a questionnaire that is only tried out: `title`. No commands."""

    module = "practice"


class PlanEditor(Panel):
    """A school's plan, written by several people at once.

    State: see `steps.action_planning.shown`. `offers`: the lists one chooses from.
    Commands: `edit {part, part_id, changes, mark}` (answered with the same mark), `add_goal
    {need}`, `add_action {goal}` (both answered with `added`, the new one's id), `remove_goal
    {goal}`, `remove_action {action}`, `move_goal {goal, way}`, `move_action {action, way}` (-1
    up, 1 down).
    """

    module = "plan"

    offers = traitlets.Dict().tag(sync=True)


class TeamForm(Panel):
    """What a team answers once for its school, written by several people at once.

    `form`: `id`, `sections` [{id, title, about, items [{id, title, about, facets [{id, question,
    unsure, described, options}]}]}]. State: see `steps.infrastructure.model`.
    Command: `edit {part, part_id, changes, mark}` (answered with the same mark).
    """

    module = "teamform"

    form = traitlets.Dict().tag(sync=True)


class Lights(Panel):
    """The traffic-light picture of what a team answered, as a table. No commands."""

    module = "lights"


class CourseBrief(Panel):
    """The course a group wishes for, see `live.course.brief`. Command: `choose_length {length}`."""

    module = "course"


class MethodCatalogue(Panel):
    """The catalogue of methods to narrow down, one of them opened in full.

    State: `typed` (what is looked for), `offered` {needs, competences [{title, options}], weeks,
    origins [{id, title}]}, `of`, `cards`, `open` (see `live.method_words.told`), `goals` [{id,
    title}], `may_use`, `plan`. Commands: `narrow {name, value}`, `clear`, `open_method {method}`,
    `use {method, goal, people}`.
    """

    module = "methods"
