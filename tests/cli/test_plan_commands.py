"""`ihubkit plan export` and `import`: files of a plan, and back."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ihubkit.cli import main
from ihubkit.live import hubs, plans
from ihubkit.live.edits import put_goal
from ihubkit.model.plan import Goal
from ihubkit.settings import read_settings

Ihubkit = Callable[..., tuple[int, str]]


@pytest.fixture
def ihubkit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Ihubkit:
    """Return a function that runs the command beside a hub with two schools."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("IHUBKIT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "hub").mkdir()
    with hubs.open_hub(read_settings(data_dir=tmp_path / "hub")) as store:
        hubs.make_hub(store, "Hub North")
        first = hubs.add_school(store, "Birch School")
        hubs.add_school(store, "Alder School")
        plan = plans.plan_of(store, first.id)
        put_goal(store, Goal(id="", plan_id=plan.id, text="Plan together"), by="team")

    def run(*arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["ihubkit", "plan", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        return int(caught.value.code or 0), capsys.readouterr().err

    return run


def test_a_plan_goes_out_as_a_document_and_from_school_to_school_as_json(
    ihubkit: Ihubkit, tmp_path: Path
) -> None:
    assert ihubkit("export", "birch school", "--to", "plan.pdf", "--language", "ka")[0] == 0
    assert ihubkit("export", "Birch School", "--to", "plan.json")[0] == 0

    code, said = ihubkit("import", "plan.json", "Alder School")

    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")
    assert (code, "goals: 1, actions: 0" in said) == (0, True), said
    refused = ihubkit("import", "plan.json", "Alder School")
    assert (refused[0], "has a plan already" in refused[1]) == (1, True)
    assert ihubkit("import", "plan.json", "Alder School", "--replace")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "Oak School", "--to", "plan.pdf"), "there are: Alder School; Birch School"),
        (("export", "Birch School", "--to", "plan.exe"), "not as exe"),
        (("export", "Birch School", "--to", "hub"), "already"),
        (("export", "Birch School", "--to", "a.pdf", "--language", "xx"), "no documents in “xx”"),
        (("import", "nowhere.json", "Birch School"), "There is no file nowhere.json"),
        (("import", "hub/hub.sqlite", "Birch School"), "is not JSON"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    ihubkit: Ihubkit, arguments: tuple[str, ...], said: str
) -> None:
    code, told = ihubkit(*arguments)

    assert (code, said in told) == (1, True), told
