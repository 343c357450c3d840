"""The server's side of one warm parent."""

import asyncio
import logging
import os
import signal
import socket
import subprocess
import sys
from collections import deque
from pathlib import Path
from weakref import WeakValueDictionary

from ihubkit.server.forking.child import UNKNOWN, Child
from ihubkit.server.forking.messages import (
    CannotForkError,
    GoneError,
    Message,
    receive,
    send,
    socket_pair,
)
from ihubkit.server.forking.options import Options

log = logging.getLogger(__name__)

PROGRAM = "ihubkit.server.forking.parent"
WARM_S = 120.0
# One thread each: a pool made before the fork would be missing after it. pyarrow would set locks.
SINGLE = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "ARROW_REGISTER_ATFORK": "0",
}
# Kernels could read in /proc what their parent was started with, so it gets nothing of the server's
# but what programs need to run; a kernel specification's own environment adds to it.
PASSED = (
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR",
    "LD_LIBRARY_PATH", "VIRTUAL_ENV", "IPYTHONDIR",
)  # fmt: skip
PASSED_KINDS = ("LC_", "PYTHON", "XDG_", "FONTCONFIG_", "CONDA_")


class ForkParent:
    """A running parent; answers come in the order of the requests."""

    def __init__(self, options: Options, folder: Path) -> None:
        self._loop = asyncio.get_running_loop()
        self._channel, theirs = socket_pair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                [sys.executable, "-P", "-m", PROGRAM, str(theirs.fileno())],
                env=_environment(options),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the server, which ends us
            )
        self._warm: asyncio.Future[float] = self._loop.create_future()
        self._asked: deque[asyncio.Future[Child]] = deque()
        self._children: WeakValueDictionary[int, Child] = WeakValueDictionary()
        self._channel.setblocking(False)  # noqa: FBT003 -- Python's own word
        self._loop.add_reader(self._channel, self._hear)
        send(self._channel, {"options": options.told(), "folder": str(folder)})

    @property
    def pid(self) -> int:
        """The parent's process number."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Tell whether it can still be asked."""
        return self._channel.fileno() >= 0

    async def warmed(self) -> float:
        """Wait until it can fork; return how many seconds it took.

        Raises:
            CannotForkError: It cannot, and says why.
        """
        try:
            return await asyncio.wait_for(asyncio.shield(self._warm), WARM_S)
        except TimeoutError:
            self.close()
            raise CannotForkError(f"the parent was not ready after {WARM_S:.0f} s") from None

    async def fork(self) -> Child:
        """Ask for a kernel.

        Raises:
            CannotForkError: The parent refuses, and says why.
            GoneError: The parent is dead.
        """
        if not self.alive:
            raise GoneError
        answer: asyncio.Future[Child] = self._loop.create_future()
        self._asked.append(answer)
        try:
            send(self._channel, {"fork": True})
        except ConnectionError as error:
            raise GoneError from error
        return await answer

    def close(self) -> None:
        """End it; kernels in service go on."""
        if not self.alive:
            return
        self._loop.remove_reader(self._channel)
        self._channel.close()
        self._process.kill()
        self._process.wait()
        for child in self._children.values():
            child.code.set_result(UNKNOWN)
        for answer in self._asked:
            if not answer.done():
                answer.set_exception(GoneError())
        if not self._warm.done():
            self._warm.set_exception(GoneError())
            self._warm.exception()  # seen, whether or not somebody waits

    def _hear(self) -> None:
        try:
            message, descriptors = receive(self._channel)
        except BlockingIOError:
            return
        except ConnectionError:
            message, descriptors = None, []
        if message is None:
            if self._warm.done() and not self._warm.exception():
                log.warning("The parent of forked kernels (process %d) ended", self.pid)
            self.close()
        elif "pid" in message:
            self._take(Child(message["pid"], descriptors[0], socket.socket(fileno=descriptors[1])))
        else:
            self._note(message)

    def _note(self, message: Message) -> None:
        if "warm" in message:
            self._warm.set_result(message["warm"])
        elif "ended" in message:
            self._note_end(message["ended"], message["code"])
        elif "refused" in message:
            self._refuse(CannotForkError(message["refused"]))

    def _note_end(self, pid: int, code: int) -> None:
        if child := self._children.pop(pid, None):
            child.code.set_result(code)
        if code == -signal.SIGXCPU:
            log.warning("A kernel (process %d) computed for too long and was ended", pid)

    def _refuse(self, error: CannotForkError) -> None:
        if not self._warm.done():
            self._warm.set_exception(error)
        elif not (answer := self._asked.popleft()).done():
            answer.set_exception(error)

    def _take(self, child: Child) -> None:
        waiting = self._asked.popleft()
        self._children[child.pid] = child
        if waiting.done():  # given up meanwhile
            child.close()
        else:
            waiting.set_result(child)


def _environment(options: Options) -> dict[str, str]:
    passed = {
        name: value
        for name, value in os.environ.items()
        if name in PASSED or name.startswith(PASSED_KINDS)
    }
    return passed | SINGLE | dict(options.environment)
