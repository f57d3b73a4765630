"""What the stand-ins for other people's web services have in common."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Request:
    """A request that arrived."""

    def __init__(self, method, path, headers, content):
        self.method = method
        self.path, _, self.query = path.partition("?")
        self.headers = headers
        self.content = content

    @property
    def json(self):
        try:
            return json.loads(self.content)
        except ValueError:
            return {}

    def __str__(self):
        return f"{self.method} {self.path}{'?' + self.query if self.query else ''}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        if "chunked" in (self.headers.get("Transfer-Encoding") or ""):
            content = self.chunks()
        else:
            content = self.rfile.read(length)
        request = Request(self.command, self.path, self.headers, content)
        status, body = self.server.standin.receive(request)
        kind = "image/png" if isinstance(body, bytes) else "application/json; charset=utf-8"
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def chunks(self):
        content = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            content += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return content

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer


class StandIn:
    """A web service that remembers what it was sent, and complains about what it should not have been sent."""

    def __init__(self, name):
        self.name = name
        self.requests = []
        self.complaints = []
        #: While this is set, everything is answered with it.
        self.broken = None
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self.http.daemon_threads = True
        self.http.standin = self
        threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.http.server_address[1]}"

    def receive(self, request):
        self.requests.append(request)
        if self.broken:
            return self.broken, {"message": "Something is broken here"}
        return self.respond(request)

    def respond(self, request):
        """Status and body of the answer."""
        raise NotImplementedError

    def wants(self, request, name, expected, got):
        """Complains unless something is as it should be."""
        if expected != got:
            self.complaints.append(f"{self.name} was sent {request} with {name} {got!r}, and wants {expected!r}")
            return False
        return True

    def unknown(self, request):
        self.complaints.append(f"{self.name} does not know {request}")
        return 404, {"message": "Not Found"}

    def take(self):
        """What it was sent since the last time."""
        taken, self.requests = self.requests, []
        return taken

    def stop(self):
        self.http.shutdown()
        self.http.server_close()
