"""The warm parent: what it is, and what happens when it is not there."""

import asyncio
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from forked import PATIENCE, Hall, forked_spec, is_gone, parents, until

pytestmark = pytest.mark.usefixtures("no_parents")

SERVER = """
import asyncio, sys
sys.path.insert(0, sys.argv[1])
from forked import Hall, forked_spec, until
hall = Hall()
spec = forked_spec(parked=2)
parent = hall.warm(spec)
open_kernels = [hall.start(spec).pid for _ in range(2)]
kernel = hall.start(spec)
helper = kernel.run("import subprocess; print(subprocess.Popen(['sleep', '1000']).pid)")
kernel.client.execute("while True: pass")
until(lambda: len(parent.children()) == 5)
pids = {parent.pid, kernel.pid, int(helper), *open_kernels, *(c.pid for c in parent.children())}
print(*pids, kernel.manager.ip, flush=True)
asyncio.run(asyncio.sleep(1000))
"""


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.WARNING)
    return caplog


def test_a_parent_has_one_thread_and_little_open(hall: Hall) -> None:
    parent = hall.warm(forked_spec(imports=["ipywidgets", "numpy", "sqlite3"]))

    assert parent.num_threads() == 1
    assert parent.num_fds() < 12


def test_all_kernels_of_a_kind_have_one_parent(hall: Hall) -> None:
    for _ in range(2):
        hall.start(forked_spec())
    hall.start(forked_spec(nice=1))

    assert len(parents()) == 2


def test_a_parent_has_the_specifications_environment_as_jupyter_reads_it(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OF_THE_SERVER", "whisper")
    spec = forked_spec()
    spec.env = {"TOLD": "a ${OF_THE_SERVER}", "LITERAL": "a $$OF_THE_SERVER"}

    environment = hall.warm(spec).environ()

    assert environment["TOLD"] == "a whisper"
    assert environment["LITERAL"] == "a $OF_THE_SERVER"
    assert "OF_THE_SERVER" not in environment


def test_what_kernels_import_late_is_imported_before_the_fork(hall: Hall) -> None:
    plain = hall.start(forked_spec())
    rehearsed = hall.start(forked_spec(rehearsal=["import tomllib\nx = 1"]))

    late = "import sys; print('tomllib' in sys.modules, 'x' in globals())"
    assert plain.run(late) == "False False"
    assert rehearsed.run(late) == "True False"


def test_a_cell_imports_nothing_the_parent_could_have(hall: Hall) -> None:
    kernel = hall.start(forked_spec())
    kernel.run("import sys; before = set(sys.modules)")

    assert kernel.run("print(set(sys.modules) - before)") == "set()"


def test_a_module_that_may_not_be_imported_is_not(hall: Hall) -> None:
    assert hall.start(forked_spec()).run("import debugpy") == "ModuleNotFoundError"


def test_open_kernels_go_on_when_their_parent_dies_and_the_next_has_a_new_one(
    hall: Hall, said: pytest.LogCaptureFixture
) -> None:
    spec = forked_spec(parked=1)
    parent = hall.warm(spec)
    before = hall.start(spec)

    os.kill(parent.pid, signal.SIGKILL)
    until(lambda: is_gone(parent.pid))
    after = [hall.start(spec) for _ in range(2)]

    assert f"(process {parent.pid}) ended" in said.text
    assert before.run("print('open')") == "open"
    assert [kernel.run("print('new')") for kernel in after] == ["new", "new"]
    assert all(kernel.is_forked for kernel in after)
    assert [found.pid for found in parents()] != [parent.pid]
    assert psutil.Process(after[-1].pid).ppid() == parents()[0].pid


def test_an_orphan_that_ends_is_seen(hall: Hall) -> None:
    spec = forked_spec(parked=0)
    kernel = hall.start(spec)
    os.kill(parents()[0].pid, signal.SIGKILL)

    os.kill(kernel.pid, signal.SIGKILL)

    assert kernel.ended() == 1


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_nothing_is_left_when_the_server_is_gone(number: signal.Signals) -> None:
    command = [sys.executable, "-c", SERVER, str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 -- our own
        assert server.stdout
        *pids, address = server.stdout.readline().split()
        server.send_signal(number)
        server.wait(PATIENCE)

        assert len(pids) == 7  # parent, three open, two parked, and what one of them started
        until(lambda: all(is_gone(int(pid)) for pid in pids))
        until(lambda: not Path(address).parent.exists())


def test_a_start_that_was_given_up_leaves_no_kernel(hall: Hall) -> None:
    spec = forked_spec(parked=0)
    kernel = hall.start(spec)

    async def give_up() -> None:
        start = asyncio.ensure_future(hall.manager(spec).start_kernel())
        await asyncio.sleep(0)
        start.cancel()
        await asyncio.wait([start])

    for _ in range(5):
        hall.wait(give_up())

    until(lambda: [child.pid for child in parents()[0].children()] == [kernel.pid])


def test_where_nothing_can_be_forked_a_kernel_is_started_and_the_log_says_why(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, said: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delattr(os, "pidfd_open")

    kernel = hall.start(forked_spec())

    assert not kernel.is_forked
    assert kernel.run("print('plain')") == "plain"
    assert "cannot fork kernels" in said.text


def test_a_parent_with_a_second_thread_does_not_fork(
    hall: Hall,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: pytest.LogCaptureFixture,
) -> None:
    starts = (
        "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()"
    )
    (tmp_path / "restless.py").write_text(starts)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    kernel = hall.start(forked_spec(imports=["restless"]))

    assert not kernel.is_forked
    assert kernel.run("print('plain')") == "plain"
    assert "restless started a thread" in said.text


def test_a_parent_that_cannot_start_is_not_tried_for_each_kernel(
    hall: Hall, said: pytest.LogCaptureFixture
) -> None:
    spec = forked_spec(imports=["there.is.no.such.module"])

    kernels = [hall.start(spec) for _ in range(2)]

    assert not any(kernel.is_forked for kernel in kernels)
    assert len({kernel.pid for kernel in kernels}) == 2
    assert "ModuleNotFoundError" in said.text
    assert parents() == []


def test_a_kernel_with_streams_of_its_own_is_started(hall: Hall, tmp_path: Path) -> None:
    with (tmp_path / "out").open("w") as out:
        kernel = hall.start(forked_spec(), stdout=out)

    assert not kernel.is_forked
    assert kernel.run("print(1)") == "1"


def test_a_kernel_with_an_enormous_environment_is_started(
    hall: Hall, said: pytest.LogCaptureFixture
) -> None:
    kernel = hall.start(forked_spec(), env={f"LONG{n}": "x" * 100_000 for n in range(10)})

    assert not kernel.is_forked
    assert kernel.run("import os; print(len(os.environ['LONG9']))") == "100000"
    assert "environment could not be sent" in said.text


def test_a_folder_that_is_not_there_is_refused_as_usual(hall: Hall, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        hall.start(forked_spec(), cwd=str(tmp_path / "gone"))


def test_sixty_forks_leave_no_process_no_descriptor_and_no_memory_behind() -> None:
    soak = Path(__file__).parents[3] / "benchmarks" / "soak.py"
    command = [sys.executable, str(soak), "--forks", "60"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own

    assert done.returncode == 0, done.stderr
    assert "processes" in done.stdout
