"""What becomes of memory that is not needed any more."""

import ctypes
import gc


def settle() -> None:
    """Let the collector pass by all there is now; for when what stays has been made.

    The words, the answers and their index stay: looking through them for garbage takes the
    collector a tenth of a second, in which everybody waits.
    """
    gc.collect()
    gc.freeze()
    give_back()


def give_back() -> None:
    """Give the system back what is free; glibc would keep what an index took while it was built,
    fifty megabytes for two thousand answers: malloc_trim(3). Elsewhere nothing happens."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
