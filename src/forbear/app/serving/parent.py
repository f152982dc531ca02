"""A child that outlives its parent would hold the port and the database: it ends itself."""

import os
import signal
import threading
import time

PARENT = "FORBEAR_PARENT"
LOOK_SECONDS = 0.5
GRACE_SECONDS = 20


def end_with(parent: int) -> None:
    """When that parent is gone, stop this process in order; if it will not, at once."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(GRACE_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="parent", daemon=True).start()


def end_with_named_parent() -> None:
    """The same for the process that FORBEAR_PARENT names, if it names one."""
    parent = os.environ.pop(PARENT, "")
    if parent:
        end_with(int(parent))
