"""A method of the catalogue as a page to hand out."""

from served import Server


def test_a_method_is_printed_for_those_who_work_with_the_hub(server: Server) -> None:
    page = server.team().get("/print/method/learning-walk")

    assert page.status_code == 200
    for said in ("Learning walk", "Step by step", "5\N{EN DASH}6", "published", "Sources"):
        assert said in page.text
    assert server.facilitator().get("/print/method/learning-walk").status_code == 200


def test_a_method_is_printed_in_the_readers_language(server: Server) -> None:
    page = server.team().get("/print/method/study-visit", headers={"Accept-Language": "fi"})

    assert "Vierailu toisessa koulussa" in page.text
    assert "General knowledge" not in page.text


def test_strangers_get_no_method_and_a_wrong_name_is_said(server: Server) -> None:
    assert server.client().get("/print/method/learning-walk").status_code == 403
    assert server.team().get("/print/method/nothing").status_code == 404
