"""Released results: who may see them, and what they carry."""

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ihubkit.live import links, moves, releases, seats, workshops
from ihubkit.live.whole_hub import list_pictures
from ihubkit.model.answer import Answer
from ihubkit.model.release import Release

if TYPE_CHECKING:
    from served import Server


@pytest.fixture(scope="module")
def people(server: "Server") -> list[httpx.Client]:
    """Six teachers of each school, who have all answered."""
    taken = [server.seat(school=school) for school in (0, 1) for _ in range(6)]
    for place, client in enumerate(taken):
        answers = [answer(item, facet, place) for item in items(server) for facet in FACETS]
        assert client.put("/api/seats/me/answers", json={"answers": answers}).status_code == 200
    return taken


FACETS = ("status", "importance")


def items(server: "Server") -> list[str]:
    return list(server.hub.content.instrument("innovative-school").items)


def answer(item: str, facet: str, place: int) -> dict[str, Any]:
    named = {"instrument": "innovative-school", "item": item, "facet": facet, "round": 1}
    return named | {"value": 1 + place % 3, "sequence": 1}


@pytest.fixture(scope="module")
def release(server: "Server", people: list[httpx.Client]) -> Release:
    assert len(people) == 12
    hub = server.hub
    return releases.reveal(hub.store, hub.content, hub.workshop_id, seen=hub.workshop.revision)


def school(server: "Server", place: int) -> str:
    return f"school:{server.hub.schools[place].id}"


def test_a_seat_sees_everybody_and_its_own_school(
    server: "Server", people: list[httpx.Client], release: Release
) -> None:
    told = people[0].get(f"/api/releases/{release.id}").json()

    keys = {group["key"] for group in told["groups"]}
    assert {"all", school(server, 0)} <= keys
    assert school(server, 1) not in keys
    assert {cell["group"] for cell in told["release"]["cells"]} == {"all"}
    own = people[0].get(f"/api/releases/{release.id}", params={"group": school(server, 0)})
    assert {cell["group"] for cell in own.json()["release"]["cells"]} == {school(server, 0)}
    for what in ("", "/profile.svg", "/profile.json"):
        other = people[0].get(f"/api/releases/{release.id}{what}?group={school(server, 1)}")
        assert other.status_code == 404


def test_every_seat_reads_the_names_of_all_schools_that_stand_side_by_side(
    server: "Server", people: list[httpx.Client], release: Release
) -> None:
    told = people[0].get(f"/api/releases/{release.id}").json()

    shown = next(picture for picture in told["pictures"] if picture["name"] == "compare")
    names = {one.name for one in server.hub.schools}
    assert names <= {row[1] for row in shown["table"]["rows"]}
    assert all(name in shown["alt"] for name in names)
    assert "school:" not in shown["alt"]


def test_a_picture_is_drawn_once_and_carries_nothing_foreign(
    people: list[httpx.Client], release: Release
) -> None:
    told = people[0].get(f"/api/releases/{release.id}?lang=fi").json()

    assert told["pictures"]
    for picture in told["pictures"]:
        first, again = people[0].get(picture["url"]), people[1].get(picture["url"])
        dark = people[0].get(picture["url_dark"])
        assert first.headers["content-type"].startswith("image/svg+xml")
        assert first.headers["content-encoding"] == "gzip"
        assert first.content == again.content != dark.content
        assert "<script" not in first.text
        assert "http" not in first.text.replace("http://www.w3.org/", "")
        assert picture["table"]["rows"]


def test_a_board_s_pictures_are_wide_and_come_in_parts(
    people: list[httpx.Client], release: Release
) -> None:
    base = f"/api/releases/{release.id}/profile.svg"

    phone = people[0].get(base).text
    first, second = (
        people[0].get(base, params={"size": "board", "part": part}).text for part in (0, 1)
    )

    assert 'width="360"' in phone
    assert 'width="1200"' in first
    assert 'width="1200"' in second
    assert first != second


def test_a_chart_has_the_numbers_of_its_picture_in_its_rows(
    server: "Server", people: list[httpx.Client], release: Release
) -> None:
    base = f"/api/releases/{release.id}/profile.json"

    everybody, own = (
        people[0].get(base, params={"group": group}) for group in ("all", school(server, 0))
    )

    assert everybody.headers["content-type"].startswith("application/json")
    assert (
        everybody.headers["cache-control"]
        == people[0].get(base[:-4] + "svg").headers["cache-control"]
    )
    assert everybody.headers["content-encoding"] == "gzip"
    first, second = everybody.json(), own.json()
    assert first.pop("datasets") != second.pop("datasets")
    assert first | {"height": 0} == second | {"height": 0}
    said = people[0].get(base, params={"lang": "fi"}).json()["datasets"]["targets"][0]["told"]
    assert server.hub.content.texts("fi")("{n} people", n=12) in said


def test_what_draws_charts_is_one_file_kept_for_ever(server: "Server") -> None:
    told = server.client().get("/assets/0a1b2c/vega/vega.js")

    assert told.status_code == 200
    assert told.headers["content-type"].startswith("text/javascript")
    assert "immutable" in told.headers["cache-control"]
    assert told.headers["content-encoding"] in {"gzip", "br"}
    assert "export{" in told.text
    assert list((server.hub.data_dir / "cache").glob("vega-*.js"))


@pytest.mark.parametrize("form", ["svg", "json"])
def test_what_a_release_does_not_have_is_refused_in_words(
    people: list[httpx.Client], release: Release, form: str
) -> None:
    base = f"/api/releases/{release.id}"

    wrong = {
        f"{base}/song.{form}": 404,
        f"{base}/profile.{form}?theme=pink": 422,
        f"{base}/profile.{form}?size=wall": 422,
        f"{base}/profile.{form}?size=board&part=9": 404,
        f"{base}/profile.{form}?part=x": 422,
        f"{base}/profile.{form}?part=-1": 422,
        "/api/releases/none": 404,
    }

    assert {path: people[0].get(path).status_code for path in wrong} == wrong


def test_nobody_from_outside_sees_a_release(server: "Server", release: Release) -> None:
    hub = server.hub
    made = workshops.make_workshop(
        hub.store,
        hub.content,
        title="Elsewhere",
        runsheet="planning-60",
        school_ids=[hub.schools[0].id],
    )
    code = workshops.open_workshop(hub.store, made.id).join_code
    elsewhere = server.client()
    wanted = {"code": code, "school": hub.schools[0].id, "role": "teacher"}
    assert elsewhere.post("/api/seats", json=wanted).status_code == 201

    for client in (elsewhere, server.client()):
        assert client.get(f"/api/releases/{release.id}").status_code == 403
        assert client.get(f"/api/releases/{release.id}/profile.svg").status_code == 403
        assert client.get(f"/api/releases/{release.id}/profile.json").status_code == 403


def test_teams_see_their_own_school_and_facilitators_all(
    server: "Server", release: Release
) -> None:
    def keys(client: httpx.Client) -> set[str]:
        told = client.get(f"/api/releases/{release.id}").json()
        return {group["key"] for group in told["groups"]}

    assert school(server, 0) not in keys(server.team(school=1))
    assert {school(server, 0), school(server, 1)} <= keys(server.facilitator())


def test_a_share_link_opens_the_releases_it_names_and_no_others(
    server: "Server", people: list[httpx.Client], release: Release
) -> None:
    hub, reader = server.hub, server.client()
    other = releases.reveal(hub.store, hub.content, hub.workshop_id, seen=hub.workshop.revision)
    link, token = links.share(hub.store, [release.id], "For the city", 7)

    assert reader.post("/api/readers", json={"token": token[:-1]}).status_code == 404
    assert reader.post("/api/readers", json={"token": token}).status_code == 200
    assert reader.get(f"/api/releases/{release.id}").status_code == 200
    assert reader.get(f"/api/releases/{other.id}").status_code == 403
    picture = f"/api/releases/{release.id}/priorities.svg"
    earlier = {"whole": "1"}  # rounds that the link does not name
    assert reader.get(picture).status_code == 200
    assert reader.get(picture, params=earlier).status_code == 403
    assert people[0].get(picture, params=earlier).status_code == 200
    assert reader.get("/dashboards/action_planning").headers["location"] == "/school"
    hub.store.remove_link(link.id)
    assert reader.get(f"/api/releases/{release.id}").status_code == 403
    assert people


def second_evening(server: "Server") -> None:
    """Let another workshop of the hub answer and reveal."""
    hub = server.hub
    made = workshops.make_workshop(
        hub.store,
        hub.content,
        title="Second evening",
        runsheet="needs-mapping-90",
        school_ids=[hub.schools[0].id],
    )
    workshops.open_workshop(hub.store, made.id)
    for _ in range(6):
        taken = seats.take_seat(
            hub.store, code=made.join_code, school_id=hub.schools[0].id, role="teacher"
        )
        given = [Answer.model_validate(answer(item, "status", 1)) for item in items(server)]
        hub.store.save_answers([(taken.seat.id, given)])
    asked = next(one for one in made.activities if one.instrument)
    opened = hub.store.find_workshop(made.id)
    moved = moves.start(hub.store, made.id, asked.id, seen=opened.revision)
    releases.reveal(hub.store, hub.content, made.id, seen=moved.revision)


@pytest.mark.usefixtures("release")
def test_the_picture_of_the_whole_hub_is_for_facilitators_only(
    server: "Server", people: list[httpx.Client]
) -> None:
    second_evening(server)
    (picture,) = list_pictures(server.hub.store, server.hub.content)

    told = server.facilitator().get(f"/api/releases/{picture}")

    assert [group["key"] for group in told.json()["groups"]] == ["all"]
    assert {cell["n"] for cell in told.json()["release"]["cells"]} >= {18}
    for what in ("", "/profile.svg", "/profile.json"):
        address = f"/api/releases/{picture}{what}"
        assert server.facilitator().get(address).status_code == 200
        assert [one.get(address).status_code for one in (people[0], server.team())] == [403, 403]
        assert server.client().get(address).status_code in {401, 403}
    assert server.facilitator().get("/api/releases/whole-hub-nothing").status_code == 404
