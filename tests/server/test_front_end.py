"""Which front end a dashboard's page gets."""

import ipywidgets
import pytest

from ihubkit.server.front_end import FrontEnd, front_end_of, is_ours
from ihubkit.widgets.clock import Clock
from ihubkit.widgets.control import Control
from ihubkit.widgets.results import Results

HOME = "/assets/0/controls"
SHOWN = {"output_type": "display_data", "metadata": {}}


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Control, "home", HOME)


def state(widget: ipywidgets.Widget) -> dict[str, object]:
    return dict(widget.get_state())


@pytest.mark.usefixtures("served")
def test_served_controls_and_boxes_need_only_our_own_front_end() -> None:
    results = Results()
    box = ipywidgets.VBox([results])

    found = front_end_of({"1": state(results), "2": state(box), "3": state(box.layout)}, [], HOME)

    assert found == FrontEnd(complete=False, modules=("dom.js", "numbers.js", "results.js"))
    assert found.sheets == ("results.css",)


@pytest.mark.usefixtures("served")
def test_a_served_control_names_its_module_and_sends_no_text() -> None:
    told = state(Clock())

    assert told["source"] == f"{HOME}/clock.js"
    assert len(str(told["_esm"]) + str(told["_css"])) < 1500


def test_a_control_that_brings_its_text_needs_the_complete_front_end() -> None:
    assert not is_ours(state(Clock()))
    assert front_end_of({"1": state(Clock())}, [], HOME).complete


@pytest.mark.parametrize("make", [ipywidgets.IntSlider, ipywidgets.HTML, ipywidgets.Output])
def test_any_other_widget_needs_the_complete_front_end(make: type[ipywidgets.Widget]) -> None:
    assert front_end_of({"1": state(make())}, [], HOME).complete


@pytest.mark.parametrize(
    ("data", "complete"),
    [
        ({"text/html": "<p>There</p>", "text/plain": "There"}, False),
        ({"text/html": ["<p>", "There</p>"]}, False),
        ({"text/html": "<script>1</script>"}, True),
        ({"application/vnd.vegalite.v5+json": {}}, True),
        ({"image/png": "abc"}, True),
    ],
)
def test_outputs_beyond_words_need_the_complete_front_end(
    data: dict[str, object], *, complete: bool
) -> None:
    assert front_end_of({}, [SHOWN | {"data": data}], HOME).complete is complete
