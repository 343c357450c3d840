"""Forked kernels do what kernels do, each by itself."""

import os
import signal
from pathlib import Path

import pytest
from forked import Hall, forked_spec, until
from jupyter_client.manager import KernelManager

DRAW = "import random, numpy; print(random.random(), numpy.random.random())"


def test_a_kernel_has_the_environment_and_folder_of_its_visitor_only(
    hall: Hall, tmp_path: Path
) -> None:
    spec = forked_spec()
    show = "import os; print(sorted(os.environ), os.getcwd(), os.environ['WHO'])"
    seen = [
        hall.start(spec, env={"WHO": who, f"SECRET_{who}": "x"}, cwd=str(tmp_path)).run(show)
        for who in ("first", "second", "third")
    ]

    for who, shown in zip(("first", "second", "third"), seen, strict=True):
        assert shown == f"['MPLBACKEND', 'SECRET_{who}', 'WHO'] {tmp_path} {who}"


def test_nothing_of_the_servers_environment_can_be_found_in_a_kernel(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_THE_SERVER", "whisper")

    kernel = hall.start(forked_spec(), env={"WHO": "visitor"})

    assert kernel.run("import os; print(os.environ.get('SECRET_OF_THE_SERVER'))") == "None"
    assert kernel.run("print(b'whisper' in open('/proc/self/environ', 'rb').read())") == "False"


def test_a_kernel_is_a_group_and_session_of_its_own(hall: Hall) -> None:
    kernel = hall.start(forked_spec())

    assert kernel.is_forked
    assert os.getpgid(kernel.pid) == os.getsid(kernel.pid) == kernel.pid
    assert kernel.run("import os; print(os.getpid())") == str(kernel.pid)


def test_a_visitor_is_given_a_kernel_that_is_there_already(hall: Hall) -> None:
    spec = forked_spec(parked=1)
    (parked,) = hall.warm(spec).children()

    assert hall.start(spec).pid == parked.pid


def test_kernels_are_parked_again_when_they_were_given_away(hall: Hall) -> None:
    spec = forked_spec(parked=3)
    parent = hall.warm(spec)
    given = {hall.start(spec).pid for _ in range(4)}

    until(lambda: len({child.pid for child in parent.children()} - given) == 3)


def test_two_kernels_draw_different_numbers(hall: Hall) -> None:
    spec = forked_spec(imports=["numpy.random", "random"])
    first, second = hall.start(spec).run(DRAW).split(), hall.start(spec).run(DRAW).split()

    assert len({*first, *second}) == 4


def test_only_the_owner_reaches_a_kernels_sockets_and_each_has_its_key(hall: Hall) -> None:
    managers = [hall.start(forked_spec()).manager for _ in range(2)]

    assert len({manager.session.key for manager in managers}) == 2
    for manager in managers:
        assert Path(manager.ip).parent.stat().st_mode & 0o777 == 0o700


def test_an_interrupt_ends_the_cell_and_not_the_kernel(hall: Hall) -> None:
    kernel = hall.start(forked_spec())

    kernel.begin("while True: pass")
    hall.wait(kernel.manager.interrupt_kernel())

    assert kernel.outcome() == "KeyboardInterrupt"
    until(
        lambda: kernel.run("print('still here')") == "still here"
    )  # what came too soon is dropped


@pytest.mark.parametrize("transport", ["ipc", "tcp"])
def test_a_restarted_kernel_is_another_one_where_its_clients_look_for_it(
    hall: Hall, transport: str
) -> None:
    kernel = hall.start(forked_spec(), transport)
    before, ports = kernel.pid, kernel.manager.ports
    kernel.run("known = 1")

    hall.wait(kernel.manager.restart_kernel(now=True))
    hall.wait(kernel.client.wait_for_ready(30))

    assert kernel.pid != before
    assert kernel.manager.ports == ports
    assert kernel.run("print('known' in globals())") == "False"


def test_a_kernel_that_is_asked_to_end_does_what_its_visitor_wanted_at_the_end(
    hall: Hall, tmp_path: Path
) -> None:
    kernel = hall.start(forked_spec())
    kernel.run(f"import atexit; atexit.register(lambda: open('{tmp_path}/done', 'w').close())")

    hall.wait(kernel.manager.shutdown_kernel())

    assert (tmp_path / "done").exists()


def test_a_killed_kernel_is_seen_dead(hall: Hall) -> None:
    kernel = hall.start(forked_spec())
    assert hall.wait(kernel.manager.is_alive())

    os.kill(kernel.pid, signal.SIGKILL)

    until(lambda: not hall.wait(kernel.manager.is_alive()))
    assert kernel.ended() == -signal.SIGKILL


def test_ending_a_kernel_ends_what_it_started(hall: Hall) -> None:
    kernel = hall.start(forked_spec())
    started = "import subprocess; print(subprocess.Popen(['sleep', '1000']).pid)"
    helper = int(kernel.run(started))

    hall.wait(kernel.manager.shutdown_kernel(now=True))

    until(lambda: not Path(f"/proc/{helper}").exists())


def test_widgets_are_heard_although_their_library_was_imported_before_the_fork(hall: Hall) -> None:
    kernel = hall.start(forked_spec())

    assert kernel.run("import comm; print(*comm.get_comm_manager().targets)") == (
        "jupyter.widget jupyter.widget.control"
    )


def test_a_busy_kernels_heart_beats(hall: Hall) -> None:
    kernel = hall.start(forked_spec())

    kernel.begin("while True: pass")
    until(kernel.client.hb_channel.is_beating)
    hall.wait(kernel.manager.interrupt_kernel())


def test_messages_can_be_encrypted(hall: Hall) -> None:
    spec = forked_spec()
    spec.metadata["supported_encryption"] = "curve"

    kernel = hall.start(spec, "tcp", transport_encryption="required")

    assert kernel.is_forked
    assert kernel.manager.curve_publickey
    assert kernel.run("print(1)") == "1"


@pytest.mark.usefixtures("hall")
def test_a_manager_without_an_event_loop_gets_forked_kernels_too() -> None:
    manager = KernelManager()
    manager._kernel_spec = forked_spec()  # noqa: SLF001 -- as if it had been found on the disk
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(30)

    reply = client.execute("1 / 0", reply=True, timeout=30)
    client.stop_channels()
    manager.shutdown_kernel(now=True)

    assert reply["content"]["ename"] == "ZeroDivisionError"


def test_the_kernels_connection_file_is_known_in_it(hall: Hall, tmp_path: Path) -> None:
    manager = hall.manager(forked_spec())
    manager.connection_file = str(tmp_path / "kernel.json")

    kernel = hall.started(manager)

    assert kernel.run("import ipykernel; print(ipykernel.get_connection_file())") == (
        manager.connection_file
    )
