"""What schemathesis has to be told of our API: who calls, which records there are, and what is meant to be odd.

Loaded by schemathesis itself; scripts/check-api says so.
"""

import base64
import itertools
import json
import os
import urllib.error
import urllib.request

import schemathesis

BASE = os.environ["CHECK_API_BASE"]
# Calls that may end the account or the key that they are made with.
RISKY = ("/account", "/consent", "/admin/user", "/apikeys/")
SAFE = ("GET /account/jwt", "GET /account/key", "GET /apikeys/{id}/jwt", "GET /apikeys/{id}/key", "POST /apikeys/jwt", "POST /apikeys/key")


# The picture of the examples would be fetched from somebody out there.
NOWHERE = "https://pictures.invalid/x.png"


def ask(method, path, body=None, authorization=None):
    """Calls the API for our own ends; gives the body, or None unless it worked."""
    headers = {"Content-Type": "application/json"}
    if authorization:
        headers["Authorization"] = authorization
    content = json.dumps(body).encode() if body else None
    request = urllib.request.Request(BASE + path, content, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError:
        return None


class Caller:
    """An administrator with a token and a key; somebody else as soon as a call has cost them one of these."""

    def __init__(self):
        self.numbers = itertools.count(1)
        self.doubtful = True
        self.token = self.key = None

    def credential(self, path):
        """The header for a path that needs one."""
        if self.doubtful and not self._is_fine():
            self._begin_anew()
        self.doubtful = False
        return self.key if path.endswith("/key") else self.token

    def _is_fine(self):
        if not self.token:
            return False
        paths = (("/account/jwt", self.token), ("/account/key", self.key))
        answers = [ask("GET", path, authorization=credential) for path, credential in paths]
        return all(answer and answer["account"]["role"] == "admin" for answer in answers)

    def _begin_anew(self):
        address = f"admin{next(self.numbers)}@freesewing.dev"
        signup = ask("POST", "/signup", {"email": address, "language": "en", "test": True, "role": "admin"})
        answer = ask("POST", f"/confirm/signup/{signup['confirmation']}", {"consent": 1})
        self.token = f"Bearer {answer['token']}"
        key = ask("POST", "/apikeys/jwt", {"name": "check", "level": 9, "expiresIn": 86400}, self.token)["apikey"]
        self.key = "Basic " + base64.b64encode(f"{key['key']}:{key['secret']}".encode()).decode()


class Records:
    """Ids that answers have told of; every second call goes to one of them, so that not all end in 404."""

    NAMES = {
        "sets": "set",
        "patterns": "pattern",
        "bookmarks": "bookmark",
        "curated-sets": "curatedSet",
        "option-packs": "optionPack",
        "apikeys": "apikey",
        "users": "account",
        "user": "account",
        "suggested-sets": "submission",
        "suggested-packs": "submission",
        "images": "imgId",
        "confirmations": "confirmation",
    }

    def __init__(self):
        self.known = {}
        self.turn = 0

    def remember(self, body):
        for name in set(self.NAMES.values()):
            told = body.get(name)
            if isinstance(told, dict):
                told = told.get("id") or told.get("key")
            if told:
                self.known[name] = told

    def one_for(self, path):
        """An id for a path, now and then."""
        words = [word for word in path.split("/") if word in self.NAMES]
        self.turn += 1
        return self.known.get(self.NAMES[words[0]]) if words and self.turn % 2 else None


CALLER = Caller()
RECORDS = Records()


@schemathesis.auth(refresh_interval=None)
class Credentials:
    """Gives each operation the credential that the document says it takes."""

    def get(self, case, context):
        return CALLER.credential(case.operation.path) if case.operation.definition.raw.get("security") else None

    def set(self, case, data, context):
        if data:
            case.headers = {**(case.headers or {}), "Authorization": data}


@schemathesis.hook
def before_call(context, case, kwargs):
    known = RECORDS.one_for(case.operation.path)
    if known and case.path_parameters and "id" in case.path_parameters:
        case.path_parameters["id"] = str(known)
    if isinstance(case.body, dict) and str(case.body.get("url")).startswith("http"):
        case.body = {**case.body, "url": NOWHERE}


@schemathesis.hook
def after_call(context, case, response):
    if case.operation.path.startswith(RISKY) and case.operation.label not in SAFE:
        CALLER.doubtful = True
    if response.status_code < 300 and response.headers.get("content-type", [""])[0].startswith("application/json"):
        try:
            body = json.loads(response.content)
        except ValueError:
            return
        if isinstance(body, dict):
            RECORDS.remember(body)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """The plain word `Unauthorized` has no media type, on purpose, also where other refusals are JSON."""
    return not (response is not None and response.status_code == 401 and response.content == b"Unauthorized")
