"""Group commit: many seats' answers in one durable transaction every few milliseconds."""

import logging
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TypeAlias

from ihubkit.errors import IHubKitError, InvalidValueError, NotFoundError, StoreError
from ihubkit.model.answer import Answer
from ihubkit.store.answers import Answers

Job: TypeAlias = tuple[str, Sequence[Answer], Future[list[Answer]]]

LOG = logging.getLogger(__name__)
LARGEST = 200  # batches in one transaction


class AnswerWriter:
    """Writes answers on one thread of its own; each batch learns when it is on the disk.

    Args:
        store: Where to write.
        pause_s: How long to wait for company before a transaction.
    """

    def __init__(self, store: Answers, *, pause_s: float = 0.003) -> None:
        self._store = store
        self._pause_s = pause_s
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="answers", daemon=True)
        self._thread.start()

    def submit(self, seat_id: str, answers: Sequence[Answer]) -> "Future[list[Answer]]":
        """Have answers written soon.

        Returns:
            A future, done after the commit: the stored answers that are newer than the sent
            ones. It holds NotFoundError when the seat is gone, and StoreError when nothing could
            be stored: then send again.
        """
        future: Future[list[Answer]] = Future()
        with self._gate:
            if self._closed:
                stopping = StoreError(
                    "The hub is stopping and these answers are not stored. Send them again."
                )
                future.set_exception(stopping)
            else:
                self._jobs.put((seat_id, answers, future))
        return future

    def close(self) -> None:
        """Write what is waiting, then stop."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            time.sleep(self._pause_s)
            jobs, last = self._gather(first)
            self._write([job for job in jobs if job[2].set_running_or_notify_cancel()])
            if last:
                return

    def _gather(self, first: Job) -> tuple[list[Job], bool]:
        """Take what is waiting; True when nothing comes after it."""
        jobs = [first]
        while len(jobs) < LARGEST:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                break
            if job is None:
                return jobs, True
            jobs.append(job)
        return jobs, False

    def _write(self, jobs: list[Job]) -> None:
        try:
            results = self._store.save_answers([(seat, answers) for seat, answers, _ in jobs])
        except InvalidValueError as error:
            self._write_apart(jobs, error)
        except IHubKitError as error:
            LOG.warning("%d batches not stored: %s (%s)", len(jobs), error, error.detail)
            _fail(jobs, error)
        except Exception as error:
            LOG.exception("%d batches not stored", len(jobs))
            _fail(jobs, error)
        else:
            for (_, _, future), result in zip(jobs, results, strict=True):
                if isinstance(result, NotFoundError):
                    future.set_exception(result)
                else:
                    future.set_result(result)

    def _write_apart(self, jobs: list[Job], error: InvalidValueError) -> None:
        """One batch does not fit: find it out, and store the others."""
        if len(jobs) == 1:
            _fail(jobs, error)
            return
        for job in jobs:
            self._write([job])


def _fail(jobs: list[Job], error: Exception) -> None:
    for _, _, future in jobs:
        future.set_exception(error)
