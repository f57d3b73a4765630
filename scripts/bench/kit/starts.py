"""How soon a server is there, and what it takes while nobody asks."""

import time
from statistics import median

from .servers import Folder, Ours

STARTS = 5


def new_databases(binaries):
    """Five servers that make their database first."""
    started = []
    for _ in range(STARTS):
        with Folder() as folder:
            started.append(_start(binaries, folder))
    return _middle(started)


def same_database(binaries, folder):
    return _middle([_start(binaries, folder) for _ in range(STARTS)])


def _start(binaries, folder):
    """After how many ms it answers, and how many MB it takes then."""
    with Ours(binaries, folder) as server:
        time.sleep(1)
        return server.ready_after * 1000, server.memory()


def _middle(started):
    return tuple(median(column) for column in zip(*started))
