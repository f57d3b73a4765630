import re
import zlib

from tour_kit.answer import HTML
from tour_kit.objects import listed_key
from tour_kit.people import Key
from tour_kit.section import DOORS, Section
from tour_kit.shapes import DATE, UUID, Some, text_like
from tour_kit.surprise import Surprise
from tour_kit.usage import eventually, rows_of, today

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ALPHABETS = (DIGITS, DIGITS[:10] + DIGITS[36:] + DIGITS[10:36])
SECRET = text_like("a secret", r"fsk_[0-9A-Za-z]{49}")


class Apikeys(Section):
    """API keys

    For scripts: each with a level of its own, and an end.
    """

    def making(self):
        """A key has a name, a level and a life in seconds; its secret is shown this once."""
        self.joost = self.person("joost")
        self.joost.key = self.key(self.joost, 4, "first")
        for answer in self.both("POST", "/apikeys", self.joost, {"name": "x", "level": 3, "expiresIn": 3600}):
            answer.is_created(apikey=self._made(level=3, name="x"))
        self.made = answer["apikey"]
        self.call("POST", "/apikeys/jwt", self.joost, {"name": "y", "level": 1, "expiresIn": 0.5}).has_status(201)

    def _made(self, level, name):
        return {
            "key": UUID, "secret": SECRET, "level": level, "createdAt": DATE, "expiresAt": DATE, "name": name, "userId": self.joost.id,
        }

    def secrets(self):
        """A secret says itself whether it was copied whole: its last six characters are a checksum of the rest."""
        secret = self.made["secret"]
        sums = {_base62(zlib.crc32(covered.encode()), digits) for covered in (secret[:-6], secret[4:-6]) for digits in ALPHABETS}
        if not re.fullmatch(r"fsk_[0-9A-Za-z]{43}[0-9A-Za-z]{6}", secret) or secret[-6:] not in sums:
            raise Surprise("the CRC-32 of what stands before it, in base62", secret, "the secret")

    def level_zero(self):
        """Level 0 is a level: such a key says who calls, and may nothing."""
        zero = self.call("POST", "/apikeys/jwt", self.joost, {"name": "zero", "level": 0, "expiresIn": 3600})
        zero.is_created(apikey=self._made(level=0, name="zero"))
        self.call("GET", "/account/key", Key(self.joost, zero.json)).is_level_error()

    def refusals(self):
        """What is wrong is said, one thing at a time."""
        good = {"name": "x", "level": 3, "expiresIn": 3600}
        year = 366 * 24 * 60 * 60
        cases = [
            ({}, "postBodyMissing"),
            ({"level": 3}, "nameMissing"),
            ({**good, "name": ""}, "nameMissing"),
            ({**good, "name": ["x"]}, "nameMissing"),
            ({"name": "x", "expiresIn": 3600}, "levelMissing"),
            ({**good, "level": None}, "levelMissing"),
            ({**good, "level": False}, "levelMissing"),
            ({**good, "level": ""}, "levelMissing"),
            ({**good, "level": "3"}, "levelNotNumeric"),
            ({**good, "level": 10}, "invalidLevel"),
            ({**good, "level": -1}, "invalidLevel"),
            ({**good, "level": 1.5}, "invalidLevel"),
            ({"name": "x", "level": 3}, "expiresInMissing"),
            ({**good, "expiresIn": 0}, "expiresInMissing"),
            ({**good, "expiresIn": "3600"}, "expiresIsNotNumeric"),
            ({**good, "expiresIn": -1}, "expiresInInvalid"),
            ({**good, "expiresIn": year + 1}, "expiresIsHigherThanMaximum"),
            ({**good, "expiresIn": 1e18}, "expiresIsHigherThanMaximum"),
            ({**good, "level": 5}, "keyLevelExceedsRoleLevel"),
            ({**good, "name": "x" * 501}, "nameTooLong"),
        ]
        self.refuses("POST", "/apikeys/jwt", self.joost, cases)
        self.call("POST", "/apikeys/jwt", self.joost, {**good, "expiresIn": year}).has_status(201)
        self.call("POST", "/apikeys/jwt", self.joost, {**good, "name": "x" * 500}).has_status(201)

    def no_higher(self):
        """A key makes none above itself."""
        admin = self.person("admin", "admin")
        low = self.key(admin, 3)
        body = {"name": "x", "level": 4, "expiresIn": 60}
        self.call("POST", "/apikeys/key", low, body).is_error(400, "keyLevelExceedsRoleLevel")
        self.call("POST", "/apikeys/key", low, {**body, "level": 3}).has_status(201)
        self.call("POST", "/apikeys/jwt", admin, {**body, "level": 9}).has_status(201)
        self.admin = admin

    def listing(self):
        """The list shows all of one's keys, in the order in which they were made, and no secrets."""
        anna = self.person("anna")
        key = self.key(anna, 4, "first")
        self.key(anna, 1, "second")
        mine = {"userId": anna.id}
        expected = [listed_key(name="first", level=4, **mine), listed_key(name="second", level=1, calls=0, lastSeen=None, **mine)]
        self.call("GET", "/apikeys/jwt", anna).is_success(apikeys=expected).lacks("secret", "fsk_")
        self.call("GET", "/apikeys/key", key).is_success(apikeys=expected)

    def the_key_in_use(self):
        """A key can ask who it is."""
        used = self.joost.key
        expected = {"key": used.id, "level": 4, "expiresAt": DATE, "name": "first", "userId": self.joost.id}
        self.call("GET", "/whoami/key", used).is_success(apikey=expected)

    def reading(self):
        """One key can be looked at; somebody else's only by an administrator."""
        uuid = self.made["key"]
        expected = {name: value for name, value in self.made.items() if name != "secret"} | {"state": "active"}
        for answer in self.both("GET", f"/apikeys/{uuid}", self.joost):
            answer.is_success(apikey=expected)
        support = self.person("support", "support")
        for door in DOORS:
            self.call("GET", f"/apikeys/{uuid}/{door}", self.admin).is_success(apikey=expected)
            self.call("GET", f"/apikeys/{uuid}/{door}", support).is_level_error()
            self.call("GET", f"/apikeys/77d1622a-1211-48e2-9d5e-60adf76808ff/{door}", self.joost).is_not_found()
            self.call("GET", f"/apikeys/nonsense/{door}", self.joost).is_not_found()

    def changing(self):
        """A key can be made weaker and be called something else; it is never raised."""
        path = f"/apikeys/{self.made['key']}"
        self.call("PATCH", f"{path}/jwt", self.joost, {"expiresIn": 1800}).has_status(200)
        end = self.call("GET", f"{path}/jwt", self.joost)["apikey"]["expiresAt"]
        for answer in self.both("PATCH", path, self.joost, {"name": "renamed", "level": 2, "expiresAt": end}):
            answer.is_success(apikey=Some(key=self.made["key"], name="renamed", level=2, state="active"))
        cases = [
            ({}, "postBodyMissing"),
            ({"level": 3}, "keyLevelRaised"),
            ({"expiresIn": 3600}, "keyLifeExtended"),
            ({"name": ""}, "nameMissing"),
        ]
        self.refuses("PATCH", f"{path}/jwt", self.joost, cases)

    def rotating(self):
        """Another key takes the place of one; both work until the overlap is over, and each shows the other."""
        for door in DOORS:
            old = self.key(self.joost, 3, "old")
            answer = self.call("POST", f"/apikeys/{old.id}/rotate/{door}", self.joost, {"overlap": 3600})
            new = Key(self.joost, answer.has_status(201).json)
            for key in (old, new):
                self.call("GET", "/whoami/key", key).has_status(200)
            shown = self.call("GET", f"/apikeys/{new.id}/jwt", self.joost)
            shown.is_success(apikey=Some(key=new.id, predecessor=Some(key=old.id, state="active", calls=1)))
        cases = [({}, "postBodyMissing"), ({"overlap": -1}, "overlapInvalid"), ({"overlap": 60}, "keyNotActive")]
        self.refuses("POST", f"/apikeys/{old.id}/rotate/jwt", self.joost, cases)

    def leaking(self):
        """Whoever finds a secret can report it; the key ends, and nobody learns whether there was one."""
        found = self.key(self.joost, 3, "found")
        for _ in range(2):
            self.call("POST", "/apikeys/leaked", body={"secret": found.secret}).is_success()
        self.call("GET", "/whoami/key", found).is_unauthorized()
        self.refuses("POST", "/apikeys/leaked", None, [({}, "postBodyMissing"), ({"secret": "fsk_"}, "secretInvalid")])

    def usage(self):
        """How much a key is used, by hour, day, route and outcome; zeros included."""
        used = self.key(self.joost, 1, "used")
        for _ in range(5):
            self.call("GET", "/whoami/key", used, quiet=True).has_status(200)
        self.call("GET", "/sets/999999/key", used).is_not_found()
        self.call("DELETE", "/account/key", used).is_level_error()
        counts = {"calls": 7, "ok": 5, "clientError": 1, "denied": 1, "limited": 0, "serverError": 0}
        path = f"/apikeys/{used.id}/usage"
        for door in DOORS:
            ask = f"{path}/{door}?from={today()}"
            shown = eventually(lambda: self.call("GET", ask, self.joost), lambda answer: rows_of(answer, calls=7))
            shown.is_success(usage={"from": DATE, "to": DATE, "by": "day", "total": counts, "rows": [{"day": DATE, **counts}]})
        expected = [("ok", 5), ("clientError", 1), ("denied", 1), ("limited", 0), ("serverError", 0)]
        rows = [{"outcome": outcome, "calls": calls} for outcome, calls in expected]
        self.call("GET", f"{path}/jwt?by=outcome", self.joost).is_success(usage=Some(total=counts, rows=rows))
        top = self.call("GET", f"{path}/jwt?by=route", self.joost)["usage"]["rows"][0]
        if (top["route"], top["calls"]) != ("GET /whoami/key", 5):
            raise Surprise("GET /whoami/key with 5 calls", top, "the first row")
        hours = self.call("GET", f"{path}/jwt?by=hour", self.joost)["usage"]["rows"]
        if len(hours) != 48 or sum(row["calls"] for row in hours) != 7:
            raise Surprise("48 hours with 7 calls", hours, "the rows")
        self.call("GET", f"{path}/jwt", self.person("stranger")).is_level_error()
        self.call("GET", "/apikeys/77d1622a-1211-48e2-9d5e-60adf76808ff/usage/jwt", self.joost).is_not_found()
        for query, error in (("by=key", "byInvalid"), ("from=x", "spanInvalid"), ("from=2026-02-02&to=2026-02-01", "spanInvalid")):
            self.call("GET", f"{path}/jwt?{query}", self.joost).is_error(400, error)

    def unusual_use(self):
        """Who calls much more than usual gets a mail, with a page of ours whose button revokes the key, once."""
        zoe = self.person("zoe")
        busy = self.key(zoe, 1, "busy")
        for _ in range(601):
            self.call("GET", "/whoami/key", busy)
        mail = self.mailbox.take(zoe.email).includes("busy", "601")
        path = re.search(r"/apikeys/revoke/[-0-9a-f]{36}/[0-9a-f]{16}", mail.text).group()
        page = self.call("GET", path).has_status(200)
        if page.type != HTML or "<form" not in page.text or "<script" in page.text:
            raise Surprise("a page with a form, and without a script", page.text, path)
        self.call("GET", "/whoami/key", busy).has_status(200)
        self.call("POST", path).is_success()
        self.call("GET", "/whoami/key", busy).is_unauthorized()
        self.call("POST", path).is_not_found()

    def removing(self):
        """A removed key is gone; a key of level 4 may remove itself."""
        support = self.person("support", "support")
        for door in DOORS:
            made = self.key(self.joost, 4)
            self.call("DELETE", f"/apikeys/{made.id}/{door}", support).is_level_error()
            self.call("DELETE", f"/apikeys/{made.id}/{door}", self.joost).is_deleted()
            self.call("DELETE", f"/apikeys/{made.id}/{door}", self.joost).is_not_found()
            self.call("GET", "/account/key", made).is_unauthorized()
            other = self.key(self.joost, 3)
            self.call("DELETE", f"/apikeys/{other.id}/key", other).is_level_error()
            self.call("DELETE", f"/apikeys/{other.id}/{door}", self.admin).is_deleted()
        itself = self.key(self.joost, 4)
        self.call("DELETE", f"/apikeys/{itself.id}/key", itself).is_deleted()
        self.call("GET", "/account/key", itself).is_unauthorized()


def _base62(number, digits):
    text = ""
    while number:
        number, rest = divmod(number, 62)
        text = digits[rest] + text
    return text.rjust(6, digits[0])
