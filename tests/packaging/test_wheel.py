"""What users install: the wheel alone, in a bare environment, without the checkout."""

import json
import os
import subprocess
import sys
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "ihubkit": "ihubkit",
    "workshops": "ihubkit/workshops",
    "data/samples": "ihubkit/samples",
}
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints", "sample-hub", ".keep"}


def run(*command: str | Path, cwd: Path, **more: str) -> "subprocess.CompletedProcess[str]":
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd)} | more
    return subprocess.run(  # noqa: S603 -- our own commands
        list(map(str, command)),
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command
    assert built.returncode == 0, built.stdout + built.stderr
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the programs of an environment with the wheel and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    command = [str(programs / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    installed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own command
    assert installed.returncode == 0, installed.stderr
    return programs


@pytest.fixture(scope="session")
def demo(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = tmp_path_factory.mktemp("demo")
    command = [bare / "ihubkit", "demo", "--json", "--host", "127.0.0.1", "--port", "0"]
    log = folder / "log.txt"
    with (
        log.open("w") as errors,
        subprocess.Popen(  # noqa: S603 -- our own command
            list(map(str, command)), cwd=folder, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdout
        line = process.stdout.readline()
        assert line, log.read_text()
        yield json.loads(line)
        process.terminate()


def test_everything_that_is_read_at_run_time_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        f"{target}/{path.relative_to(ROOT / source).as_posix()}"
        for source, target in FOLDERS.items()
        for path in (ROOT / source).rglob("*")
        if path.is_file() and not LEFT_OUT & set(path.parts) and path.suffix != ".pyc"
    }

    assert {Path(name).suffix for name in wanted} >= {
        ".yaml",
        ".po",
        ".js",
        ".css",
        ".html",
        ".ipynb",
    }
    assert wanted - inside == set()


def test_nobodys_data_are_in_the_wheel(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()

    assert [name for name in inside if "sqlite" in name or "sample-hub" in name] == []


def test_the_installed_command_finds_everything_ready(bare: Path, tmp_path: Path) -> None:
    checked = run(
        bare / "ihubkit", "check", "--port", "0", cwd=tmp_path, IHUBKIT_PUBLIC_URL="http://x"
    )

    assert (checked.returncode, "✗" in checked.stderr) == (0, False), checked.stderr
    assert "All packages are there." in checked.stderr


def test_the_package_is_not_the_checkout(bare: Path, tmp_path: Path) -> None:
    found = run(bare / "python", "-c", "import ihubkit; print(ihubkit.__file__)", cwd=tmp_path)

    assert str(bare.parent) in found.stdout


def test_the_installed_demo_serves_the_join_page_and_a_questionnaire(demo: dict[str, str]) -> None:
    with urllib.request.urlopen(f"{demo['url']}/") as page:  # noqa: S310 -- our own server
        assert page.status == 200
    with urllib.request.urlopen(f"{demo['url']}/api/content/innovative-school?lang=fi") as answer:  # noqa: S310 -- our own server
        assert json.load(answer)["id"] == "innovative-school"


def test_the_installed_demo_describes_its_interface(demo: dict[str, str]) -> None:
    with urllib.request.urlopen(f"{demo['url']}/api/openapi.yaml") as answer:  # noqa: S310 -- our own server
        assert answer.read().startswith(b"openapi:")
