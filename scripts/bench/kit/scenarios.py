"""What people ask for: the requests of each row."""

import json

from .load import Request
from .people import SET

# So many different values that a set does not get the one it has.
VALUES = 300


def reads(person):
    one = person.sets[0]
    return {
        "one set by key": [Request(f"/sets/{one}/key", credential=person.by_key)],
        "one set by token": [Request(f"/sets/{one}/jwt", credential=person.by_token)],
        "list of 20 sets by key": [Request("/sets/key", credential=person.by_key)],
        "public set": [Request(f"/sets/{one}.json")],
        "curated list of 20 sets": [Request("/curated-sets")],
        "whoami by key": [Request("/whoami/key", credential=person.by_key)],
    }


def mixed(person):
    """Four reads and an update, each round of another of the sets."""
    requests = []
    for n in range(VALUES):
        one = person.sets[n % len(person.sets)]
        requests += [
            Request(f"/sets/{one}/key", credential=person.by_key),
            Request(f"/sets/{one}/jwt", credential=person.by_token),
            Request("/whoami/key", credential=person.by_key),
            Request(f"/sets/{one}.json"),
            _update(person, one, n),
        ]
    return requests


def updates(person):
    """What stays as it was is not written, so each says something new."""
    return [_update(person, one, n) for n in range(VALUES) for one in person.sets]


def create(person):
    """A new set. It is made for the one with the key, whose list of sets grows: so this comes last."""
    return [Request("/sets/key", "POST", person.by_key, json.dumps({**SET, "public": False}))]


def _update(person, one, n):
    return Request(f"/sets/{one}/key", "PATCH", person.by_key, json.dumps({"measies": {"chest": 900 + n}}))
