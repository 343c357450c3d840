"""What the parts of the cockpit show, as JSON: the run-sheet, who is there, which cards wait."""

from datetime import UTC, datetime
from typing import Any

from ihubkit.live.attendance import attendance
from ihubkit.live.views import clock
from ihubkit.model.answer import CardState
from ihubkit.model.people import Role
from ihubkit.model.workshop import Activity, Workshop, WorkshopState
from ihubkit.steps.cockpit.agenda import agenda_of, agenda_shown, subject_of
from ihubkit.steps.cockpit.guide import may_ask_again, may_reveal, next_move
from ihubkit.steps.scene import Scene


def run_shown(scene: Scene, workshop: Workshop) -> dict[str, Any]:
    """Return where the workshop stands, what comes next and the whole run-sheet."""
    agenda = agenda_of(scene, workshop)
    move = next_move(
        workshop,
        released=_released(scene, workshop),
        say=scene.texts,
        subject=subject_of(scene, workshop, agenda),
    )
    return {
        "id": workshop.id,
        "title": workshop.title,
        "state": workshop.state.value,
        "code": workshop.join_code,
        "seen": workshop.revision,
        "number": workshop.position + 1,
        "activity": activity_shown(scene, workshop.current),
        "clock": clock(workshop, datetime.now(UTC)),
        "next": move.model_dump(),
        "agenda": agenda_shown(scene, workshop, agenda),
        "may_reveal": may_reveal(workshop) and not _is_guess(scene, workshop),
        "may_ask_again": may_ask_again(workshop),
        "parts": [
            activity_shown(scene, one)
            | {
                "now": workshop.state is WorkshopState.OPEN and index == workshop.position,
                "done": index < workshop.position,
            }
            for index, one in enumerate(workshop.activities)
        ],
    }


def _is_guess(scene: Scene, workshop: Workshop) -> bool:
    """Tell whether people guess their own level now, which is never revealed."""
    asked = scene.content.instruments.get(workshop.current.instrument)
    return bool(asked and asked.guesses)


def activity_shown(scene: Scene, activity: Activity) -> dict[str, Any]:
    """Return an activity in the reader's language."""
    say = scene.texts
    return {
        "id": activity.id,
        "kind": activity.kind.value,
        "title": say(activity.title),
        "about": _about(scene, activity),
        "hint": say(activity.hint) if activity.hint else "",
        "prompt": say(activity.prompt) if activity.prompt else "",
        "minutes": activity.minutes,
        "round": activity.round,
    }


def _about(scene: Scene, activity: Activity) -> str:
    """Name the items that are asked or talked about alone."""
    if not activity.items:
        return ""
    known = scene.instrument(activity.instrument).items
    return ", ".join(known[item].title for item in activity.items if item in known)


def attendance_shown(scene: Scene, workshop: Workshop) -> dict[str, Any]:
    """Return who has joined and answered, by school and role; counts only."""
    counted = attendance(scene.store, workshop)
    names = _role_names(scene)
    return {
        "asking": bool(counted.instrument),
        "round": counted.round,
        "joined": counted.joined,
        "answered": counted.answered,
        "schools": [
            {
                "name": school.name,
                "staff": school.staff,
                "roles": [
                    {
                        "name": names[row.role],
                        "joined": row.joined,
                        "answered": row.answered,
                    }
                    for row in counted.rows
                    if row.school_id == school.id
                ],
            }
            for school in map(scene.store.find_school, workshop.school_ids)
        ],
    }


def approvals_shown(scene: Scene, workshop: Workshop) -> dict[str, Any]:
    """Return the cards that wait for a facilitator, and those already looked at."""
    sections = _section_titles(scene, workshop)
    schools = {school.id: school.name for school in scene.store.list_schools()}
    cards = [
        {
            "id": card.id,
            "kind": card.kind.value,
            "section": sections.get(card.section, card.section),
            "school": schools.get(card.school_id, ""),
            "text": card.text,
            "state": card.state.value,
        }
        for card in scene.store.list_cards(workshop.id)
    ]
    waiting = CardState.WAITING.value
    return {
        "waiting": [card for card in cards if card["state"] == waiting],
        "reviewed": [card for card in cards if card["state"] != waiting],
    }


def _role_names(scene: Scene) -> dict[Role, str]:
    _ = scene.texts
    return {
        Role.TEACHER: _("Teachers"),
        Role.LEADER: _("Leaders"),
        Role.SUPPORT: _("Support staff"),
    }


def _released(scene: Scene, workshop: Workshop) -> bool:
    subject = workshop.current.instrument, workshop.current.round
    found = scene.store.list_releases(workshop.id)
    return any((one.instrument, one.round) == subject for one in found)


def _section_titles(scene: Scene, workshop: Workshop) -> dict[str, str]:
    asked = {one.instrument for one in workshop.activities if one.instrument}
    return {
        section.id: section.title
        for instrument in asked & scene.content.instruments.keys()
        for section in scene.instrument(instrument).sections
    }
