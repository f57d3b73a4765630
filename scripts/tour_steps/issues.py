from tour_kit.section import Section
from tour_kit.shapes import WORD, Some
from tour_kit.surprise import Surprise

URL = "https://github.com/discussions/7"


class Issues(Section):
    """Issues and discussions

    Anybody may report a problem or start a discussion from the website; it ends up on GitHub.
    """

    def refusals(self):
        """A title and a body are needed."""
        for path in ("/issues", "/discussions"):
            cases = [({}, "postBodyMissing"), ({"body": "b"}, "titleMissing"), ({"title": "t"}, "bodyMissing")]
            self.refuses("POST", path, None, cases)

    def issue(self):
        """An issue may come with labels and assignees; whatever else is sent does not reach GitHub."""
        self.github.take()
        body = {"title": "t", "body": "b", "assignees": ["joostdecock"], "labels": ["bug"], "state": "closed", "milestone": 1}
        answer = self.call("POST", "/issues", body=body)
        answer.is_created(issue=Some(state="open", title="t", body="b"))
        sent = self.github.take()[0].json
        if sent != {name: body[name] for name in ("title", "body", "assignees", "labels")}:
            raise Surprise("title, body, assignees, labels", sent, "what GitHub got")

    def discussion(self):
        """A discussion is answered with the address that it got."""
        answer = self.call("POST", "/discussions", body={"title": "t", "body": 'b "quoted"\n'})
        answer.is_created(discussion={"data": {"createDiscussion": {"discussion": {"url": URL}}}})
        self.github.take()

    def broken(self):
        """When GitHub is broken, the answer says so in a word."""
        self.github.broken = 500
        try:
            for path in ("/issues", "/discussions"):
                self.call("POST", path, body={"title": "t", "body": "b"}).is_json(400, {"result": "error", "error": WORD})
        finally:
            self.github.broken = None
            self.github.take()

    def switched_off(self):
        """Where GitHub is not set up, nothing else is looked at."""
        server = self.tour.other_server(BACKEND_ENABLE_GITHUB=None, BACKEND_GITHUB_TOKEN=None)
        try:
            for path in ("/issues", "/discussions"):
                self.call("POST", path, body={}, server=server).is_error(400, "notEnabled")
                self.call("POST", path, body={"title": "t", "body": "b"}, server=server).is_error(400, "notEnabled")
        finally:
            server.stop()
