"""The tour itself: who calls whom, and what was seen."""

import base64
import json

from .answer import Answer
from .people import LEVELS, Key, Person
from .printing import curl
from .server import Server
from .surprise import Surprise


class Tour:
    """What all sections share."""

    def __init__(self, binary, services, printer):
        self.binary = binary
        self.services = services
        self.printer = printer
        #: (method, path, status) of every call to the main server.
        self.calls = []
        self.people = 0
        self.server = Server(binary, **services.settings)
        self.others = []

    def stop(self):
        """Ends all servers; gives the exit code of the main one."""
        for other in self.others:
            other.stop()
        status = self.server.stop()
        self.services.stop()
        return status

    def other_server(self, **settings):
        """A second server with other settings; a setting that is None is left out."""
        self.others.append(Server(self.binary, **{**self.services.settings, **settings}))
        return self.others[-1]

    def call(self, method, path, as_=None, body=None, headers=None, raw=None, media="application/json", quiet=False, server=None):
        """Sends a request. `as_` is a person, a key, or whatever stands in the header `Authorization`."""
        sent = dict(headers or {})
        content = None
        if raw is not None or body is not None:
            content = raw if raw is not None else json.dumps(body, ensure_ascii=False).encode()
            if media:
                sent["Content-Type"] = media
        header, shown = self._credential(as_, path)
        line = curl(method, path, shown, headers or {}, body, raw)
        if header:
            sent["Authorization"] = header
        target = server or self.server
        try:
            status, answered, received = target.send(method, path, sent, content)
        except OSError as error:
            raise Surprise("an answer", f"{type(error).__name__}: {error}\n{target.last_words()}", line) from error
        answer = Answer(status, answered, received, path)
        if not quiet:
            self.printer.call(line, answer)
        self.calls.append((method, path, status))
        self._always(answer, line)
        return answer

    def _credential(self, as_, path):
        """The header, and how one would type it."""
        if isinstance(as_, Person) and path.split("?")[0].rstrip("/").lower().endswith("/key"):
            as_.key = as_.key or self.key(as_, LEVELS[as_.role])
            as_ = as_.key
        if isinstance(as_, Person):
            return f"Bearer {as_.token}", f'-H "Authorization: Bearer ${as_.name.upper()}"'
        if isinstance(as_, Key):
            credential = base64.b64encode(f"{as_.id}:{as_.secret}".encode()).decode()
            return f"Basic {credential}", f'-u "${as_.name.upper()}"'
        if as_:
            return as_, f'-H "Authorization: {as_[:40]}{"…" if len(as_) > 40 else ""}"'
        return None, None

    def _always(self, answer, line):
        """What is true of every answer."""
        try:
            if answer.status == 405 or answer.status >= 500 and answer.status != 502:
                raise Surprise("no 405 and no failure", f"{answer.status} {answer.shortened(500)}", "status")
            answer.has_header("Access-Control-Allow-Origin", "*").has_header("X-Powered-By", None)
            self.services.no_complaints()
        except Surprise as surprise:
            surprise.where = f"{surprise.where}, after {line}"
            raise

    def new_email(self):
        """An address that nobody has, in the domain of tests."""
        self.people += 1
        return f"person{self.people}@freesewing.dev"

    def person(self, name, role="user", language="en", server=None):
        """Somebody new of a role, who signed up and confirmed."""
        address = self.new_email()
        body = {"email": address, "language": language, "test": True, "role": role}
        signup = self.call("POST", "/signup", body=body, quiet=True, server=server).has_status(201)
        path = f"/confirm/signup/{signup['confirmation']}"
        answer = self.call("POST", path, body={"consent": 1}, quiet=True, server=server).has_status(200)
        self.printer.aside(f"{name} signs up: {address}, a {role}")
        return Person(name, address, role, answer.json)

    def key(self, owner, level, name="a key", expires_in=3600):
        """A new API key of somebody's."""
        body = {"name": name, "level": level, "expiresIn": expires_in}
        answer = self.call("POST", "/apikeys/jwt", owner, body, quiet=True).has_status(201)
        self.printer.aside(f"{owner.name} makes an API key of level {level}")
        return Key(owner, answer.json)
