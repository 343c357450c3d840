"""Send answers of one seat without end, and say the number of each that is acknowledged."""

import itertools
import os
import sys
from collections import deque
from concurrent.futures import Future

from ihubkit.model.answer import Answer
from ihubkit.store import AnswerWriter, Store

writer = AnswerWriter(Store.open(sys.argv[1]))
waiting: deque[tuple[int, Future[list[Answer]]]] = deque()
for number in itertools.count():
    answer = Answer(instrument="i", item=f"{number}", facet="f", value=1, sequence=number)
    waiting.append((number, writer.submit(sys.argv[2], [answer])))
    if len(waiting) > 20:
        first, future = waiting.popleft()
        future.result()
        os.write(1, f"{first}\n".encode())
