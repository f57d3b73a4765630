"""Tokens made by hand, to see which ones the server believes."""

import base64
import hashlib
import hmac
import json
import time

HASHES = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}


def _encoded(content):
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _json(value):
    return json.dumps(value, separators=(",", ":")).encode()


def signed(claims, secret, algorithm="HS256"):
    """A token with these claims; unsigned for `none`."""
    head = f"{_encoded(_json({'alg': algorithm, 'typ': 'JWT'}))}.{_encoded(_json(claims))}"
    if algorithm == "none":
        return head + "."
    return f"{head}.{_encoded(hmac.new(secret.encode(), head.encode(), HASHES[algorithm]).digest())}"


def claims_of(token):
    """What a token says, as it says it."""
    body = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


def claims_for(person, server):
    """What the server itself would put into a token."""
    now = int(time.time())
    return {
        "_id": person.id,
        "username": person.username,
        "role": person.role,
        "status": 1,
        "aud": server.audience,
        "iss": server.url,
        "iat": now,
        "exp": now + 3600,
    }
