"""Who is there to begin with: somebody with a token, keys and sets; and curated sets."""

import base64
import json
import re
import time
from dataclasses import asdict, dataclass, replace
from urllib.parse import parse_qs, urlsplit

from .load import Request
from .servers import as_json

MEASUREMENTS = {
    "head": 560, "neck": 365, "shoulderToShoulder": 395, "shoulderSlope": 13, "shoulderToElbow": 355, "shoulderToWrist": 605,
    "biceps": 300, "wrist": 165, "highBust": 885, "chest": 920, "bustSpan": 182, "underbust": 780, "hpsToBust": 275,
    "hpsToWaistFront": 430, "hpsToWaistBack": 410, "waist": 740, "hips": 900, "seat": 1010, "waistToHips": 110,
    "waistToSeat": 220, "waistToFloor": 1060, "inseam": 790, "knee": 380,
}
SET = {"name": "Ann", "notes": "Measured over a thin jumper.", "measies": MEASUREMENTS, "public": True}
PASSWORD = "a password that nobody guesses"
SETS = 20
YEAR = 86400 * 365


@dataclass(frozen=True)
class Person:
    name: str
    token: str
    # of level 3
    key: str
    secret: str
    # of level 6, which may read other people's sets
    reader: str
    reader_secret: str
    sets: list

    @property
    def by_token(self):
        return f"Bearer {self.token}"

    @property
    def by_key(self):
        return basic(self.key, self.secret)

    @property
    def by_reader(self):
        return basic(self.reader, self.reader_secret)

    def sign_in(self):
        return Request("/signin", "POST", body=json.dumps({"username": self.name, "password": PASSWORD}))

    def back(self, server):
        """The same person with a new token."""
        return replace(self, token=as_json(server.answer(self.sign_in()))["token"])

    def as_json(self):
        return asdict(self)


def basic(key, secret):
    return "Basic " + base64.b64encode(f"{key}:{secret}".encode()).decode()


def settle(server, folder):
    """Makes an administrator with a password, two keys, twenty public sets and twenty curated ones."""
    link = re.search(r"https?://\S+", server.command(folder, "admin", "grant", "bench@example.com"))
    query = parse_qs(urlsplit(link[0]).query)
    signed_in = _send(server, f"/signinlink/{query['id'][0]}/{query['check'][0]}", {})
    by_token = f"Bearer {signed_in['token']}"
    _send(server, "/consent/jwt", {"consent": 1}, by_token, "PATCH")
    _send(server, "/account/jwt", {"password": PASSWORD}, by_token, "PATCH")
    key, reader = (_send(server, "/apikeys/jwt", {"name": "bench", "level": level, "expiresIn": YEAR}, by_token)["apikey"] for level in (3, 6))
    sets = [_send(server, "/sets/jwt", {**SET, "name": f"Ann {n}"}, by_token)["set"]["id"] for n in range(SETS)]
    for n in range(SETS):
        _curate(server, by_token, n)
    # What was written just now is counted and put away before anything is measured.
    time.sleep(1)
    return Person(signed_in["account"]["username"], signed_in["token"], key["key"], key["secret"], reader["key"], reader["secret"], sets)


def _curate(server, by_token, n):
    curated = {"nameEn": f"Size {n}", "notesEn": "The mean of many people.", "height": 160 + n, "tags": ["mean"], "measies": MEASUREMENTS}
    made = _send(server, "/curated-sets/jwt", curated, by_token)
    number = next(part["id"] for part in made.values() if isinstance(part, dict))
    _send(server, f"/curated-sets/{number}/jwt", {"published": True}, by_token, "PATCH")


def _send(server, path, body, credential="", method="POST"):
    return as_json(server.answer(Request(path, method, credential, json.dumps(body))))
