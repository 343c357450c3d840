"""What the parent does once, so that no kernel needs to: import, warm up, hold still."""

import asyncio
import gc
import importlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from ihubkit.server.forking.messages import CannotForkError
from ihubkit.server.forking.options import Options

KERNEL = "ihubkit.server.forking.kernel"
IF_THERE = ("ipywidgets",)
REHEARSAL_S = 60
TRIVIAL = "print(end='')"


def threads() -> int:
    """Count this process's threads, those of libraries included."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def warm(options: Options) -> None:
    """Import and run everything that kernels share.

    Raises:
        CannotForkError: Something started a thread, which a fork would not have.
    """
    for name in options.blocked:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # Python's way to forbid it
    kernel = importlib.import_module(KERNEL)  # not above: it must not import what is blocked
    # The shell comes first: modules ask for it and tell it that they are there.
    app = kernel.LeanKernelApp.prepared(list(options.arguments))
    for name in IF_THERE:
        with suppress(ImportError):
            _import([name])
    _import(options.imports)
    if options.warm_up:
        module, _, function = options.warm_up.partition(":")
        getattr(importlib.import_module(module), function)()
        _hold_still(options.warm_up)
    _import_late(_rehearse(options))
    app.settle()
    _hold_still("the shell")
    gc.collect()
    gc.freeze()


def _import(names: Iterable[str]) -> None:
    for name in names:
        importlib.import_module(name)
        _hold_still(name)


def _import_late(names: Iterable[str]) -> None:
    for name in names:
        with suppress(Exception):  # some cannot be imported by themselves; then they stay late
            importlib.import_module(name)
        _hold_still(name)


def _hold_still(name: str) -> None:
    if threads() > 1:
        raise CannotForkError(f"{name} started a thread")


def _rehearse(options: Options) -> list[str]:
    """Learn from a kernel that is thrown away which modules kernels import after the fork."""
    reading, writing = os.pipe()
    if not (pid := os.fork()):
        os.close(reading)
        _tell_imports(writing, options)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        names = told.read()
    os.waitpid(pid, 0)
    return json.loads(names) if names else []


def _tell_imports(writing: int, options: Options) -> NoReturn:
    signal.alarm(REHEARSAL_S)  # Linux ends it, whatever it waits for
    try:
        before = set(sys.modules)
        with tempfile.TemporaryDirectory() as folder:
            _serve_once(folder, options)
        late = [
            name for name in sys.modules if name not in before and sys.modules[name] is not None
        ]
        os.write(writing, json.dumps(late).encode())
    finally:
        os._exit(0)


def _serve_once(folder: str, options: Options) -> None:
    app = importlib.import_module(KERNEL).LeanKernelApp.instance()
    app.open_at({"transport": "ipc", "ip": f"{folder}/k"})
    for code in (TRIVIAL, *options.rehearsal):
        asyncio.get_event_loop().run_until_complete(app.kernel.do_execute(code, silent=False))
