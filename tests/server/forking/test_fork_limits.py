"""One kernel cannot take the machine from the others."""

import os
import resource
import signal

import pytest
from forked import Hall, forked_spec, until

COMPUTE = "import time\nend = time.process_time() + 0.7\nwhile time.process_time() < end: pass"
HOG = "taken = []\nwhile True: taken.append(bytearray(2**24))"


def test_an_endless_loop_is_ended_and_the_log_says_so(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    kernel = hall.start(forked_spec(processor_s=1))

    kernel.begin("while True: pass")

    assert kernel.ended() == -signal.SIGXCPU
    assert "computed for too long" in caplog.text


def test_a_kernel_that_takes_breaks_may_compute_for_ever(hall: Hall) -> None:
    kernel = hall.start(forked_spec(processor_s=1))

    for _ in range(3):
        kernel.run(COMPUTE)

    assert kernel.run("print(time.process_time() > 2)") == "True"


def test_who_wants_too_much_memory_is_told_and_the_others_live(hall: Hall) -> None:
    spec = forked_spec(memory_mb=300)
    modest, greedy = hall.start(spec), hall.start(spec)

    assert greedy.run(HOG) == "MemoryError"
    assert modest.run("print('here')") == "here"


def test_a_kernel_that_was_told_so_can_go_on(hall: Hall) -> None:
    kernel = hall.start(forked_spec(memory_mb=300))
    kernel.run(HOG)

    until(lambda: kernel.run("taken.clear(); print(len(bytearray(2**27)))") == str(2**27))


def test_kernels_step_back_leave_no_core_and_go_first_when_memory_runs_out(hall: Hall) -> None:
    kernel = hall.start(forked_spec(nice=7))

    assert os.getpriority(os.PRIO_PROCESS, kernel.pid) == 7
    assert resource.prlimit(kernel.pid, resource.RLIMIT_CORE) == (0, 0)
    assert kernel.run("print(open('/proc/self/oom_score_adj').read())") == "500"
