"""A stand-in for GitHub's API, as far as issues, discussions and pull requests go."""

import re

from .picture import png
from .standin import StandIn

REPOSITORY = "/repos/freesewing/freesewing"
DEVELOP = "d6a4f0c1" * 5


class GitHub(StandIn):
    """A repository with a few posts in it."""

    TOKEN = "github-token-of-the-tour"

    def __init__(self, people):
        super().__init__("GitHub")
        #: Who can be asked about with a token from signing in: token → what GitHub tells.
        self.people = people
        self.posts = {"blog": ["old-post"], "showcase": ["old-dress"]}

    def respond(self, request):
        if request.path in ("/user", "/user/emails"):
            return self.person(request)
        if request.path.startswith("/avatars/"):
            return 200, png(40)
        self.wants(request, "a User-Agent", True, bool(request.headers.get("User-Agent")))
        scheme, _, token = (request.headers.get("Authorization") or "").partition(" ")
        self.wants(request, "the token", ("bearer", self.TOKEN), (scheme.lower().replace("token", "bearer"), token))
        routes = [
            ("POST", r"/graphql", self.discussion),
            ("POST", REPOSITORY + r"/issues", self.issue),
            ("POST", REPOSITORY + r"/issues/\d+/(assignees|comments|labels)", lambda request: (201, {"number": 7})),
            ("POST", REPOSITORY + r"/pulls/\d+/requested_reviewers", lambda request: (201, {"number": 7})),
            ("GET", REPOSITORY + r"/git/refs?/heads/develop", lambda request: (200, reference("develop"))),
            ("GET", REPOSITORY + r"/branches/develop", lambda request: (200, {"commit": {"sha": DEVELOP}})),
            ("POST", REPOSITORY + r"/git/refs", self.branch),
            ("PUT", REPOSITORY + r"/contents/markdown/org/(blog|showcase)/[a-z0-9-]+/en\.md", self.file),
            ("POST", REPOSITORY + r"/pulls", self.pull_request),
            ("GET", REPOSITORY + r"/contents/markdown/org/(blog|showcase)", self.listing),
        ]
        for method, pattern, respond in routes:
            if request.method == method and re.fullmatch(pattern, request.path):
                return respond(request)
        return self.unknown(request)

    def person(self, request):
        """What GitHub tells about who signs in."""
        self.wants(request, "Accept", "application/vnd.github+json", request.headers.get("Accept"))
        self.wants(request, "X-Github-Api-Version", "2022-11-28", request.headers.get("X-Github-Api-Version"))
        scheme, _, token = (request.headers.get("Authorization") or "").partition(" ")
        known = self.people.get(token) if scheme.lower() in ("bearer", "token") else None
        if known is None:
            return 401, {"message": "Bad credentials"}
        if request.path == "/user/emails":
            return 200, known["emails"]
        return 200, {"id": 1, "type": "User", **known["user"]}

    def issue(self, request):
        sent = request.json
        known = ("title", "body", "assignees", "labels")
        self.wants(request, "members beyond the known", [], [name for name in sent if name not in known])
        return 201, {"number": 7, "state": "open", "title": sent.get("title"), "body": sent.get("body"), "html_url": "x"}

    def discussion(self, request):
        text = request.content.decode()
        for piece in ("createDiscussion", "R_kgDOCFgrqQ", "DIC_kwDOCFgrqc4B9zXs"):
            self.wants(request, f"{piece} in it", True, piece in text)
        return 200, {"data": {"createDiscussion": {"discussion": {"url": "https://github.com/discussions/7"}}}}

    def branch(self, request):
        name = (request.json.get("ref") or "").removeprefix("refs/heads/")
        self.wants(request, "sha", DEVELOP, request.json.get("sha"))
        return 201, reference(name)

    def file(self, request):
        return 201, {"content": {"path": request.path.split("/contents/")[1]}, "commit": {"sha": "c" * 40}}

    def pull_request(self, request):
        self.wants(request, "base", "develop", request.json.get("base"))
        return 201, {"number": 8, "state": "open", "title": request.json.get("title"), "html_url": "x"}

    def listing(self, request):
        kind = request.path.rsplit("/", 1)[1]
        folder = f"markdown/org/{kind}"
        return 200, [{"name": name, "path": f"{folder}/{name}", "type": "dir"} for name in self.posts[kind]]


def reference(name):
    return {"ref": f"refs/heads/{name}", "node_id": "x", "url": "x", "object": {"type": "commit", "sha": DEVELOP}}
