"""`python -m ihubkit.server`: serve the hub the environment names."""

import sys

from ihubkit.errors import IHubKitError
from ihubkit.server.serve import serve
from ihubkit.settings import read_settings


def main() -> int:
    """Serve until told to stop; say in a sentence why it cannot."""
    try:
        serve(read_settings(), ready=lambda url: print(url, flush=True))  # noqa: T201 -- whoever started us waits for this line
    except IHubKitError as error:
        print(error, file=sys.stderr)  # noqa: T201 -- the person at the terminal reads it
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
