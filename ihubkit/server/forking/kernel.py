"""What a fork of the warm parent becomes: a kernel that waits for its visitor."""

import atexit
import fcntl
import os
import select
import signal
import socket
import sys
import traceback
from typing import Any, NoReturn

from tornado.ioloop import IOLoop

from ihubkit.server.forking import limits
from ihubkit.server.forking.lean import LeanKernelApp
from ihubkit.server.forking.messages import Message, receive, send
from ihubkit.server.forking.options import Options

BACKEND = "module://matplotlib_inline.backend_inline"


def become_kernel(channel: socket.socket, options: Options) -> NoReturn:
    """Be a kernel to the end of this process: listen, wait for the visitor, serve."""
    try:
        _stand_alone(options)
        app = LeanKernelApp.instance()
        app.open_at(_next(channel)["connection"])
        send(channel, {"connection": app.connection})
        _begin(app, _next(channel), channel, options)
        app.start()
        app.finish()
        atexit._run_exitfuncs()  # noqa: SLF001 -- as at the end of Python, without its tidying up
    except Exception:  # noqa: BLE001 -- nobody above; the server sees the end, the log the cause
        traceback.print_exc(file=sys.__stderr__)
        os._exit(1)
    os._exit(0)


def _next(channel: socket.socket) -> Message:
    """Wait for the server; when it is gone, or needs this kernel no more, so is the kernel."""
    message, _ = receive(channel)
    if message is None:
        os._exit(0)
    return message


def _stand_alone(options: Options) -> None:
    """Leave all that is the parent's: signals, session, what it would do at its end, its chance."""
    os.setsid()  # a group of its own, so that a signal meets the kernel and its children only
    atexit._clear()  # noqa: SLF001 -- the parent's, which would remove its files
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    limits.keep_no_core()
    limits.die_first()
    limits.step_back(options.nice)
    if "numpy.random" in sys.modules:  # Python's own generator does this by itself
        sys.modules["numpy.random"].seed()


def _begin(app: LeanKernelApp, told: Message, channel: socket.socket, options: Options) -> None:
    """Take on the visitor's environment and folder; from here on the server's end is ours."""
    os.environ.clear()
    os.environ.update(told["env"])
    os.environ.setdefault("MPLBACKEND", BACKEND)
    if told["cwd"]:
        os.chdir(told["cwd"])
    if app.shell and (name := os.environ.get("JPY_SESSION_NAME")):
        app.shell.user_ns["__session__"] = name
    app.connection_file = told["connection_file"]
    _end_with(channel)
    loop: Any = IOLoop.current()
    loop.add_handler(channel, lambda *_: os.killpg(0, signal.SIGKILL), loop.READ)
    limits.limit_memory(options.memory_mb)
    limits.limit_stretch(options.processor_s, loop.call_later)


def _end_with(channel: socket.socket) -> None:
    """Have Linux itself kill the group when the other end closes, whatever it is computing."""
    fcntl.fcntl(channel, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(channel, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(channel, fcntl.F_SETFL, fcntl.fcntl(channel, fcntl.F_GETFL) | os.O_ASYNC)
    closed = select.poll()
    closed.register(channel, select.POLLHUP)
    if closed.poll(0):
        os._exit(0)
