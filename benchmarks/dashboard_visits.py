"""What a person sees in Chromium: the first control, what it took to load, a click's answer."""

import asyncio
import base64
import time
from pathlib import Path
from typing import Any

from contestants import Contestant
from page_weight import ARGUMENTS, CHROMIUM, PHONE
from playwright.async_api import Browser, BrowserContext, CDPSession, Page, Playwright
from playwright.async_api import Error as PlaywrightError

PROBE = Path(__file__).with_name("dashboard_probe.js")
# Nobody's page may wait for a host that is not ours; stock asks one for a font.
CLOSED = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
SLOW_PROCESSOR = 4
SLOW_LINE = {
    "offline": False, "latency": 40,
    "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6,  # bytes a second: 10 Mbit/s
}  # fmt: skip
SHOWN_MS = 120_000
AFTER_S = 2.5  # what comes after a pause comes, too: pictures, and what is prepared ahead
CHOICE = "Whose"  # the group whose results are shown
LIMIT_MS = 5000
GAP_MS = 1500

Measured = dict[str, list[float]]


class Wire:
    """Counts the bytes of a page: answers with their headers, and what web sockets carry."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = 0.0
        self._open: dict[str, float] = {}  # answers that are not finished yet
        session.on("Network.dataReceived", self._part)
        session.on("Network.loadingFinished", self._whole)
        session.on("Network.webSocketFrameReceived", self._frame)
        session.on("Network.webSocketFrameSent", self._frame)

    def _part(self, event: dict[str, Any]) -> None:
        request = event["requestId"]
        self._open[request] = self._open.get(request, 0.0) + event["encodedDataLength"]

    def _whole(self, event: dict[str, Any]) -> None:
        self._open.pop(event["requestId"], None)
        self.bytes += event["encodedDataLength"]

    def _frame(self, event: dict[str, Any]) -> None:
        frame = event["response"]
        is_text = frame["opcode"] == 1
        payload = frame["payloadData"]
        self.bytes += len(payload.encode() if is_text else base64.b64decode(payload))

    @property
    def kilobytes(self) -> float:
        """What has come and gone until now, in KB."""
        return (self.bytes + sum(self._open.values())) / 1024


async def launch(playwright: Playwright) -> Browser:
    """Start the browser."""
    return await playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, CLOSED])


async def new_browser(browser: Browser, server: Contestant, **options: Any) -> BrowserContext:  # noqa: ANN401 -- Playwright's own
    """Return a browser that has never been here, but for its cookies of the door."""
    context = await browser.new_context(**options)
    await context.add_init_script(path=PROBE)
    for cookie in filter(None, (await server.enter()).split("; ")):
        name, _, value = cookie.partition("=")
        await context.add_cookies([{"name": name, "value": value, "url": server.url}])
    return context


async def see(
    server: Contestant, context: BrowserContext, *, slow: bool = False
) -> tuple[Page, float, Wire]:
    """Open the dashboard; returns the page, when its first control was seen, and what it loaded."""
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    if slow:
        await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
        await session.send("Network.emulateNetworkConditions", SLOW_LINE)
    wire = Wire(session)
    await page.goto(server.address, wait_until="commit", timeout=SHOWN_MS)
    return page, await _probe(page, "seen"), wire


async def _probe(page: Page, what: str) -> float:
    """Wait for what the probe sees; a page may reload itself meanwhile."""
    async with asyncio.timeout(SHOWN_MS / 1000):
        while True:
            try:
                return float(await page.evaluate(f"ihkProbe.{what}"))
            except PlaywrightError as error:
                if "navigation" not in str(error):
                    raise


async def leave(page: Page) -> None:
    """Close the page as people do: it hears of it."""
    await page.goto("about:blank")
    await page.close()


async def desktop(browser: Browser, server: Contestant) -> Measured:
    """Visit twice with a browser that was never here before."""
    context = await new_browser(browser, server)
    await server.tree.rest(AFTER_S)
    idle = await server.tree.idle_share()
    before, started = server.tree.cpu_s(), time.monotonic()
    page, first, wire = await see(server, context)
    await _all_here(server, page)
    used = server.tree.cpu_s() - before - idle * (time.monotonic() - started)
    await leave(page)
    page, _, again = await see(server, context)
    await _all_here(server, page)
    await leave(page)
    await context.close()
    return {
        "cpu_s": [used],
        "idle_share": [idle],
        "first_control_ms": [first],
        "first_visit_kb": [wire.kilobytes],
        "second_visit_kb": [again.kilobytes],
    }


async def _all_here(server: Contestant, page: Page) -> None:
    """Wait until the page has its pictures, and the server has nothing more to do."""
    await _probe(page, "drawn()")
    await server.tree.rest(AFTER_S)


async def phone(browser: Browser, server: Contestant) -> Measured:
    """Visit with a phone that was never here before."""
    await server.tree.rest(AFTER_S)
    context = await new_browser(browser, server, viewport=PHONE, has_touch=True, is_mobile=True)
    page, first, _ = await see(server, context, slow=True)
    await leave(page)
    await context.close()
    return {"first_control_phone_ms": [first]}


async def look(browser: Browser, server: Contestant, *, groups: bool) -> None:
    """Visit before anything is measured, and look at all groups if told.

    The first visitor waits for files to be read and pictures to be drawn; pictures are kept.
    """
    context = await new_browser(browser, server)
    page, _, _ = await see(server, context)
    if groups:
        await _click([page], 4, limit=60_000)
    await _all_here(server, page)
    await leave(page)
    await context.close()


async def clicks(browser: Browser, server: Contestant, pages: int, times: int) -> Measured:
    """Let so many pages click at once, again and again."""
    contexts = [await new_browser(browser, server) for _ in range(pages)]
    opened = [(await see(server, context))[0] for context in contexts]
    for page in opened:
        await _probe(page, "drawn()")
    await server.tree.rest(AFTER_S)
    taken = await _click(opened, times, limit=LIMIT_MS)
    for context in contexts:
        await context.close()
    return {"click_p95_ms": taken}


async def _click(pages: list[Page], times: int, limit: int) -> list[float]:
    """Click in all pages at the same moments; returns milliseconds until the answer was shown."""
    at = (time.time() + 1) * 1000
    plan = {"label": CHOICE, "at": at, "gap": GAP_MS, "times": times, "limit": limit}
    taken = await asyncio.gather(
        *(page.evaluate("(plan) => ihkProbe.clicks(plan)", plan) for page in pages)
    )
    return [one for page in taken for one in page]
