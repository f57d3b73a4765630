"""The servers that are measured: ours as it is shipped, and actix-web alone."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[3]
KEY = "correct-horse-battery-staple-0123456789abcdef"
# What actix-web writes itself, or what belongs to the connection.
NOT_COPIED = {"content-length", "date", "connection", "transfer-encoding", "keep-alive"}


class Binaries:
    """What was built, by name."""

    def __init__(self, profile):
        self.profile = profile
        self.folder = ROOT / "target" / ("debug" if profile == "dev" else profile)

    def build(self):
        for what in (["freesewing-server"], ["freesewing-http", "--example", "limit"], ["freesewing-auth", "--example", "hash"]):
            subprocess.run(["cargo", "build", "--locked", "--profile", self.profile, "--package", *what], cwd=ROOT, check=True)

    @property
    def server(self):
        return self.folder / "freesewing-server"

    def example(self, name):
        return self.folder / "examples" / name


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list
    body: bytes

    def text(self):
        """As the example `limit` reads it."""
        head = [str(self.status), *(f"{name}: {value}" for name, value in self.headers if name.lower() not in NOT_COPIED)]
        return ("\n".join(head) + "\n\n").encode() + self.body


def ask(url, path="/", method="GET", credential="", body=b""):
    """One request on a connection of its own. Proxies are passed by, and redirects are not followed."""
    headers = {"Content-Type": "application/json"} if body else {}
    if credential:
        headers["Authorization"] = credential
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    try:
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.getheaders(), answer.read())
    finally:
        connection.close()


class Process:
    """A server that runs. What it says goes to a file in its folder."""

    def __init__(self, command, folder, port, settings):
        self.url = f"http://127.0.0.1:{port}"
        self.log_file = Path(folder) / f"{Path(command[0]).name}.log"
        self.log = open(self.log_file, "ab")
        began = time.monotonic()
        self.process = subprocess.Popen(command, cwd=folder, env=settings, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.ready_after = self.wait() - began

    def wait(self):
        while True:
            if self.process.poll() is not None:
                end = self.log_file.read_text(errors="replace")[-2000:]
                raise SystemExit(f"{self.log_file.stem} ended while it started. It said:\n{end}")
            try:
                ask(self.url)
                return time.monotonic()
            except OSError:
                time.sleep(0.001)

    def memory(self):
        """What it holds in memory, in MB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024

    def forget_log(self):
        """Makes room: there is a line for each request."""
        os.truncate(self.log_file, 0)

    def warm_up(self):
        """Has the system read its database, for some systems soon give memory back that files were read into."""
        for file in self.log_file.parent.glob("*.sqlite*"):
            with open(file, "rb", buffering=0) as content:
                while content.read(1 << 22):
                    pass

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(200)
        finally:
            self.log.close()
            self.log_file.unlink(missing_ok=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Ours(Process):
    """Our server on a SQLite file in a folder, with its default settings except that nobody is held up."""

    def __init__(self, binaries, folder):
        port = _free_port()
        self.binary = binaries.server
        self.settings = {
            "PATH": os.environ["PATH"],
            "BACKEND_PORT": str(port),
            # A database that is kept must know its callers again, whatever the port.
            "BACKEND_URL": "http://localhost:3000",
            "BACKEND_INSTANCE": "bench",
            "BACKEND_ENC_KEY": KEY,
            "BACKEND_DB_URL": "file:./bench.sqlite",
            "BACKEND_RATE_LIMIT": "off",
        }
        super().__init__([self.binary], folder, port, self.settings)

    def answer(self, request):
        """What a request gives, which must be a success."""
        answer = ask(self.url, request.path, request.method, request.credential, request.body.encode())
        if not 200 <= answer.status < 300:
            raise SystemExit(f"{request.method} {request.path} was answered with {answer.status}: {answer.body[:300]!r}")
        return answer

    def command(self, folder, *words):
        """Runs a command of the program on this database, and gives what it prints."""
        return subprocess.run([self.binary, *words], cwd=folder, env=self.settings, check=True, capture_output=True, text=True).stdout


class Limit(Process):
    """actix-web alone, which gives these answers in turn, whatever is asked."""

    def __init__(self, binaries, folder, answers):
        port = _free_port()
        files = []
        for number, answer in enumerate(answers):
            files.append(Path(folder) / f"answer-{number}")
            files[-1].write_bytes(answer.text())
        super().__init__([binaries.example("limit"), str(port), *files], folder, port, {"PATH": os.environ["PATH"]})


class Folder:
    """A folder for as long as something is measured. It is on the disk of the repository, because writes are measured too."""

    def __enter__(self):
        parent = ROOT / "target/bench"
        parent.mkdir(parents=True, exist_ok=True)
        self.path = Path(tempfile.mkdtemp(prefix="run-", dir=parent))
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def _free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def as_json(answer):
    return json.loads(answer.body)
