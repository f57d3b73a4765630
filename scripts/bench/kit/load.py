"""The load generator, wrk, and the requests that it sends."""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[1] / "requests.lua"


@dataclass(frozen=True)
class Request:
    path: str
    method: str = "GET"
    credential: str = ""
    body: str = ""

    def line(self):
        return "\t".join([self.method, self.path, self.credential, self.body])


@dataclass(frozen=True)
class Measured:
    """Requests a second; half of them, and all but one of a hundred, were answered within so many milliseconds."""

    rate: float
    p50: float
    p99: float
    failed: int


def drive(url, requests, connections=32, seconds=4):
    """Sends the requests over and over, and says how that went."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        file.write("".join(f"{request.line()}\n" for request in requests))
        file.flush()
        threads = min(2, connections)
        command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout=10s", f"--script={SCRIPT}", url, "--", file.name]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures = json.loads(said.strip().splitlines()[-1])
    return Measured(figures["requests"] / figures["seconds"], figures["p50"], figures["p99"], figures["failed"])
