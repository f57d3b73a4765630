"""The load generator, wrk, and the requests that it sends."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

SCRIPT = Path(__file__).resolve().parents[1] / "requests.lua"


@dataclass(frozen=True)
class Request:
    path: str
    method: str = "GET"
    credential: str = ""
    body: str = ""

    def wire(self, host):
        """As it is sent."""
        head = [f"{self.method} {self.path} HTTP/1.1", f"Host: {host}"]
        if self.credential:
            head.append(f"Authorization: {self.credential}")
        if self.body:
            head += ["Content-Type: application/json", f"Content-Length: {len(self.body.encode())}"]
        return "\r\n".join(head) + "\r\n\r\n" + self.body


@dataclass(frozen=True)
class Measured:
    """Requests a second; half of them, and all but one of a hundred, were answered within so many milliseconds.

    `failed` counts what was answered with 400 or above, or not at all; `size` is that of an answer, in bytes.
    """

    rate: float
    p50: float
    p99: float
    failed: int
    size: float


def drive(url, requests, connections=32, seconds=4):
    """Sends the requests over and over, and says how that went."""
    host = urlsplit(url).netloc
    threads = min(os.cpu_count() or 1, 2, connections)
    with tempfile.NamedTemporaryFile() as file:
        file.write("".join(f"{request.wire(host)}\0" for request in requests).encode())
        file.flush()
        command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout=10s", f"--script={SCRIPT}", url, "--", str(threads), file.name]
        ran = subprocess.run(command, capture_output=True, text=True)
    if ran.returncode or not ran.stdout.strip().endswith("}"):
        raise SystemExit(f"wrk failed: {ran.stderr or ran.stdout}")
    figures = json.loads(ran.stdout.strip().splitlines()[-1])
    answered = max(figures["requests"], 1)
    return Measured(figures["requests"] / figures["seconds"], figures["p50"], figures["p99"], figures["failed"], figures["bytes"] / answered)


def middle(measured):
    """The round in the middle, by rate; with all that failed in any of them."""
    by_rate = sorted(measured, key=lambda one: one.rate)
    one = by_rate[len(by_rate) // 2]
    return Measured(one.rate, one.p50, one.p99, sum(each.failed for each in measured), one.size)
