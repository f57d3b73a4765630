"""People who sign in: as many as can, or so many a second."""

import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from .servers import ask


def hashes_a_second(binaries, seconds):
    """How many passwords the machine can compare, on all cores, when it does nothing else."""
    return float(subprocess.run([binaries.example("hash"), str(seconds)], check=True, capture_output=True, text=True).stdout)


class SigningIn:
    """People sign in at an even pace, so many a second, for as long as this is open."""

    def __init__(self, url, request, pace):
        self.url, self.request, self.pace = url, request, pace
        self.over = threading.Event()
        self.done = self.failed = 0

    def __enter__(self):
        self.people = ThreadPoolExecutor(64)
        self.clock = threading.Thread(target=self._tick)
        self.clock.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.clock.join()
        self.people.shutdown()

    def _tick(self):
        due = time.monotonic()
        while not self.over.wait(max(0, due - time.monotonic())):
            self.people.submit(self._one)
            due += 1 / self.pace

    def _one(self):
        try:
            answer = ask(self.url, self.request.path, self.request.method, body=self.request.body.encode())
            succeeded = answer.status == 200
        except OSError:
            succeeded = False
        with _COUNTING:
            self.done += succeeded
            self.failed += not succeeded


_COUNTING = threading.Lock()
