"""A summary on paper: for facilitators always, for a team once it is published."""

from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING

from ihubkit.live import summaries
from ihubkit.model.summary import Summary, SummaryPart

if TYPE_CHECKING:
    from served import Server

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
WORDS = "Everyone <b>dares</b> 🙂"


def write(server: "Server", school_id: str = "", language: str = "en") -> str:
    """Store a summary and return the path of its page."""
    part = SummaryPart(id="strong", title="What is strong", sentences=(WORDS,))
    workshop = server.hub.workshop_id
    summary = Summary(
        workshop_id=workshop,
        school_id=school_id,
        language=language,
        parts=(part,),
        changed_at=NOON,
    )
    seen = server.hub.store.summary_version(workshop, school_id)
    server.hub.store.save_summary(summary, seen=seen)
    return f"/print/summary/{workshop}/{school_id or 'all'}"


def test_a_draft_is_printed_for_the_facilitator_only(server: "Server") -> None:
    path = write(server)

    page = server.facilitator().get(path)

    assert "Everyone &lt;b&gt;dares&lt;/b&gt; 🙂" in page.text
    assert "12 March 2026" in page.text
    for client in (server.team(), server.seat(), server.client()):
        assert client.get(path).status_code == 403


def test_a_published_summary_is_printed_for_its_own_team(server: "Server") -> None:
    school = server.hub.schools[0]
    path = write(server, school.id)
    summaries.publish(server.hub.store, server.hub.workshop_id, school.id, on=True)

    assert escape(school.name) in server.team().get(path).text
    assert server.team(school=1).get(path).status_code == 403
    assert server.client().get(path).status_code == 403


def test_the_paper_speaks_the_language_it_was_written_in(server: "Server") -> None:
    page = server.facilitator().get(write(server, language="fi")).text

    assert '<main lang="fi"' in page
    assert "12. maaliskuuta 2026" in page


def test_a_summary_that_is_not_there_is_said_in_words(server: "Server") -> None:
    page = server.facilitator().get(f"/print/summary/{server.hub.workshop_id}/nobody")

    assert page.status_code == 404
    assert "There is no summary here yet" in page.text
