"""What the seat page promises about answers, in a real browser against a server that misbehaves."""

import json

from booth import Booth
from playwright.sync_api import Page, expect

PARTS = ("instrument", "item", "facet", "round")


def choose(page: Page, item: int, answer: int) -> None:
    """Choose the n-th description of the n-th item."""
    page.locator(".ihk-q-item").nth(item).locator(".ihk-q-facet").first.locator("label").nth(
        answer
    ).click()


def chosen(page: Page, item: int) -> str:
    """Return the value chosen for the n-th item's first facet."""
    facet = page.locator(".ihk-q-item").nth(item).locator(".ihk-q-facet").first
    return facet.locator(":checked").get_attribute("value") or ""


def test_an_answer_is_stored_and_the_page_says_so(booth: Booth) -> None:
    page = booth.open()

    choose(page, 0, 1)

    expect(page.get_by_role("status").first).to_have_text("Saved")
    assert booth.values() == {"A1|status": 2}


def test_cannot_say_is_an_answer(booth: Booth) -> None:
    page = booth.open()

    choose(page, 0, 3)

    expect(page.locator(".ihk-seat-save")).to_have_text("Saved")
    assert booth.values() == {"A1|status": None}


def test_without_a_connection_answers_wait_in_words_and_arrive_later(booth: Booth) -> None:
    page = booth.open()
    booth.down = True
    for item in range(3):
        choose(page, item, 0)
    expect(page.locator(".ihk-seat-save")).to_have_text(
        "3 answers waiting \N{EN DASH} no connection"
    )

    booth.down = False
    page.evaluate("dispatchEvent(new Event('online'))")

    expect(page.locator(".ihk-seat-save")).to_have_text("Saved")
    assert booth.values() == {"A1|status": 1, "A2|status": 1, "A3|status": 1}


def test_waiting_answers_survive_a_closed_page(booth: Booth) -> None:
    page = booth.open()
    booth.down = True
    choose(page, 0, 2)
    expect(page.locator(".ihk-seat-save")).to_contain_text("1 answer waiting")
    page.close()

    booth.down = False
    again = booth.open()

    expect(again.locator(".ihk-seat-save")).to_have_text("Saved")
    assert chosen(again, 0) == "3"
    assert booth.values() == {"A1|status": 3}


def test_a_changed_answer_has_a_higher_sequence_whatever_the_clock_says(booth: Booth) -> None:
    key = "innovative-school|A1|status|1"
    booth.stored[key] = {
        **dict(zip(PARTS, ("innovative-school", "A1", "status", 1), strict=True)),
        "value": 1,
        "sequence": 900,
    }
    page = booth.open()

    choose(page, 0, 1)

    expect(page.locator(".ihk-seat-save")).to_have_text("Saved")
    assert booth.stored[key]["value"] == 2
    assert booth.stored[key]["sequence"] == 901


def test_a_newer_answer_from_another_device_is_taken_over(booth: Booth) -> None:
    page = booth.open()
    choose(page, 0, 0)
    expect(page.locator(".ihk-seat-save")).to_have_text("Saved")
    newer = next(iter(booth.stored.values()))
    newer["value"], newer["sequence"] = 3, 50

    choose(page, 0, 1)

    expect(page.locator(".ihk-q-item").first.locator("[value='3']").first).to_be_checked()
    expect(page.locator(".ihk-seat-save")).to_have_text("Saved")


def test_a_refused_answer_is_named_and_does_not_hold_up_the_others(booth: Booth) -> None:
    booth.unknown_item = "A2"
    page = booth.open()
    booth.down = True
    for item in range(3):
        choose(page, item, 0)
    expect(page.locator(".ihk-seat-save")).to_contain_text("3 answers waiting")

    booth.down = False
    page.evaluate("dispatchEvent(new Event('online'))")

    expect(page.locator(".ihk-seat-save")).to_have_text("Saved A2 is not asked here.")
    assert booth.values() == {"A1|status": 1, "A3|status": 1}
    assert page.locator(".ihk-q-item").nth(1).locator(":checked").count() == 0


def test_a_closed_workshop_is_said_kindly_and_not_asked_again_and_again(booth: Booth) -> None:
    booth.refusal = (403, "The workshop is closed.")
    page = booth.open()

    choose(page, 0, 0)

    words = page.locator(".ihk-seat-save")
    expect(words).to_have_text("1 answer came too late. The workshop is closed.")
    page.wait_for_timeout(1500)
    assert len(booth.batches) == 1


def test_a_busy_server_gets_the_answers_at_the_next_try(booth: Booth) -> None:
    booth.refusal = (503, "")
    page = booth.open()
    choose(page, 0, 0)
    expect(page.locator(".ihk-seat-save")).to_contain_text("1 answer waiting")

    booth.refusal = None

    expect(page.locator(".ihk-seat-save")).to_have_text("Saved")
    assert booth.values() == {"A1|status": 1}


def test_many_waiting_answers_travel_in_batches_of_fifty(booth: Booth) -> None:
    page = booth.open()
    waiting = {
        f"ihubkit:seat-1:answer:innovative-school|X{n}|status|1": json.dumps(
            {
                **dict(zip(PARTS, ("innovative-school", f"X{n}", "status", 1), strict=True)),
                "value": 1,
                "sequence": n,
            }
        )
        for n in range(120)
    }
    page.evaluate("kept => Object.assign(localStorage, kept)", waiting)

    page.reload()

    expect(page.locator(".ihk-seat-save")).to_have_text("Saved")
    assert [len(batch) for batch in booth.batches] == [50, 50, 20]


def test_two_tabs_show_the_same_answers(booth: Booth) -> None:
    one, other = booth.open(), booth.open()

    choose(one, 1, 2)

    expect(other.locator(".ihk-q-item").nth(1).locator("[value='3']").first).to_be_checked()
    expect(other.locator(".ihk-seat-save")).to_have_text("Saved")


def test_two_seats_on_one_phone_do_not_mix(booth: Booth) -> None:
    page = booth.open()
    booth.down = True
    choose(page, 0, 2)
    expect(page.locator(".ihk-seat-save")).to_contain_text("1 answer waiting")
    page.close()

    booth.down, booth.seat_id = False, "seat-2"
    other = booth.open()

    expect(other.locator(".ihk-seat-save")).to_have_text("Saved")
    assert other.locator(".ihk-q-item :checked").count() == 0
    assert booth.values() == {}


def test_a_window_that_keeps_nothing_says_so_and_still_sends(booth: Booth) -> None:
    booth.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    )
    page = booth.open()

    choose(page, 0, 0)

    expect(page.locator(".ihk-seat-save")).to_contain_text("This window keeps nothing")
    assert booth.values() == {"A1|status": 1}


def test_a_new_activity_appears_by_itself_and_a_half_written_card_is_kept(booth: Booth) -> None:
    page = booth.open()
    booth.move(id="c", kind="cards", title="Cards", instrument="", sections=[])
    page.locator("textarea").fill("Half a thou")
    booth.move(id="p", kind="plan", title="Plan")
    expect(page.locator("h1")).to_have_text("Plan")

    booth.move(id="c", kind="cards", title="Cards", instrument="", sections=[])

    expect(page.locator("textarea")).to_have_value("Half a thou")


def test_a_card_is_sent_and_its_state_told(booth: Booth) -> None:
    booth.move(id="c", kind="cards", title="Cards", instrument="", sections=[])
    page = booth.open()

    page.locator("textarea").fill("Open <b>lessons</b>")
    page.get_by_role("button", name="Add the card").click()

    expect(page.locator(".ihk-cards-list li").first).to_contain_text("Open <b>lessons</b>")
    expect(page.locator(".ihk-cards-list li").first).to_contain_text("Waiting until")
    expect(page.locator("textarea")).to_have_value("")


def test_state_events_do_not_make_every_phone_ask_for_everything(booth: Booth) -> None:
    page = booth.open()
    before = booth.calls.count("GET seats/me")

    booth.move(id="p", kind="plan", title="Plan")

    expect(page.locator("h1")).to_have_text("Plan")
    assert booth.calls.count("GET seats/me") == before


def test_a_seat_that_is_gone_leads_back_to_the_join_page(booth: Booth) -> None:
    page = booth.open()
    booth.refusal = (401, "You have no seat in this browser.")

    choose(page, 0, 0)

    expect(page.get_by_role("heading", level=1)).to_have_text("This seat is no longer there.")
    expect(page.get_by_role("link", name="Join the workshop")).to_have_attribute("href", "/")
