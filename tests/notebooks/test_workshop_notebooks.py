"""The workshop notebooks: each opens a door, holds no logic and no outputs, and runs."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from ihubkit import apps
from ihubkit.content import load_content
from ihubkit.live import hubs
from ihubkit.rehearsal.sample_hub import fill_sample_hub, open_evening
from ihubkit.settings import read_settings

FOLDER = Path(__file__).parents[2] / "workshops"
NAMES = (
    "action_planning",
    "board",
    "dashboard",
    "facilitator",
    "infrastructure",
    "methods",
    "needs_mapping",
    "self_assessment",
)
MOST_LINES = 5


def read(name: str) -> nbformat.NotebookNode:
    """Read a notebook as it is stored."""
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    return nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call, no-any-return]  # nbformat has no types


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample hub and an open evening."""
    folder = tmp_path_factory.mktemp("hub")
    with hubs.open_hub(read_settings({}, data_dir=folder)) as store:
        content = load_content()
        fill_sample_hub(store, content)
        open_evening(store, content)
    return folder


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch, hub: Path, tmp_path: Path) -> Path:
    """A kernel's environment: the sample hub, no server, a folder of its own to stand in."""
    monkeypatch.setenv("IHUBKIT_DATA_DIR", str(hub))
    return tmp_path


def test_all_notebooks_are_there() -> None:
    assert {path.stem for path in FOLDER.glob("*.ipynb")} >= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_an_introduction_and_a_few_lines_of_code(name: str) -> None:
    about, code = read(name).cells

    assert (about.cell_type, code.cell_type) == ("markdown", "code")
    lines = [line for line in code.source.splitlines() if line.strip()]
    assert len(lines) <= MOST_LINES
    assert lines[-1] == f"apps.{name}()"
    assert callable(getattr(apps, name))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_stored_without_outputs(name: str) -> None:
    notebook = read(name)

    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert code
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert notebook.metadata.title
    assert notebook.metadata.kernelspec.name == "python3"
    assert "widgets" not in notebook.metadata


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_and_shows_a_page(name: str, environment: Path) -> None:
    notebook = read(name)
    where = {"metadata": {"path": str(environment)}}

    NotebookClient(notebook, timeout=60, kernel_name="python3", resources=where).execute()

    outputs = notebook.cells[-1].outputs
    shown = [one for one in outputs if one.output_type == "display_data"]
    assert ["application/vnd.jupyter.widget-view+json" in one.data for one in shown] == [True]


def test_without_a_hub_a_notebook_works_on_the_sample_hub_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("IHUBKIT_DATA_DIR", str(tmp_path / "nothing-here"))
    notebook = read("dashboard")
    where = {"metadata": {"path": str(tmp_path)}}

    NotebookClient(notebook, timeout=60, kernel_name="python3", resources=where).execute()

    said = str(notebook.cells[-1].outputs)
    assert "sample hub" in said
    assert (tmp_path / "sample-hub" / "hub.sqlite").exists()


def test_an_error_is_a_sentence_on_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("IHUBKIT_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("IHUBKIT_COLOUR", "blue")
    notebook = read("board")

    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()

    said = str(notebook.cells[-1].outputs)
    assert "IHUBKIT_COLOUR" in said
    assert "Traceback" not in said
