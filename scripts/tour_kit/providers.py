"""Stand-ins for those who vouch for people who sign in: GitHub's site, and Google."""

from urllib.parse import parse_qs

from .standin import StandIn


class Provider(StandIn):
    """Gives a token for a code."""

    TOKEN_PATH = None
    MORE = {}

    def __init__(self, name, callback):
        super().__init__(name)
        self.client = f"{name.lower()}-client"
        self.secret = f"{name.lower()}-secret"
        self.callback = callback
        #: code → token
        self.codes = {}

    def respond(self, request):
        if (request.method, request.path) != ("POST", self.TOKEN_PATH):
            return self.unknown(request)
        sent = request.json
        expected = {"client_id": self.client, "client_secret": self.secret, "redirect_uri": self.callback, **self.MORE}
        for name, value in expected.items():
            self.wants(request, name, value, sent.get(name))
        self.wants(request, "Accept", "application/json", request.headers.get("Accept"))
        token = self.codes.pop(sent.get("code"), None)
        if token is None:
            return self.no_such_code()
        return 200, {"access_token": token, "token_type": "bearer", "scope": "x"}

    def no_such_code(self):
        return 400, {"error": "invalid_grant"}


class GitHubSite(Provider):
    """github.com, which signs people in."""

    TOKEN_PATH = "/login/oauth/access_token"

    def __init__(self, callback):
        super().__init__("GitHub-site", callback)
        #: What GitHub's API knows about whom: token → user and emails.
        self.people = {}

    def knows(self, code, login, emails, **user):
        """Somebody who is about to come with a code."""
        self.codes[code] = f"gho_{code}"
        self.people[f"gho_{code}"] = {"user": {"login": login, "email": None, **user}, "emails": emails}

    def no_such_code(self):
        # GitHub says so with status 200.
        return 200, {"error": "bad_verification_code", "error_description": "The code passed is incorrect or expired."}


class Google(Provider):
    """Google, all of its hosts in one."""

    TOKEN_PATH = "/token"
    MORE = {"grant_type": "authorization_code"}

    def __init__(self, callback):
        super().__init__("Google", callback)
        self.people = {}

    def knows(self, code, email, name=None, verified=True):
        self.codes[code] = f"ya29.{code}"
        entry = {"metadata": {"primary": True, "verified": verified, "source": {"type": "ACCOUNT"}}}
        other = {"metadata": {"primary": False}, "value": "other@example.com"}
        self.people[f"ya29.{code}"] = {
            "emailAddresses": [other, {**entry, "value": email}],
            "names": [{**entry, "displayName": name}] if name else [],
            "photos": [],
        }

    def respond(self, request):
        if (request.method, request.path) != ("GET", "/v1/people/me"):
            return super().respond(request)
        fields = parse_qs(request.query).get("personFields", [""])[0]
        self.wants(request, "personFields", "emailAddresses,names,photos", fields)
        person = self.people.get((request.headers.get("Authorization") or "").removeprefix("Bearer "))
        return (200, person) if person else (401, {"error": {"code": 401}})
