"""Facilitators' summaries: where they are written, and where teams read them."""

from ihubkit.widgets.panel import Panel


class SummaryEditor(Panel):
    """A summary to draft and edit, part by part.

    State: see `steps.cockpit.summary`. Commands: `choose_school {school}`, `draft {language}`,
    `use_draft {seen}`, `take_part {part}`, `drop_draft`, `edit {part, part_id, changes, mark}`
    (answered with the same mark), `add_part`, `remove_part {part}`, `move_part {part, by}`,
    `publish {on}`.
    """

    module = "summary_editor"


class PublishedSummaries(Panel):
    """What facilitators wrote for a school's team. No commands.

    State: `summaries` [{id, title, whose, language, print, parts [{title, sentences}]}].
    """

    module = "summaries"
