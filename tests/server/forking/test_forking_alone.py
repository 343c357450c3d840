"""Forked kernels are for everybody: without the rest of iHubKit, with stock Voilà."""

import ast
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import httpx
import nbformat
import pytest
from forked import PATIENCE, PROGRAM, is_gone, parents, until

import ihubkit
from ihubkit.server import forking

HOUSE = Path(str(ihubkit.__file__)).parent
FILES = sorted((HOUSE / "server" / "forking").glob("*.py"))
SHOWN = "print('computed', 6 * 7)\nimport ipywidgets\nipywidgets.IntSlider(description='How much')"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_no_file_imports_the_rest_of_ihubkit() -> None:
    assert len(FILES) > 8
    for path in FILES:
        ours = {name for name in imported(path) if name.startswith("ihubkit")}
        assert {name for name in ours if not name.startswith("ihubkit.server.forking")} == set()


@pytest.mark.parametrize("name", ["__init__.py", "server/__init__.py"])
def test_the_packages_above_import_nothing(name: str) -> None:
    assert list(imported(HOUSE / name)) == []


@pytest.mark.parametrize("module", ["ihubkit.server.forking", PROGRAM])
def test_nothing_else_of_ihubkit_comes_along(module: str) -> None:
    ask = f"import sys, {module}; print(*(n for n in sys.modules if n.startswith('ihubkit')))"

    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)  # noqa: S603 -- our own interpreter

    assert {
        name for name in told.stdout.split() if not name.startswith("ihubkit.server.forking")
    } == {"ihubkit", "ihubkit.server"}


def test_jupyter_finds_the_provisioner_by_its_name() -> None:
    (found,) = entry_points(group="jupyter_client.kernel_provisioners", name="forked")

    assert found.load() is forking.ForkedProvisioner


@pytest.fixture
def voila(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Stock Voilà on a notebook whose kernel specification asks for forked kernels."""
    folder = tmp_path / "jupyter" / "kernels" / "quick"
    folder.mkdir(parents=True)
    spec = {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Quick",
        "language": "python",
        "metadata": {"kernel_provisioner": {"provisioner_name": "forked", "config": {}}},
    }
    (folder / "kernel.json").write_text(json.dumps(spec))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(SHOWN)])  # type: ignore[no-untyped-call]  # nbformat has no types
    notebook.metadata.kernelspec = {"name": "quick", "display_name": "Quick", "language": "python"}
    nbformat.write(notebook, tmp_path / "page.ipynb")  # type: ignore[no-untyped-call]  # as above
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        "-m",
        "voila",
        "page.ipynb",
        "--no-browser",
        f"--port={port}",
        "--Voila.ip=127.0.0.1",
    ]
    environment = os.environ | {"JUPYTER_PATH": str(tmp_path / "jupyter"), "HOME": str(tmp_path)}
    with subprocess.Popen(  # noqa: S603 -- our own interpreter
        [sys.executable, *command], cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL
    ) as server:
        yield server, f"http://127.0.0.1:{port}/"
        server.kill()


def test_stock_voila_serves_pages_from_forked_kernels(
    voila: tuple[subprocess.Popen[bytes], str],
) -> None:
    server, url = voila

    def served() -> bool:
        try:
            httpx.get(f"{url}voila/static/voila.js", timeout=PATIENCE)
        except httpx.ConnectError:
            return False
        return True

    until(served)
    pages = [httpx.get(url, timeout=PATIENCE).text for _ in range(2)]

    for page in pages:
        assert "computed 42" in page
        assert re.search(r"How much|application/vnd.jupyter.widget-view\+json", page)
    (parent,) = parents(server.pid)
    kernels = [child.pid for child in parent.children()]
    assert len(kernels) >= 2
    server.terminate()
    server.wait(PATIENCE)
    until(lambda: all(is_gone(pid) for pid in [parent.pid, *kernels]))
