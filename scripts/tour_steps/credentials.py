import base64
import time

from tour_kit.jwt import claims_for, signed
from tour_kit.objects import account
from tour_kit.section import Section
from tour_kit.server import KEY
from tour_kit.surprise import Surprise

# Given in the contract: accepted by a server at this address, of this instance, that has a user 7.
VECTOR = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJfaWQiOjcsInVzZXJuYW1lIjoidXNlci03Iiwicm9sZSI6InVzZXIiLCJzdGF0dXMiOjEsImF1ZCI6Imh0dHA6"
    "Ly9sb2NhbGhvc3Q6MzExMS9yZWYiLCJpc3MiOiJodHRwOi8vbG9jYWxob3N0OjMxMTEiLCJpYXQiOjE3MDAwMDAwMDAsImV4cCI6NDEwMjQ0NDgwMH0."
    "88yw4JNebdZGQG8fjB1PH68TtUMygjEnFZzh2e-Mb4Q"
)


def basic(text):
    return "Basic " + base64.b64encode(text.encode()).decode()


class Credentials(Section):
    """Credentials

    The last part of a path says which kind it takes. Whatever is wrong with a credential, the answer is the same.
    """

    def each_to_its_own(self):
        """A token opens the paths that end in /jwt, a key those that end in /key, and neither the other's."""
        self.joost = self.person("joost")
        self.own_key = self.key(self.joost, 4)
        self.call("GET", "/account/jwt", self.joost).has_status(200)
        self.call("GET", "/account/key", self.own_key).has_status(200)
        self.call("GET", "/account/key", f"Bearer {self.joost.token}").is_unauthorized()
        self.call("GET", "/account/jwt", basic(f"{self.own_key.id}:{self.own_key.secret}")).is_unauthorized()

    def nothing_at_all(self):
        """Without a header there is no way in; cookies and queries are not looked at."""
        for path in ("/account/jwt", "/account/key", "/whoami/jwt", "/whoami/key"):
            self.call("GET", path).is_unauthorized()
        self.call("GET", f"/account/jwt?token={self.joost.token}").is_unauthorized()
        self.call("GET", "/account/jwt", headers={"Cookie": f"token={self.joost.token}"}).is_unauthorized()

    def spelling(self):
        """The name of the scheme may be in any case."""
        self.call("GET", "/account/jwt", f"bEARER {self.joost.token}").has_status(200)
        credential = basic(f"{self.own_key.id}:{self.own_key.secret}")
        self.call("GET", "/account/key", credential.replace("Basic", "bASIC")).has_status(200)

    def malformed_keys(self):
        """A header that makes no sense is refused like any other."""
        secret = self.own_key.secret
        for header in (
            "Basic", "Basic ", "Basic bm9jb2xvbg==", "Basic %%%", "Digest abc", basic(":"), basic(f":{secret}"),
            basic(f"{self.own_key.id}:"), basic(f"nonsense:{secret}"), basic(f"{self.own_key.id}:wrong"),
            basic(f"77d1622a-1211-48e2-9d5e-60adf76808ff:{secret}"), basic(f"{self.own_key.id}:{secret[:-1]}"),
        ):
            self.call("GET", "/account/key", header).is_unauthorized()

    def keys_that_ended(self):
        """A key works until its end, and not a moment longer; one that is removed stops at once."""
        short = self.key(self.joost, 4, expires_in=1)
        self.call("GET", "/whoami/key", short).has_status(200)
        removed = self.key(self.joost, 4)
        self.call("DELETE", f"/apikeys/{removed.id}/jwt", self.joost).is_deleted()
        self.call("GET", "/whoami/key", removed).is_unauthorized()
        time.sleep(1.1)
        self.call("GET", "/whoami/key", short).is_unauthorized()

    def tokens_by_hand(self):
        """A token is believed if it is signed with the server's key, is meant for it, and has an end that lies ahead."""
        good = claims_for(self.joost, self.tour.server)
        self.call("GET", "/account/jwt", "Bearer " + signed(good, KEY)).has_status(200)
        past = {**good, "iat": good["iat"] - 9000, "exp": good["exp"] - 9000}
        endless = {name: value for name, value in good.items() if name != "exp"}
        others = [
            signed(good, "another key"),
            signed(good, KEY, "none"),
            signed(good, KEY, "HS384"),
            signed(good, KEY, "HS512"),
            signed(past, KEY),
            signed(endless, KEY),
            signed({**good, "aud": f"{self.tour.server.url}/another"}, KEY),
            signed({**good, "iss": "http://elsewhere"}, KEY),
            signed({**good, "_id": 999999}, KEY),
            signed({}, KEY),
            "nonsense",
            "a.b.c",
        ]
        for path in ("/account/jwt", "/whoami/jwt"):
            for token in others:
                self.call("GET", path, f"Bearer {token}").is_unauthorized()
        self.call("PATCH", "/consent/jwt", "Bearer nonsense", {"consent": 1}).is_unauthorized()

    def roles_are_looked_up(self):
        """What a token says about the role is not believed; the account's own role counts."""
        boast = {**claims_for(self.joost, self.tour.server), "role": "admin"}
        self.call("GET", f"/admin/user/{self.joost.id}/jwt", "Bearer " + signed(boast, KEY)).is_level_error()
        self.call("GET", "/account/jwt", "Bearer " + signed(boast, KEY)).is_success(account=account(self.joost))

    def counters(self):
        """Every call of an account and of a key is counted, also the one that asks."""
        anna = self.person("anna")
        first = self.call("GET", "/account/jwt", anna)["account"]
        key = self.key(anna, 4)
        second = self.call("GET", "/account/key", key)["account"]
        counted = [first["jwtCalls"], first["keyCalls"], second["jwtCalls"], second["keyCalls"]]
        if counted != [1, 0, 2, 1] or not first["lastSeen"] or second["lastSeen"] < first["lastSeen"]:
            raise Surprise("1, 0, 2, 1 and a date", [counted, first["lastSeen"], second["lastSeen"]], "the counters")
        listed = self.call("GET", "/apikeys/key", key)["apikeys"]
        if listed[0]["calls"] != 2 or not listed[0]["lastSeen"]:
            raise Surprise("2 calls", listed[0], "the key")

    def tokens_of_before(self):
        """The token that the contract gives as an example opens the account of user 7 on such a server."""
        server = self.tour.other_server(BACKEND_URL="http://localhost:3111", BACKEND_INSTANCE="ref")
        try:
            for _ in range(7):
                last = self.person("somebody", server=server)
            self.call("GET", "/account/jwt", f"Bearer {VECTOR}", server=server).is_success(account=account(last, id=7))
            self.call("GET", "/account/jwt", f"Bearer {self.joost.token}", server=server).is_unauthorized()
        finally:
            server.stop()
