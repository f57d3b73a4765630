"""A server of the tour's own, in a directory of its own."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from .surprise import Surprise

ROOT = Path(__file__).resolve().parents[2]
KEY = "correct-horse-battery-staple-0123456789abcdef"
BINARIES = [ROOT / "target/debug/freesewing-server", ROOT / "target/release/freesewing-server"]


def newest_binary():
    """The binary that was built last."""
    built = [binary for binary in BINARIES if binary.exists()]
    if not built:
        raise SystemExit("there is no freesewing-server yet; run: cargo build --package freesewing-server")
    return max(built, key=lambda binary: binary.stat().st_mtime)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """A running server. A setting that is None is left out."""

    def __init__(self, binary, **settings):
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="freesewing-tour-"))
        self.settings = {
            "PATH": os.environ["PATH"],
            "BACKEND_PORT": str(self.port),
            "BACKEND_URL": f"http://localhost:{self.port}",
            "BACKEND_INSTANCE": "tour",
            "BACKEND_ENC_KEY": KEY,
            "BACKEND_DB_URL": "file:./tour.sqlite",
            "BACKEND_ENABLE_TESTS": "yes",
            "BACKEND_RATE_LIMIT": "off",
            "BACKEND_UNUSUAL_CALLS": "600",
            "BACKEND_UNUSUAL_EVERY": "1s",
            "BACKEND_LOG": "warn",
            **settings,
        }
        self.settings = {name: value for name, value in self.settings.items() if value is not None}
        self.binary = Path(binary).resolve()
        self.log = open(self.folder / "log", "wb")
        self.process = subprocess.Popen(
            [self.binary], cwd=self.folder, env=self.settings, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log
        )
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    @property
    def url(self):
        """Where the server believes to be."""
        return self.settings["BACKEND_URL"]

    @property
    def audience(self):
        return f"{self.url}/{self.settings['BACKEND_INSTANCE']}"

    def _wait(self):
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise Surprise("a server that starts", self.last_words(), "the start")
            try:
                self.send("GET", "/", {}, None)
                return
            except OSError:
                time.sleep(0.02)
        raise Surprise("a server that answers", self.last_words(), "the start")

    def send(self, method, path, headers, body):
        """Sends a request; gives status, headers and body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            try:
                connection.request(method, path, body=body, headers=headers)
            except (BrokenPipeError, ConnectionResetError):
                pass  # The server may have heard enough, and answers all the same.
            response = connection.getresponse()
            return response.status, response.headers, response.read()
        finally:
            connection.close()

    def command(self, *arguments):
        """Runs another command of the binary beside the server, and gives what it prints."""
        ran = subprocess.run(
            [self.binary, *arguments], cwd=self.folder, env=self.settings, capture_output=True, text=True, timeout=60
        )
        if ran.returncode != 0:
            raise Surprise("exit code 0", f"{ran.returncode}: {ran.stderr}", " ".join(arguments))
        return ran.stdout

    def last_words(self):
        """The end of its log."""
        return (self.folder / "log").read_text(errors="replace")[-3000:]

    def stop(self):
        """Ends it, and takes away all that it wrote."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return self.process.returncode
