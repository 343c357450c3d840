"""The command line: one kind sentence when something is wrong, and nothing half-done."""

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ihubkit.cli import main
from ihubkit.content import load_content
from ihubkit.errors import NotFoundError
from ihubkit.live import hubs
from ihubkit.live.cards import add_card
from ihubkit.live.seats import take_seat
from ihubkit.live.workshops import make_workshop, open_workshop
from ihubkit.settings import read_settings

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "pair" / "answers.csv"


class Said(NamedTuple):
    code: int
    out: str
    err: str


Ihubkit = Callable[..., Said]


@pytest.fixture
def ihubkit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Ihubkit:
    """Return a function that runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("IHUBKIT_")]:
        monkeypatch.delenv(name)

    def run(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["ihubkit", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        code = caught.value.code
        return Said(code if isinstance(code, int) else 0, *capsys.readouterr())

    return run


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return the folder of an empty hub."""
    folder = tmp_path / "hub"
    folder.mkdir()
    with hubs.open_hub(read_settings({}, data_dir=folder)) as store:
        hubs.make_hub(store, "Our hub")
    return folder


def test_without_arguments_all_commands_are_listed(ihubkit: Ihubkit) -> None:
    said = ihubkit()

    words = ("demo", "serve", "check", "export", "import", "backup", "passphrase", "rehearse")
    assert [word for word in words if f" {word} " not in said.out] == []


@pytest.mark.parametrize("command", ["export", "backup", "passphrase"])
def test_a_mistyped_folder_makes_no_empty_hub(
    ihubkit: Ihubkit, tmp_path: Path, command: str
) -> None:
    said = ihubkit(command, "--data", "hbu")

    assert said.code == 1
    assert "There is no hub in the folder hbu" in said.err
    assert not (tmp_path / "hbu").exists()


def test_an_error_is_a_sentence_without_a_traceback(ihubkit: Ihubkit) -> None:
    said = ihubkit("backup", "--data", "hbu")

    assert "Traceback" not in said.err
    assert said.out == ""


def test_debug_shows_the_whole_error(ihubkit: Ihubkit) -> None:
    with pytest.raises(NotFoundError, match="no hub in the folder hbu"):
        ihubkit("backup", "--data", "hbu", "--debug")


def test_an_unforeseen_error_is_a_sentence_too(
    ihubkit: Ihubkit, hub: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(hubs, "reset_passphrase", fail)
    said = ihubkit("passphrase", "--data", str(hub))

    assert said.code == 1
    assert "did not foresee (ZeroDivisionError)" in said.err
    assert "--debug" in said.err


def test_a_new_passphrase_opens_the_hub_and_the_old_one_does_not(
    ihubkit: Ihubkit, hub: Path
) -> None:
    first = ihubkit("passphrase", "--data", str(hub)).out.strip()
    second = ihubkit("passphrase", "--data", str(hub)).out.strip()

    with hubs.open_hub(read_settings({}, data_dir=hub)) as store:
        assert hubs.check_passphrase(store, second)
        assert not hubs.check_passphrase(store, first)


def test_answers_are_imported_and_exported_again(
    ihubkit: Ihubkit, hub: Path, tmp_path: Path
) -> None:
    said = ihubkit("import", str(SAMPLE), "--workshop", "Autumn", "--data", str(hub))
    assert "“Autumn”, wave 0: 59 participants." in said.err

    ihubkit("export", "out", "--data", str(hub))

    assert not list((tmp_path / "out").glob("*-cards.csv"))
    [answers] = (tmp_path / "out").glob("Autumn-*-answers.csv")
    [results] = (tmp_path / "out").glob("Autumn-*-results.csv")
    with answers.open(encoding="utf-8-sig") as file:
        assert len(list(csv.DictReader(file))) == 3658
    assert results.stat().st_size > 10_000
    assert len(list((tmp_path / "out").glob("*-plan.csv"))) == 2
    assert len(list((tmp_path / "out").glob("*-needs.csv"))) == 2


def test_cards_are_exported_too(ihubkit: Ihubkit, hub: Path, tmp_path: Path) -> None:
    with hubs.open_hub(read_settings({}, data_dir=hub)) as store:
        school = hubs.add_school(store, "Birch School").id
        made = make_workshop(
            store, load_content(), title="Eve", runsheet="planning-60", school_ids=[school]
        )
        open_workshop(store, made.id)
        seat = take_seat(store, code=made.join_code, school_id=school, role="teacher").seat
        add_card(store, seat.id, {"kind": "idea", "section": "A", "text": "More books"})

    said = ihubkit("export", "out", "--data", str(hub))

    [cards] = (tmp_path / "out").glob("Eve-*-cards.csv")
    assert "idea,A,More books,waiting,0" in cards.read_text(encoding="utf-8-sig")
    assert "Confidential" in said.err


def test_an_export_can_be_imported_into_another_hub(
    ihubkit: Ihubkit, hub: Path, tmp_path: Path
) -> None:
    ihubkit("import", str(SAMPLE), "--data", str(hub))
    ihubkit("export", "out", "--data", str(hub))
    other = tmp_path / "other"
    other.mkdir()
    with hubs.open_hub(read_settings({}, data_dir=other)) as store:
        hubs.make_hub(store, "Another hub")

    [answers] = (tmp_path / "out").glob("*-answers.csv")
    said = ihubkit("import", str(answers), "--data", str(other))

    assert (said.code, "3658 answers were imported." in said.err) == (0, True), said.err


def test_an_export_never_mixes_with_older_files(
    ihubkit: Ihubkit, hub: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()

    said = ihubkit("export", "out", "--data", str(hub))

    assert "There is a folder out already" in said.err


def test_a_file_with_a_mistake_imports_nothing(ihubkit: Ihubkit, hub: Path, tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8").splitlines()
    bad = tmp_path / "bad.csv"
    bad.write_text("\n".join([*text[:500], text[500][:-1] + "77"]), encoding="utf-8")

    said = ihubkit("import", str(bad), "--data", str(hub))

    assert said.code == 1
    assert "Row 501, column “value”" in said.err
    with hubs.open_hub(read_settings({}, data_dir=hub)) as store:
        assert (store.list_workshops(), store.list_schools()) == ([], [])


def test_a_backup_is_a_whole_database(ihubkit: Ihubkit, hub: Path, tmp_path: Path) -> None:
    ihubkit("import", str(SAMPLE), "--data", str(hub))

    said = ihubkit("backup", "copy.sqlite", "--data", str(hub))

    assert "keep it as safe as the hub" in said.err
    with sqlite3.connect(tmp_path / "copy.sqlite") as copy:
        assert copy.execute("select count(*) from answers").fetchone() == (3658,)


ADDED = """\
adds_to: innovative-school
sections:
  - id: A
    items:
      - {id: own-A4, title: Ours, source: own, answers: {status: {1: No, 2: So, 3: Yes}}}
"""


def test_what_a_hub_asks_is_listed_with_its_own_marked_and_its_languages(
    ihubkit: Ihubkit, hub: Path
) -> None:
    folder = hub / "content" / "instruments"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(ADDED, encoding="utf-8")
    with hubs.open_hub(read_settings({}, data_dir=hub)) as store:
        store.save_hub(store.find_hub().model_copy(update={"languages": ("en", "fi")}))

    said = ihubkit("content", "check", "--data", str(hub))

    assert said.code == 0
    assert "✓ innovative-school: 19 items and 1 of your own" in said.err
    assert "✓ planning-60: 6 activities, 60 minutes" in said.err
    assert "Suomi: " in said.err
    assert "Svenska: " not in said.err
    assert "! fi: 4 of 4 texts of your own files are not translated" in said.err


def test_all_mistakes_of_a_hubs_content_are_named_and_fail_the_command(
    ihubkit: Ihubkit, hub: Path
) -> None:
    folder = hub / "content" / "instruments"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("id: own\ntitel: misspelt\n", encoding="utf-8")
    (folder / "more.yaml").write_text(ADDED.replace("own-A4", "A1"), encoding="utf-8")

    said = ihubkit("content", "check", "--data", str(hub))

    assert said.code == 1
    assert f"✗ {folder / 'own.yaml'}, line 2: " in said.err
    assert f"✗ {folder / 'more.yaml'}, line 5: " in said.err
    assert "The server does not start before this is mended." in said.err


@pytest.fixture
def demo(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "ihubkit", "demo", "--json", "--port", "0", "--data", "sample"]
    with (
        (tmp_path / "log.txt").open("w") as log,
        subprocess.Popen(  # noqa: S603 -- our own command
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=log, text=True
        ) as process,
    ):
        yield process
        process.kill()


def test_the_demo_says_one_line_to_programs_and_stops_when_told(
    demo: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    assert demo.stdout
    said = json.loads(demo.stdout.readline())
    demo.send_signal(signal.SIGTERM)
    rest, _ = demo.communicate(timeout=20)

    keys = ["url", "join_code", "facilitator_url", "passphrase", "team_codes", "data_dir", "pid"]
    assert (list(said), rest, demo.returncode) == (keys, "", 0)
    assert said["facilitator_url"] == f"{said['url']}/facilitator"
    assert len(said["team_codes"]) == 2
    with hubs.open_hub(read_settings({}, data_dir=tmp_path / "sample")) as store:
        assert hubs.check_passphrase(store, said["passphrase"])
        assert store.find_workshop_by_code(said["join_code"]).state == "open"


def test_the_demo_refuses_to_mix_with_a_real_hub(ihubkit: Ihubkit, hub: Path) -> None:
    said = ihubkit("demo", "--data", str(hub), "--port", "0", "--no-browser")

    assert said.code == 1
    assert "holds a real hub, “Our hub”" in said.err
