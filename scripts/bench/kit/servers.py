"""The servers that are measured: ours as it is shipped, and actix-web alone."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
RELEASE = ROOT / "target/release"
KEY = "correct-horse-battery-staple-0123456789abcdef"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Process:
    """A server that runs."""

    def __init__(self, command, folder, settings):
        self.url = f"http://127.0.0.1:{settings['PORT']}"
        self.settings = {"PATH": os.environ["PATH"], **settings}
        self.log = open(folder / "log", "ab")
        began = time.monotonic()
        self.process = subprocess.Popen(command, cwd=folder, env=self.settings, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.ready_after = self.wait() - began

    def wait(self):
        while True:
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended; its log is {self.log.name}")
            try:
                urllib.request.urlopen(self.url, timeout=2).close()
                return time.monotonic()
            except OSError:
                time.sleep(0.002)

    def memory(self):
        """What it holds in memory, in MB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.log.close()


class Ours(Process):
    """Our server, on a SQLite file in a folder of its own, which `database` is copied into if there is one."""

    def __init__(self, folder, **settings):
        port = str(free_port())
        settings = {
            "PORT": port,
            "BACKEND_PORT": port,
            "BACKEND_INSTANCE": "bench",
            "BACKEND_ENC_KEY": KEY,
            "BACKEND_DB_URL": "file:./bench.sqlite",
            "BACKEND_RATE_LIMIT": "off",
            "BACKEND_LOG": "warn",
            **settings,
        }
        super().__init__([RELEASE / "freesewing-server"], Path(folder), settings)

    def call(self, path, body=None, credential=None, method=None):
        """Asks something that must go well, and gives what is answered."""
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if credential:
            headers["Authorization"] = credential
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()


class Limit(Process):
    """actix-web alone, which answers these bytes whatever is asked."""

    def __init__(self, folder, answer):
        port = str(free_port())
        file = Path(folder) / "answer"
        file.write_bytes(answer)
        super().__init__([RELEASE / "examples/limit", port, file], Path(folder), {"PORT": port})


class Folder:
    """A folder for as long as something is measured."""

    def __enter__(self):
        self.path = Path(tempfile.mkdtemp(prefix="freesewing-bench-", dir=ROOT / "target"))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)
