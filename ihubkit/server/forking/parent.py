"""The warm parent: a program that has all imports done and forks a kernel whenever it is asked.

`python -m ihubkit.server.forking.parent FD`, started by the server with one end of a socket. It has
one thread, no event loop, no ZeroMQ, no database, so that a fork misses nothing. It ends when the
server ends or needs it no more; kernels in service go on without it.
"""

import os
import selectors
import shutil
import signal
import socket
import sys
import time
from contextlib import suppress
from typing import NoReturn

from ihubkit.server.forking.messages import CannotForkError, receive, send, socket_pair
from ihubkit.server.forking.options import Options, from_message
from ihubkit.server.forking.warming import threads, warm


class Parent:
    """Forks on request, reaps what ended, tells the server of both."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._ended, woken = os.pipe()
        os.set_blocking(woken, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(woken, warn_on_full_buffer=False)
        self._woken = woken

    def serve(self, options: Options) -> None:
        """Do what is asked until the server closes its end."""
        with selectors.PollSelector() as selector:  # has no descriptor that a fork would share
            selector.register(self._channel, selectors.EVENT_READ)
            selector.register(self._ended, selectors.EVENT_READ)
            while True:
                ready = {key.fileobj for key, _ in selector.select()}
                if self._ended in ready:
                    os.read(self._ended, 4096)
                    self._reap()
                if self._channel in ready:
                    if receive(self._channel)[0] is None:
                        return
                    self._answer(options)

    def _answer(self, options: Options) -> None:
        try:
            self._fork(options)
        except (CannotForkError, OSError) as error:
            send(self._channel, {"refused": str(error)})

    def _fork(self, options: Options) -> None:
        if threads() != 1:
            raise CannotForkError(f"the parent has {threads()} threads")
        theirs, ours = socket_pair()
        with theirs, ours:
            pid = os.fork()
            if not pid:
                theirs.close()
                self._become_kernel(ours, options)
            # Nothing is reaped before the next round, so that the number is still this kernel's.
            watch = os.pidfd_open(pid)
            try:
                send(self._channel, {"pid": pid}, [watch, theirs.fileno()])
            finally:
                os.close(watch)

    def _become_kernel(self, channel: socket.socket, options: Options) -> NoReturn:
        from ihubkit.server.forking.kernel import become_kernel  # noqa: PLC0415 -- blocked first

        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for descriptor in (self._ended, self._woken, self._channel.fileno()):
            os.close(descriptor)
        become_kernel(channel, options)

    def _reap(self) -> None:
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not pid:
                return
            send(self._channel, {"ended": pid, "code": os.waitstatus_to_exitcode(status)})


def main(descriptor: int) -> None:
    """Warm up as the server says, then serve it."""
    channel = socket.socket(fileno=descriptor)
    channel.set_inheritable(False)
    told, _ = receive(channel)
    if told is None:
        return
    with suppress(ConnectionError):  # the server is gone: as good as the end of what it says
        _warm_and_serve(channel, from_message(told["options"]))
    shutil.rmtree(told["folder"], ignore_errors=True)  # nobody's kernels have sockets there now


def _warm_and_serve(channel: socket.socket, options: Options) -> None:
    began = time.monotonic()
    try:
        warm(options)
    except Exception as error:  # noqa: BLE001 -- whatever a module raises; the server logs it
        send(channel, {"refused": f"{type(error).__name__}: {error}"})
        return
    parent = Parent(channel)
    send(channel, {"warm": round(time.monotonic() - began, 3)})
    parent.serve(options)


if __name__ == "__main__":
    main(int(sys.argv[1]))
