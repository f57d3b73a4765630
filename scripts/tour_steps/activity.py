from tour_kit.objects import event
from tour_kit.section import DOORS, Section
from tour_kit.shapes import UUID, Holding, Some
from tour_kit.surprise import Surprise

FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"}
NETWORK = {"address": "127.0.0.0/24"}


class Activity(Section):
    """What happened to an account

    Who signed in or tried to, what became of keys, and what else matters for security: for the owner, and for administrators.
    """

    def signing_in(self):
        """Signing in is noted with the part of the address and of the agent that tells a stranger from the owner, and no more."""
        self.joost = self.person("joost")
        self.call("PATCH", "/account/jwt", self.joost, {"password": "hunter2hunter2"}).has_status(200)
        for password, status in (("hunter2hunter2", 200), ("hunter3hunter3", 401)):
            body = {"username": self.joost.email, "password": password}
            self.call("POST", "/signin", body=body, headers=FIREFOX).has_status(status)
        answer = self.call("GET", "/account/activity/jwt", self.joost).has_status(200).lacks("127.0.0.1", "x86_64", self.joost.email)
        seen = {**NETWORK, "agent": "Firefox/130 on Linux"}
        expected = [
            event(self.joost, "signInFailed", means="password", reason="wrongPassword", **seen),
            event(self.joost, "signedIn", means="password", **seen),
        ]
        answer.is_json(200, Some(activity=Holding(*expected)))

    def keys(self):
        """So is what becomes of keys, and which key was used for it."""
        for answer in self.both("POST", "/apikeys", self.joost, {"name": "x", "level": 1, "expiresIn": 60}):
            made = answer.has_status(201)["apikey"]["key"]
        self.call("DELETE", f"/apikeys/{made}/jwt", self.joost).is_deleted()
        expected = [
            event(self.joost, "keyRevoked", key=made, by="owner", **NETWORK),
            event(self.joost, "keyCreated", key=made, usedKey=UUID, level=1, **NETWORK),
        ]
        for answer in self.both("GET", "/account/activity", self.joost):
            answer.is_json(200, Some(activity=Holding(*expected)))

    def parts(self):
        """It comes newest first and in parts, or of one kind."""
        whole = self.call("GET", "/account/activity/jwt", self.joost)["activity"]
        first = self.call("GET", "/account/activity/jwt?limit=2", self.joost)
        rest = self.call("GET", f"/account/activity/jwt?before={first['next']}", self.joost)
        if first["activity"] + rest["activity"] != whole:
            raise Surprise(whole, first["activity"] + rest["activity"], "the parts")
        made = self.call("GET", "/account/activity/jwt?kind=keyCreated", self.joost)["activity"]
        if {each["kind"] for each in made} != {"keyCreated"}:
            raise Surprise("keyCreated alone", made, "activity")
        for query, word in (("limit=0", "limitInvalid"), ("before=x", "beforeInvalid"), ("kind=x", "kindInvalid")):
            self.call("GET", f"/account/activity/jwt?{query}", self.joost).is_error(400, word)

    def maintainers(self):
        """What administrators do to an account, its owner sees, and who did it."""
        admin = self.person("admin", "admin")
        self.call("PATCH", f"/admin/user/{self.joost.id}/jwt", admin, {"role": "tester"}).has_status(200)
        self.call("GET", f"/admin/impersonate/{self.joost.id}/jwt", admin).has_status(200)
        expected = [
            event(self.joost, "impersonated", actor=admin.id, **NETWORK),
            event(self.joost, "roleChanged", actor=admin.id, **{"from": "user", "to": "tester"}, **NETWORK),
        ]
        self.call("GET", "/account/activity/jwt", self.joost).is_json(200, Some(activity=Holding(*expected)))
        for path in (f"/admin/user/{self.joost.id}/activity", "/admin/activity"):
            for answer in self.both("GET", path, admin):
                answer.is_json(200, Some(activity=Holding(*expected)))
            for door in DOORS:
                self.call("GET", f"{path}/{door}", self.joost).is_level_error()
        self.admin = admin

    def leaving(self):
        """Of an account that is gone, nothing is left but that it was removed."""
        self.call("DELETE", "/account/jwt", self.joost).has_status(200)
        answer = self.call("GET", f"/admin/user/{self.joost.id}/activity/jwt", self.admin)
        answer.is_success(activity=[event(self.joost, "removed")], next=None)
