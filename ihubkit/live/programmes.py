"""Schools in programmes: enrolling, and what a plan's dates are held against."""

from ihubkit.content import Content
from ihubkit.model.programme import Enrolment, Programme, ProgrammeFrame, frame_of, newest
from ihubkit.store import Store


def frame_for(
    store: Store, content: Content, school_id: str, language: str = "en"
) -> ProgrammeFrame | None:
    """Return the time of the programme a school entered last; None where it is in none."""
    found = newest(tuple(store.list_enrolments(school_id=school_id)))
    return frame_of(found, template_of(content, found, language)) if found else None


def template_of(content: Content, enrolment: Enrolment, language: str = "en") -> Programme | None:
    """Return the programme's template; None where the hub has removed it."""
    if enrolment.programme not in content.programmes:
        return None
    return content.programme(enrolment.programme, language)
