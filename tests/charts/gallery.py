"""Invented releases of both questionnaires, and their pictures."""

import re
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from ihubkit import charts
from ihubkit.analysis.safe import make_release
from ihubkit.content import load_content
from ihubkit.model.answer import AnswerRow
from ihubkit.model.guess import DIFFERENCE
from ihubkit.model.instrument import Instrument
from ihubkit.model.people import Role
from ihubkit.model.release import Cell, Release, ReleaseHeader, Shift
from ihubkit.model.texts import in_english

SCHOOLS = {"b": "<script>alert(1)</script> & Sons", "a": "Kesklinna Põhikool"}
NAMES = {"all": "Everyone"} | {f"school:{key}": name for key, name in SCHOOLS.items()}


def released(instrument: Instrument, many: int) -> Release:
    chance = Random(7)  # noqa: S311 -- invented answers, no secret
    roles = [Role.TEACHER] * 6 + [Role.LEADER, Role.SUPPORT]
    rows = [
        AnswerRow(
            seat_id=str(seat),
            school_id="ab"[seat % 2],
            role=roles[seat // 2 % len(roles)],
            item=item,
            facet=facet.id,
            value=chance.choice(instrument.options(item, facet.id)).value,
        )
        for seat in range(many)
        for item in instrument.items
        for facet in instrument.facets
    ]
    header = ReleaseHeader(
        id="r",
        workshop_id="w",
        title="Reveal",
        round=1,
        wave=0,
        k=5,
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return make_release(instrument, rows, header=header, key=b"k")[0]


def asked_before(release: Release, many: int) -> Release:
    """Return the release as compared with an earlier one, with and without intervals."""
    cells = [cell for cell in release.cells if cell.facet == "status"]
    shifts = tuple(
        Shift(
            group=cell.group,
            item=cell.item,
            facet=cell.facet,
            since="earlier",
            n=cell.n,
            paired=bool(place % 5),
            mean=(0.4, -0.3, 0.0, 0.2)[place % 4],
            low=(0.1, -0.6, -0.1, None)[place % 4],
            high=(0.7, -0.1, 0.1, None)[place % 4],
        )
        for place, cell in enumerate(cells)
        if place % len(INSTRUMENTS["innovative-school"].items) < many
    )
    return release.model_copy(update={"shifts": shifts})


def guessed(release: Release, *, before: int = 1, after: int = 0) -> Release:
    """Return the release with what its group guessed of its level, of twenty people."""
    cells = tuple(
        Cell(
            group="all",
            item=item,
            facet=DIFFERENCE,
            n=20,
            mean=mean,
            counts={mean - 1: 5, mean: 10, mean + 1: 5},
        )
        for item, mean in (("before", before), ("after", after))
    )
    return release.model_copy(update={"guesses": cells})


INSTRUMENTS = {
    name: load_content().instrument(name) for name in ("innovative-school", "educator-competence")
}
RELEASES = {name: released(instrument, 64) for name, instrument in INSTRUMENTS.items()}
RELEASES["innovative-school"] = asked_before(RELEASES["innovative-school"], many=19)
RELEASES["educator-competence"] = guessed(RELEASES["educator-competence"])
ALL = [
    (name, chart)
    for name, release in RELEASES.items()
    for chart in charts.available(release, INSTRUMENTS[name])
]
every_picture = pytest.mark.parametrize(("name", "chart"), ALL)


def given(name: str, group: str = "all") -> dict[str, Any]:
    return {
        "instrument": INSTRUMENTS[name],
        "group": group,
        "texts": in_english,
        "names": NAMES,
    }


def first(name: str, chart: str, *, size: str = "phone") -> dict[str, Any]:
    """The description of a picture's first part, on a phone the only one."""
    return charts.specs(RELEASES[name], chart, **given(name), size=size)[0]


def drawn_parts(name: str, chart: str, **other: Any) -> list[str]:  # noqa: ANN401 -- as `specs`
    """All parts of a picture, drawn."""
    asked = given(name) | other
    return [charts.svg(part) for part in charts.specs(RELEASES[name], chart, **asked)]


def letters(drawn: str) -> list[float]:
    """The sizes of all letters in a picture."""
    return [float(size) for size in re.findall(r'font-size="([\d.]+)px"', drawn)]
