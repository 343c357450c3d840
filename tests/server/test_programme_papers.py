"""What leaves a programme: a school's printed log, and hours and log as files."""

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from ihubkit.live.mentor_log import Meeting, log_hours
from ihubkit.live.programmes import Agreed, enrol
from ihubkit.model.programme import HoursState

if TYPE_CHECKING:
    from served import Server

PROGRAMME = "digital-accelerator"


@pytest.fixture(scope="module")
def school(server: "Server") -> str:
    """The first school, with a meeting in its log; its id."""
    hub = server.hub
    school = hub.schools[0].id
    wanted = Agreed(starts=date(2026, 1, 15), people=10)
    made = enrol(hub.store, hub.content, school, PROGRAMME, wanted)
    meeting = Meeting(
        enrolment=made.id,
        part="mentoring",
        state=HoursState.USED,
        day=date(2026, 2, 1),
        hours=1.5,
        note="=HYPERLINK(1)",
        mentor="<b>Mari</b>",
    )
    log_hours(hub.store, hub.content, meeting)
    return school


def test_a_log_is_printed_for_the_own_team_only(server: "Server", school: str) -> None:
    page = server.team().get(f"/print/programme/{school}")
    other = server.hub.schools[1].id

    assert page.status_code == 200
    assert "&lt;b&gt;Mari&lt;/b&gt;" in page.text
    assert "1.5 h" in page.text
    assert server.team().get(f"/print/programme/{other}").status_code == 403
    nobody = server.client().get(f"/print/programme/{school}", follow_redirects=False)
    assert nobody.status_code in {302, 403}


def test_hours_and_log_are_files_for_the_facilitator_without_formulas(
    server: "Server", school: str
) -> None:
    assert school
    book = server.facilitator().get(f"/export/programme/{PROGRAMME}.xlsx")
    table = server.facilitator().get(f"/export/programme/{PROGRAMME}.csv")

    sheets = load_workbook(BytesIO(book.content))
    assert sheets.sheetnames == ["1 Hours", "2 Log", "3 Attention"]
    assert sheets["2 Log"]["H2"].value == table.text.splitlines()[1].split(",")[-1]
    assert sheets["2 Log"]["H2"].value == "'=HYPERLINK(1)"
    assert server.team().get(f"/export/programme/{PROGRAMME}.csv").status_code == 403
