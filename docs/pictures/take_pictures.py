"""Take the README's picture anew: python docs/pictures/take_pictures.py.

Plays the beginning of a sample evening in a real browser (with the people of the browser tests),
takes the board, a phone and a plan, and lays the three side by side.
"""

import base64
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests" / "browser"))

from demo import Demo  # noqa: E402 -- found only with the path above
from people import People  # noqa: E402 -- found only with the path above

SCHOOL = "Mallila School (sample)"
CHROMIUM = Path("/usr/bin/chromium")
VISION = "Every pupil learns with the tool that fits, and every teacher knows why."


def main() -> None:
    """Play, take, and lay side by side."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = str(CHROMIUM) if CHROMIUM.exists() else None
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        demo = Demo(Path(folder) / "hub", participants=16)
        try:
            pictures = play(People(chromium, set()), demo)
        finally:
            demo.stop()
        lay_out(chromium, pictures, HERE / "evening.png")


def play(people: People, demo: Demo) -> dict[str, bytes]:
    """Hold the evening up to the plan; returns the pictures by what they show."""
    facilitator = people.facilitator(demo)
    facilitator.sign_in()
    board = facilitator.open("/dashboards/board")
    board.set_viewport_size({"width": 1280, "height": 720})
    phone = people.phone(demo, device_scale_factor=2)
    phone.join(SCHOOL, "Teacher")
    facilitator.start("Where does our school stand?")
    for name in ("We know the aims, but they rarely", "Our aims are mostly about devices"):
        phone.page.get_by_label(name).check()
    seat = phone.page.screenshot()
    expect(board.get_by_text("16 of 17 have answered")).to_be_visible()
    board.wait_for_timeout(60_000)  # let the simulated teachers get further
    facilitator.press("Reveal the results")
    expect(board.get_by_role("img").first).to_be_visible()
    board.wait_for_timeout(1500)
    return {"board": board.screenshot(), "seat": seat, "plan": plan(people, demo).screenshot()}


def plan(people: People, demo: Demo) -> Page:
    """Open the plan of a school that has chosen two needs."""
    team = people.team(demo)
    team.enter(SCHOOL)
    team.page.goto(f"{demo.url}/dashboards/needs_mapping")
    for _ in range(2):
        team.page.get_by_role("button", name="Choose: ").nth(3).click()
        team.page.wait_for_timeout(1500)
    team.page.goto(f"{demo.url}/dashboards/action_planning")
    team.page.get_by_label("One sentence: what is different").fill(VISION)
    expect(team.page.get_by_text("Everything is saved.")).to_be_visible()
    team.page.keyboard.press("Tab")
    return team.page


def lay_out(chromium: Browser, pictures: dict[str, bytes], target: Path) -> None:
    """Lay the pictures side by side."""
    page = chromium.new_page(viewport={"width": 1600, "height": 10}, device_scale_factor=1)
    page.set_content((HERE / "layout.html").read_text(encoding="utf-8"))
    for name, picture in pictures.items():
        source = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
        page.locator(f"#{name}").evaluate("(image, source) => { image.src = source }", source)
    page.wait_for_timeout(500)
    page.screenshot(path=target, full_page=True)


if __name__ == "__main__":
    main()
