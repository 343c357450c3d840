"""Who takes part in an evening, and what each does with a browser."""

from typing import Any, TypeVar
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from demo import Demo
from playwright.sync_api import Browser, Locator, Page, expect

PATIENCE_MS = 45_000  # a loaded two-core machine opens dashboards slowly
GRAVE = ("serious", "critical")

expect.set_options(timeout=PATIENCE_MS)


def grave_violations(page: Page) -> list[str]:
    """Say which serious or critical accessibility rules a page breaks, and where."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


def _host(url: str) -> set[str]:
    """The host a page asks; data: and blob: ask none."""
    return {urlsplit(url).netloc} - {""}


class Watcher:
    """Somebody with a browser of their own."""

    def __init__(
        self,
        chromium: Browser,
        hosts: set[str],
        told: dict[str, Any],
        **options: Any,  # noqa: ANN401 -- Playwright's options
    ) -> None:
        options.setdefault("viewport", {"width": 1280, "height": 800})
        self.context = chromium.new_context(**options)
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.on("request", lambda request: hosts.update(_host(request.url)))
        self.told = told
        self.page = self.context.new_page()

    def open(self, path: str) -> Page:
        """Open another page of the same server, in a tab of its own."""
        page = self.context.new_page()
        page.goto(self.told["url"] + path)
        return page


class Facilitator(Watcher):
    """Runs the evening from the cockpit."""

    def sign_in(self) -> None:
        """Give the passphrase and wait for the cockpit."""
        self.page.goto(self.told["facilitator_url"])
        self.page.get_by_label("Passphrase").fill(self.told["passphrase"])
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("heading", name="Run-sheet")).to_be_visible()

    def press(self, name: str) -> None:
        """Press a button of the cockpit."""
        self.page.get_by_role("button", name=name).first.click()

    def start(self, title: str) -> None:
        """Start a part of the run-sheet, and wait until the cockpit is there."""
        self.page.get_by_role("button", name=f"Start: {title}").click()
        expect(self.page.get_by_role("heading", name=title)).to_be_visible()


class Phone(Watcher):
    """A participant."""

    def __init__(
        self,
        chromium: Browser,
        hosts: set[str],
        told: dict[str, Any],
        **options: Any,  # noqa: ANN401 -- Playwright's options
    ) -> None:
        options.setdefault("viewport", {"width": 375, "height": 812})
        super().__init__(chromium, hosts, told, **options)
        self.resume_code = ""

    @property
    def saved(self) -> Locator:
        """The words that say what is saved and what is waiting."""
        return self.page.get_by_role("banner").get_by_role("status")

    def join(self, school: str, role: str, resume_code: str = "") -> None:
        """Scan the code and take a seat, or return to one."""
        self.page.goto(f"{self.told['url']}/c/{self.told['join_code']}")
        self.page.get_by_label(school).check()
        self.page.get_by_label(role, exact=True).check()
        if resume_code:
            self.page.get_by_label("Resume code").fill(resume_code)
        self.page.get_by_role("button", name="Take my seat").click()
        if not resume_code:
            self.resume_code = self.page.locator(".ihk-page-resume").inner_text().strip()
            self.page.get_by_role("button", name="I have noted it").click()

    def choice(self, text: str) -> Locator:
        """An answer by its text."""
        return self.page.get_by_label(text)


class Team(Watcher):
    """A school's team with its team code."""

    def enter(self, school: str) -> None:
        """Give the team code on the page where everybody joins."""
        self.page.goto(self.told["url"])
        self.page.get_by_label("Code").fill(self.told["team_codes"][school])
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/school")


AnyWatcher = TypeVar("AnyWatcher", bound=Watcher)


class People:
    """Makes people with a browser of their own."""

    def __init__(self, chromium: Browser, hosts: set[str]) -> None:
        self._chromium = chromium
        self._hosts = hosts
        self._here: list[Watcher] = []

    def facilitator(self, demo: Demo, **options: Any) -> Facilitator:  # noqa: ANN401 -- Playwright's options
        return self._welcome(Facilitator(self._chromium, self._hosts, demo.told, **options))

    def phone(self, demo: Demo, **options: Any) -> Phone:  # noqa: ANN401 -- Playwright's options
        return self._welcome(Phone(self._chromium, self._hosts, demo.told, **options))

    def team(self, demo: Demo, **options: Any) -> Team:  # noqa: ANN401 -- Playwright's options
        return self._welcome(Team(self._chromium, self._hosts, demo.told, **options))

    def _welcome(self, who: AnyWatcher) -> AnyWatcher:
        self._here.append(who)
        return who

    def go_home(self) -> None:
        for who in self._here:
            who.context.close()
