"""Who is there to begin with: somebody with a token, a key and sets; and curated sets."""

import base64
import json
import re
import subprocess
import time
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from .servers import RELEASE

MEASUREMENTS = {
    "head": 560, "neck": 365, "shoulderToShoulder": 395, "shoulderSlope": 13, "shoulderToElbow": 355, "shoulderToWrist": 605,
    "biceps": 300, "wrist": 165, "highBust": 885, "chest": 920, "bustSpan": 182, "underbust": 780, "hpsToBust": 275,
    "hpsToWaistFront": 430, "hpsToWaistBack": 410, "waist": 740, "hips": 900, "seat": 1010, "waistToHips": 110,
    "waistToSeat": 220, "waistToFloor": 1060, "inseam": 790, "knee": 380,
}
SET = {"name": "Ann", "notes": "Measured over a thin jumper.", "measies": MEASUREMENTS, "public": True}
PASSWORD = "a password that nobody guesses"


@dataclass(frozen=True)
class Person:
    name: str
    token: str
    key: str
    secret: str
    sets: list

    @property
    def by_token(self):
        return f"Bearer {self.token}"

    @property
    def by_key(self):
        return basic(self.key, self.secret)


def basic(key, secret):
    return "Basic " + base64.b64encode(f"{key}:{secret}".encode()).decode()


def settle(server, folder):
    """Makes an administrator with a password, a key of level 3, twenty public sets and twenty curated ones."""
    said = subprocess.run(
        [RELEASE / "freesewing-server", "admin", "grant", "bench@example.com"],
        cwd=folder, env=_settings(server), check=True, capture_output=True, text=True,
    ).stdout
    link = parse_qs(urlsplit(re.search(r"https?://\S+", said)[0]).query)
    signed_in = json.loads(server.call(f"/signinlink/{link['id'][0]}/{link['check'][0]}", {}))
    by_token = f"Bearer {signed_in['token']}"
    server.call("/consent/jwt", {"consent": 1}, by_token, "PATCH")
    server.call("/account/jwt", {"password": PASSWORD}, by_token, "PATCH")
    key = json.loads(server.call("/apikeys/jwt", {"name": "bench", "level": 3, "expiresIn": 86400 * 30}, by_token))["apikey"]
    sets = [json.loads(server.call("/sets/jwt", {**SET, "name": f"Ann {n}"}, by_token))["set"]["id"] for n in range(20)]
    for n in range(20):
        curated = {"nameEn": f"Size {n}", "notesEn": "The mean of many people.", "height": 160 + n, "tags": ["mean"], "measies": MEASUREMENTS}
        made = json.loads(server.call("/curated-sets/jwt", curated, by_token))
        number = next(part["id"] for part in made.values() if isinstance(part, dict))
        server.call(f"/curated-sets/{number}/jwt", {"published": True}, by_token, "PATCH")
    # What was written just now is counted and put away before anything is measured.
    time.sleep(1)
    return Person(signed_in["account"]["username"], signed_in["token"], key["key"], key["secret"], sets)


def _settings(server):
    return {name: value for name, value in server.settings.items() if name.startswith("BACKEND_") or name == "PATH"}
