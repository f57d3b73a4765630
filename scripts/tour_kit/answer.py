"""What came back, and what to expect of it."""

import json
import re

from .shapes import difference, shown
from .surprise import Surprise

JSON = "application/json; charset=utf-8"
YAML = "text/yaml; charset=utf-8"
SVG = "image/svg+xml; charset=utf-8"
HTML = "text/html; charset=utf-8"


class Answer:
    """An answer of the server."""

    def __init__(self, status, headers, content, path):
        self.status = status
        self.headers = headers
        self.content = content
        self.path = path

    @property
    def text(self):
        return self.content.decode("utf-8")

    @property
    def json(self):
        """The body as JSON."""
        if self.type != JSON:
            raise Surprise(JSON, self.type, "Content-Type")
        return json.loads(self.text)

    @property
    def type(self):
        return self.headers.get("Content-Type")

    def __getitem__(self, name):
        return self.json[name]

    # What came is what was expected, or the tour ends.

    def is_success(self, **members):
        """200, with `result` and exactly these members, in this order."""
        return self.is_json(200, {"result": "success", **members})

    def is_created(self, **members):
        """201, with `result` and exactly these members, in this order."""
        return self.is_json(201, {"result": "created", **members})

    def is_error(self, status, identifier):
        """The server says what is wrong, in one word."""
        return self.is_json(status, {"result": "error", "error": identifier})

    def is_nested_error(self, status, identifier):
        """The server says why the account may not go on."""
        return self.is_json(status, {"result": "error", "error": {"error": identifier}})

    def is_level_error(self, required=None, level=None):
        """The caller may not do this: the level that it takes, and the one that they have."""
        self.has_status(403)
        levels = {name: self.json.get(name) for name in ("required", "level")}
        if not all(type(number) is int and 0 <= number <= 9 for number in levels.values()):
            raise Surprise("two levels", levels, "the answer")
        expected = levels if required is None else {"required": required, "level": level}
        return self.is_json(403, {"result": "error", "error": "insufficientAccessLevel", **expected})

    def is_not_found(self):
        """There is no such record: nothing at all."""
        return self.has_status(404).is_empty()

    def is_not_found_yaml(self):
        """There is no such record, in YAML."""
        return self.has_status(404).has_type(YAML).has_text("null\n")

    def is_no_route(self):
        """There is no such route."""
        return self.is_error(404, "notFound")

    def is_deleted(self):
        """It is gone."""
        return self.has_status(204).is_empty()

    def is_unauthorized(self):
        """The credential is no good; routes for keys say which kind they take."""
        self.has_status(401).has_text("Unauthorized")
        challenge = 'Basic realm="Users"' if self.path.split("?")[0].rstrip("/").lower().endswith("/key") else None
        return self.has_header("WWW-Authenticate", challenge).has_type(None)

    def is_json(self, status, expected):
        """This status and exactly this body."""
        self.has_status(status)
        body = self.json
        found = difference(expected, body)
        if found:
            where, wanted, got = found
            raise Surprise(shown(wanted), shown(got), where)
        compact = json.dumps(body, separators=(",", ":"), ensure_ascii=False)
        if compact != self.text:
            raise Surprise(compact, self.text, "the spelling of the body")
        return self

    def has_status(self, *statuses):
        if self.status not in statuses:
            raise Surprise(" or ".join(map(str, statuses)), f"{self.status} {self.shortened(2000)}", "status")
        return self

    def has_type(self, expected):
        got = self.type and self.type.lower()
        if got != (expected and expected.lower()):
            raise Surprise(expected, self.type, "Content-Type")
        return self

    def has_header(self, name, expected):
        got = self.headers.get(name)
        if got != expected:
            raise Surprise(expected, got, name)
        return self

    def is_empty(self):
        if self.content or self.type:
            raise Surprise("no body and no Content-Type", f"{self.type}: {self.shortened(500)}", "the body")
        return self

    def has_text(self, expected):
        if self.text != expected:
            raise Surprise(expected, self.text, "the body")
        return self

    def has_yaml(self, *lines):
        """200, and these lines, of which each is a pattern."""
        self.has_status(200).has_type(YAML)
        pattern = "".join(f"{line}\n" for line in lines)
        if not re.fullmatch(pattern, self.text):
            raise Surprise(pattern, self.text, "the YAML")
        return self

    def includes(self, *pieces):
        for piece in pieces:
            if piece not in self.text:
                raise Surprise(piece, self.shortened(2000), "a part of the body")
        return self

    def lacks(self, *pieces):
        for piece in pieces:
            if piece in self.text:
                raise Surprise(f"nothing like {piece}", self.shortened(2000), "the body")
        return self

    def shortened(self, length):
        """The body for people."""
        try:
            text = self.text
        except UnicodeDecodeError:
            return f"({len(self.content)} bytes)"
        text = re.sub(r"([\w+/-]{24})[\w+/=.-]{40,}", r"\1…", text).replace("\n", "⏎")
        return text if len(text) <= length else text[:length] + "…"
