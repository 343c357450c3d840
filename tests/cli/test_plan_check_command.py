"""`ihubkit plan check`: sentences for each school, and an exit code for scripts."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ihubkit.cli import main
from ihubkit.content import load_content
from ihubkit.exchange.plans import plan_json, whole_plan
from ihubkit.live import hubs, plans
from ihubkit.live.dossier import dossier_of
from ihubkit.model.plan import FieldChange
from ihubkit.settings import read_settings


class Said(NamedTuple):
    code: int
    err: str


Check = Callable[..., Said]


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return the folder of a hub: one school has begun a plan, the other has none."""
    folder = tmp_path / "hub"
    folder.mkdir()
    with hubs.open_hub(read_settings({}, data_dir=folder)) as store:
        hubs.make_hub(store, "Our hub")
        hubs.add_school(store, "Alder School")
        school = hubs.add_school(store, "Birch School")
        plan = plans.plan_of(store, school.id)
        goal = plans.add_goal(store, plan.id)
        change = FieldChange(before="", after='=HYPERLINK("http://x")[red]')
        plans.edit(store, "goal", goal.id, {"text": change}, "team")
        file = whole_plan(dossier_of(store, load_content(), school.id))
        (folder / "birch.json").write_text(plan_json(file), encoding="utf-8")
    return folder


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], hub: Path) -> Check:
    """Return a function that runs the command."""
    monkeypatch.chdir(hub)
    for name in [name for name in os.environ if name.startswith("IHUBKIT_")]:
        monkeypatch.delenv(name)

    def run(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["ihubkit", "plan", "check", "--data", ".", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        code = caught.value.code
        return Said(code if isinstance(code, int) else 0, capsys.readouterr().err)

    return run


def test_what_is_missing_is_said_and_ends_with_1(check: Check) -> None:
    told = check("birch school")

    assert told.code == 1
    assert '✗ “=HYPERLINK("http://x")[red]” has no action. Add the first step' in told.err
    assert told.err.index("Missing") < told.err.index("Worth another look")


def test_without_a_name_all_plans_that_were_begun_are_checked(check: Check, hub: Path) -> None:
    told = check()

    assert "Birch School" in told.err
    assert "Alder School" not in told.err
    with hubs.open_hub(read_settings({}, data_dir=hub)) as store:
        alder = next(one for one in store.list_schools() if one.name == "Alder School")
        assert store.find_plan_of(alder.id) is None  # looking begins no plan


def test_a_file_is_checked_as_the_hubs_plan_is(check: Check) -> None:
    told = check("--file", "birch.json")

    assert told.code == 1
    assert "has no action. Add the first step" in told.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Cedar",), "There is no school “Cedar”"),
        (("--file", "gone.json"), "There is no file gone.json"),
        (("Birch School", "--file", "birch.json"), "not both"),
        (("--language", "xx"), "no sentences in “xx”"),
    ],
)
def test_a_mistake_is_one_sentence(check: Check, arguments: tuple[str, ...], said: str) -> None:
    told = check(*arguments)

    assert told.code == 1
    assert said in told.err


def test_sentences_come_in_another_language(check: Check) -> None:
    assert "Tavoitteella" in check("Birch School", "--language", "fi").err
