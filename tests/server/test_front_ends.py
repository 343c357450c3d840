"""A hub may put any widget into a notebook: its page then gets JupyterLab's front end."""

from collections.abc import Iterator

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect
from served import Server, make_hub

ADAPTED = """
import ipywidgets
slider = ipywidgets.IntSlider(description="How many", min=0, max=9)
told = ipywidgets.Label("0 chosen")
slider.observe(lambda change: setattr(told, "value", f"{change['new']} chosen"), "value")
ipywidgets.VBox([slider, told])
"""
OWN = """
import ipywidgets
from ihubkit.settings import read_settings
from ihubkit.widgets.control import Control
from ihubkit.widgets.dashboard import Summary
Control.home = read_settings().controls_url
ipywidgets.VBox([Summary(state={"sentences": ["All is well."], "n": 5})])
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("adapted")
    for name, code in {"dashboard": ADAPTED, "board": OWN}.items():
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])  # type: ignore[no-untyped-call]  # nbformat has no types
        nbformat.write(notebook, folder / f"{name}.ipynb")  # type: ignore[no-untyped-call]  # as above
    running = Server(make_hub(folder / "hub"), folder)
    yield running
    running.stop()
    running.hub.store.close()


@pytest.fixture
def page(chromium: Browser, server: Server) -> Iterator[Page]:
    """A facilitator's browser."""
    context = chromium.new_context(base_url=server.url)
    cookies = server.facilitator().cookies.jar
    context.add_cookies(
        [{"name": c.name, "value": c.value or "", "url": server.url} for c in cookies]
    )
    yield context.new_page()
    context.close()


def scripts(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map((one) => one.name)"
        ".filter((name) => name.endsWith('.js'))"
    )
    return found


def test_a_notebook_with_other_widgets_works_in_the_complete_front_end(page: Page) -> None:
    violations: list[str] = []
    page.on("console", lambda line: violations.append(line.text) if "Policy" in line.text else None)

    page.goto("/dashboards/dashboard")
    page.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")

    expect(page.get_by_text("1 chosen")).to_be_visible()
    assert any("/voila/voila.js" in name for name in scripts(page))
    assert violations == []


def test_our_own_controls_need_nothing_of_jupyterlab(page: Page) -> None:
    page.goto("/dashboards/board")

    expect(page.get_by_text("All is well.")).to_be_visible()
    names = scripts(page)
    assert any(name.endswith("/page/page.js") for name in names)
    assert not any("/voila/" in name or "/labextensions/" in name for name in names)
