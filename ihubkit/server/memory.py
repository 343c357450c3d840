"""Memory that nobody needs any more goes back to the system."""

import ctypes
import gc


def give_back() -> None:
    """Collect what is left over, and hand free memory to the system.

    The C library keeps what Python frees for Python's next wish: after twenty dashboards 40 MB.
    """
    gc.collect()
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library than GNU's
        return
    trim(0)
