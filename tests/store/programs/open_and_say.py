"""Open a store when told to and say how that went; as another user, if one is named."""

import os
import sys

from ihubkit.errors import StoreError
from ihubkit.store import Store

print("ready", flush=True)  # noqa: T201 -- how it speaks
sys.stdin.readline()
if len(sys.argv) > 2:
    os.seteuid(int(sys.argv[2]))
try:
    Store.open(sys.argv[1], busy_timeout_s=20).close()
    print("opened")  # noqa: T201 -- how it speaks
except StoreError as error:
    print(error)  # noqa: T201 -- how it speaks
