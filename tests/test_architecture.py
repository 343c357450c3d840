"""The house keeps its shape: who imports whom, who owns which library, and how big a module is."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "ihubkit"

# A module imports its own package or a strictly lower rank; never sideways, never up.
RANKS = {
    "errors": 0,
    "settings": 1,
    "model": 1,
    "content": 2,
    "analysis": 2,
    "store": 3,
    "charts": 3,
    "widgets": 3,
    "exchange": 3,
    "live": 4,
    "reports": 4,
    "steps": 5,
    "server": 5,
    # The sample hub and the simulated teachers: fill a hub through live, then talk to a server
    # over HTTP only; both the command line and notebooks opened alone need them.
    "rehearsal": 5,
    "apps": 6,
    "cli": 6,
}

# Who may import which outside library. What is not named here is refused everywhere.
OWNERS = {
    "pydantic": set(RANKS),  # values are its models
    "pydantic_core": set(RANKS),  # the errors pydantic raises
    "yaml": {"content"},
    "babel": {"content"},
    "pandas": {"analysis"},
    "numpy": {"analysis"},
    "scipy": {"analysis"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "altair": {"charts"},
    "vl_convert": {"charts"},
    "anywidget": {"widgets"},
    "traitlets": {"widgets", "steps", "server"},  # the base of widgets and of Voilà
    "openpyxl": {"exchange", "reports"},
    "segno": {"reports"},
    "docx": {"reports"},
    "typst": {"reports"},
    "icalendar": {"reports"},
    "ipywidgets": {"steps"},
    "voila": {"server"},
    "tornado": {"server"},
    "jupyter_client": {"server"},
    "jupyter_server": {"server"},
    "jupyter_core": {"server"},
    "nbconvert": {"server"},
    "nbformat": {"server"},
    "nbclient": {"server"},
    "jinja2": {"server", "reports"},  # page templates and printed pages
    "brotli": {"server"},
    "ipykernel": {"server"},
    "zmq": {"server"},
    "httpx": {"rehearsal"},
    "IPython": {"apps", "steps", "server"},  # showing things; the forked kernels
    "typer": {"cli"},
    "click": {"cli"},
    "rich": {"cli"},
    "packaging": {"cli"},  # are the installed versions those required?
    "psutil": {"cli", "server"},  # what the machine carries; what the server uses
}

LONGEST_MODULE = 400
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}

MODULES = sorted(HOUSE.rglob("*.py"))
IDS = [path.relative_to(HOUSE).as_posix() for path in MODULES]
every_module = pytest.mark.parametrize("path", MODULES, ids=IDS)


def part_of(path: Path) -> str:
    """Name the part of the house a file belongs to; "" for the front door."""
    first = path.relative_to(HOUSE).parts[0].removesuffix(".py")
    return "" if first in ("__init__", "__main__") else first


def imported(path: Path) -> Iterator[str]:
    """Yield the full names of all modules a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write the full name instead of dots"
            yield node.module or ""
            if node.module == "ihubkit":
                yield from (f"ihubkit.{alias.name}" for alias in node.names)


def parts_imported(path: Path) -> set[str]:
    names = [name.split(".") for name in imported(path) if name.startswith("ihubkit.")]
    return {name[1] for name in names if name[1] != "__version__"}


def test_the_house_is_not_empty() -> None:
    assert len(MODULES) > 40
    assert {part_of(path) for path in MODULES} - {""} <= set(RANKS)


@every_module
def test_a_module_imports_only_its_own_package_or_a_lower_rank(path: Path) -> None:
    part = part_of(path)
    rank = RANKS.get(part, max(RANKS.values()) + 1)

    wrong = [other for other in parts_imported(path) if other != part and not RANKS[other] < rank]

    assert wrong == []


@every_module
def test_an_outside_library_is_imported_by_its_owner_only(path: Path) -> None:
    outside = {name.split(".")[0] for name in imported(path)}
    outside -= set(sys.stdlib_module_names) | {"ihubkit"}

    assert {name for name in outside if part_of(path) not in OWNERS.get(name, set())} == set()


@every_module
def test_a_module_is_short_and_its_name_says_something(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    assert path.stem not in NAMES_THAT_SAY_NOTHING


# What our own module bodies do while they are imported; what libraries do is theirs.
LISTEN = """
import importlib, os, sys

LOUD = ("sqlite3.connect", "socket.connect", "socket.bind", "subprocess.Popen", "os.fork")
PYTHON = (sys.prefix, sys.base_prefix)
seen = []

def is_ours():
    frame = sys._getframe(2)
    while frame and frame.f_code.co_name != "<module>":
        frame = frame.f_back
    return bool(frame) and frame.f_globals["__name__"].startswith("ihubkit")

def listen(event, arguments):
    what = str(arguments[0]) if arguments else ""
    opened = event == "open" and not what.startswith(PYTHON) and not what.endswith((".py", ".pyc"))
    if (event in LOUD or opened) and is_ours():
        seen.append(f"{event} {what}")

class Watched(type(os.environ)):
    def __getitem__(self, name):
        frame = sys._getframe(1)
        while frame.f_globals["__name__"] in ("os", "collections.abc"):
            frame = frame.f_back
        if frame.f_globals["__name__"].startswith("ihubkit"):
            seen.append(f"environment {name}")
        return super().__getitem__(name)

sys.addaudithook(listen)
os.environ.__class__ = Watched
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*seen, sep="\\n")
"""


def test_importing_opens_no_file_no_database_and_reads_no_setting() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in MODULES
        # Alembic runs these itself; the package's main module is a program.
        if "migrations" not in path.parts and path.stem != "__main__"
    ]

    done = subprocess.run(  # noqa: S603 -- our own interpreter on our own names
        [sys.executable, "-c", LISTEN, *names], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "")


SERVED = [
    path
    for folder in ("widgets/static", "server")
    for path in sorted((HOUSE / folder).rglob("*"))
    if path.suffix in {".js", ".css", ".html", ".svg"}
]
OWN_HOSTS = re.compile(r"https?://(localhost|127\.0\.0\.1|www\.w3\.org)\b")


def test_served_files_name_no_foreign_host() -> None:
    assert len(SERVED) > 2
    named = {
        f"{path.name}: {found}"
        for path in SERVED
        for found in re.findall(r"https?://[\w.-]+", path.read_text(encoding="utf-8"))
        if not OWN_HOSTS.match(found)
    }

    assert named == set()


def test_no_package_is_a_developers_path() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)

    assert re.findall(r"[\"'](?:/home|/work|/Users|/root)/", text) == []
