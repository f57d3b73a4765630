from tour_kit import totp
from tour_kit.jwt import claims_of
from tour_kit.objects import account, found_account, signed_in
from tour_kit.section import DOORS, Section
from tour_kit.shapes import ANYTHING, DATE, NUMBER, TEXT, Holding, Some
from tour_kit.surprise import Surprise
from tour_kit.usage import eventually, rows_of, today

ROLES = ("user", "tester", "curator", "bughunter", "support", "admin", "readNone", "readSome", "readOnly", "writeSome")


class Admin(Section):
    """Administration

    For administrators: find accounts, change roles and status, see what somebody else sees.
    """

    def level(self):
        """It takes level 9, by token or by key."""
        self.admin, self.joost = self.person("admin", "admin"), self.person("joost")
        for caller in (self.joost, self.person("support", "support"), self.key(self.admin, 8)):
            door = "key" if caller.__class__.__name__ == "Key" else "jwt"
            self.call("POST", f"/admin/search/users/{door}", caller, {"q": "a"}).is_level_error()
            self.call("GET", f"/admin/user/{self.joost.id}/{door}", caller).is_level_error()
            self.call("PATCH", f"/admin/user/{self.joost.id}/{door}", caller, {"role": "admin"}).is_level_error()
        self.call("GET", f"/admin/impersonate/{self.admin.id}/jwt", self.joost).is_level_error()

    def search(self):
        """Accounts are found by a part of their name, or by their whole address, past or present."""
        expected = found_account(id=self.joost.id, email=self.joost.email)
        name = self.joost.username[1:].upper()
        for answer in self.both("POST", "/admin/search/users", self.admin, {"q": f" {name} "}):
            answer.is_json(200, {"result": "success", "users": {"email": [], "username": Holding(expected)}})
        answer = self.call("POST", "/admin/search/users/jwt", self.admin, {"q": self.joost.email.upper()})
        answer.is_success(users={"email": [expected], "username": []})

    def no_search(self):
        """Nothing found is two empty lists; a pattern is no pattern, but text."""
        for q in ("no such name", "%", "_", "user%", {"a": 1}):
            answer = self.call("POST", "/admin/search/users/jwt", self.admin, {"q": q}).has_status(200, 400)
            if answer.status == 200:
                answer.is_success(users={"email": [], "username": []})
        self.call("POST", "/admin/search/users/jwt", self.admin, {}).has_status(200, 400)

    def reading(self):
        """An account can be looked at."""
        for answer in self.both("GET", f"/admin/user/{self.joost.id}", self.admin):
            answer.is_success(user=account(self.joost))
        for unknown in ("999999", "abc"):
            for method in ("GET", "PATCH"):
                self.call(method, f"/admin/user/{unknown}/jwt", self.admin, {"role": "user"}).is_not_found()

    def roles(self):
        """The role can be changed to any that there is; it counts from the next call on, whatever older tokens and keys say."""
        path = f"/admin/user/{self.joost.id}"
        for role in ROLES:
            self.call("PATCH", f"{path}/jwt", self.admin, {"role": role}).is_success(user=account(self.joost, role=role))
        self.call("PATCH", f"{path}/key", self.admin, {"role": "curator"}).is_success(user=account(self.joost, role="curator"))
        curated = {"nameEn": "x", "test": True}
        key = self.key(self.joost, 5)
        self.call("POST", "/curated-sets/key", key, curated).has_status(201)
        self.call("PATCH", f"{path}/jwt", self.admin, {"role": "user"}).has_status(200)
        self.call("POST", "/curated-sets/key", key, curated).is_level_error()
        self.call("POST", "/curated-sets/jwt", self.joost, curated).is_level_error()

    def status(self):
        """So can the status, as a number or as text; whoami says why somebody may not go on."""
        path = f"/admin/user/{self.joost.id}/jwt"
        inactive = "accountInactive"
        for sent, status, word in ((-1, -1, "accountDisabled"), ("-2", -2, "accountBlocked"), (0, 0, inactive), ("0", 0, inactive)):
            self.call("PATCH", path, self.admin, {"status": sent}).is_success(user=account(self.joost, status=status))
            self.call("GET", "/whoami/jwt", self.joost).is_nested_error(401, word)
            self.call("GET", "/account/jwt", self.joost).is_unauthorized()
        self.call("PATCH", path, self.admin, {"status": "-2"}).has_status(200)
        self.call("PATCH", "/consent/jwt", self.joost, {"consent": 1}).is_nested_error(401, "accountBlocked")
        self.call("PATCH", path, self.admin, {"status": "1"}).is_success(user=account(self.joost))
        self.call("GET", "/account/jwt", self.joost).has_status(200)

    def ignoring(self):
        """Anything else is left aside."""
        others = {"bio": "x", "email": "x", "id": 1}
        for odd in ({}, {"role": "king"}, {"role": 9}, {"status": 5}, {"status": "x"}, others, {"mfaEnabled": True}):
            self.call("PATCH", f"/admin/user/{self.joost.id}/jwt", self.admin, odd).is_success(user=account(self.joost, bio=""))

    def second_factor(self):
        """Who lost their second factor has it removed here; its secret is nowhere to be seen."""
        secret = self.call("POST", "/account/mfa/jwt", self.joost, {"mfa": True})["mfa"]["secret"]
        body = {"mfa": True, "token": totp.code(secret), "secret": secret}
        self.call("POST", "/account/mfa/jwt", self.joost, body).has_status(200)
        found = self.call("POST", "/admin/search/users/jwt", self.admin, {"q": self.joost.email}).has_status(200)
        found.lacks(secret, "mfaSecret").is_json(200, Some(users=Some(email=[Some(mfaEnabled=True)])))
        path = f"/admin/user/{self.joost.id}/jwt"
        self.call("GET", path, self.admin).is_success(user=account(self.joost, mfaEnabled=True)).lacks(secret)
        self.call("PATCH", path, self.admin, {"mfaEnabled": False}).is_success(user=account(self.joost))
        fresh = self.call("POST", "/account/mfa/jwt", self.joost, {"mfa": True}).has_status(200)["mfa"]["secret"]
        if fresh == secret:
            raise Surprise("a fresh secret", "the old one", "mfa.secret")

    def other_people(self):
        """An administrator reads and tidies other people's things."""
        made = self.call("POST", "/sets/jwt", self.joost, {"name": "a"})["set"]["id"]
        for door in DOORS:
            self.call("GET", f"/sets/{made}/{door}", self.admin).has_status(200)
            self.call("PATCH", f"/sets/{made}/{door}", self.admin, {"name": "b"}).has_status(200)
        self.call("DELETE", f"/sets/{made}/jwt", self.admin).is_deleted()

    def limits(self):
        """They say how much an account, or one key, may be used, where that is not the usual."""
        one = self.key(self.joost, 1)
        much, usual = {"perMinute": 5000, "perDay": 100000}, {"perMinute": None, "perDay": None}
        for answer in self.both("PATCH", f"/admin/apikeys/{one.id}", self.admin, {"limits": much}):
            answer.is_json(200, Some(apikey=Some(limits=much)))
        path = f"/admin/user/{self.joost.id}/jwt"
        self.call("PATCH", path, self.admin, {"limits": much}).is_json(200, Some(user=Some(limits=much)))
        self.call("PATCH", path, self.admin, {"limits": usual}).is_success(user=account(self.joost))
        cases = [({"limits": 5}, "limitsInvalid"), ({"limits": {"perHour": 5}}, "limitsInvalid")]
        self.refuses("PATCH", path, self.admin, cases)
        self.refuses("PATCH", f"/admin/apikeys/{one.id}/jwt", self.admin, cases)

    def ending_keys(self):
        """Maintainers end keys that do harm, one or all of somebody; whose they are is told why."""
        reason = {"reason": "It asked us a thousand times a minute."}
        for door in DOORS:
            victim = self.person(f"victim_{door}")
            one, other = self.key(victim, 3, "one"), self.key(victim, 3, "other")
            self.call("POST", f"/admin/apikeys/{one.id}/revoke/{door}", self.admin, reason).has_status(200)
            self.call("GET", "/whoami/key", one).is_unauthorized()
            self.call("GET", "/whoami/key", other).has_status(200)
            self.call("POST", f"/admin/user/{victim.id}/revoke-keys/{door}", self.admin, reason).has_status(200)
            self.call("GET", "/whoami/key", other).is_unauthorized()
        self.refuses("POST", f"/admin/apikeys/{one.id}/revoke/jwt", self.admin, [({}, "postBodyMissing"), ({"reason": ""}, "reasonMissing")])

    def watching(self):
        """Support sees who uses most: by account, by key and by route."""
        support, script = self.person("support", "support"), self.person("script")
        key = self.key(script, 1, "=hammer()")
        for _ in range(150):
            self.call("GET", "/whoami/key", key, quiet=True).has_status(200)
        row = {"credential": "key", "key": key.id, "name": "=hammer()", "state": "active", "userId": script.id, "username": script.username}
        outcomes = {"ok": 150, "clientError": 0, "denied": 0, "limited": 0, "serverError": 0}
        for door in DOORS:
            path = f"/admin/usage/{door}?by=key&limit=1000&from={today()}"
            shown = eventually(lambda: self.call("GET", path, support), lambda answer: rows_of(answer, key=key.id, calls=150))
            shown.is_success(usage=Some(by="key", rows=Holding({**row, "calls": 150, **outcomes})))
        self.call("GET", f"/admin/usage/jwt?limit=1&from={today()}", support).is_success(usage=Some(by="user", rows=[Some(userId=NUMBER)]))
        routes = self.call("GET", f"/admin/usage/jwt?by=route&limit=1000&from={today()}", support)
        routes.is_success(usage=Some(rows=Holding(Some(route="GET /whoami/key"))))
        sheet = self.call("GET", f"/admin/usage/jwt?by=key&limit=1000&from={today()}", support, headers={"Accept": "text/csv"})
        sheet.has_status(200).has_type("text/csv; charset=utf-8").includes(f"key,{key.id},'=hammer(),active,{script.id},")
        self.call("GET", "/admin/usage/jwt", script).is_level_error()
        for query, error in (("by=day", "byInvalid"), ("limit=1001", "limitInvalid"), ("from=tomorrow", "spanInvalid")):
            self.call("GET", f"/admin/usage/jwt?{query}", support).is_error(400, error)

    def health(self):
        """Support sees how the server fares, and nothing of anybody."""
        support = self.person("nurse", "support")
        files = Some(keptIn=TEXT, working=ANYTHING)
        parts = {"version": TEXT, "startedAt": DATE, "now": DATE, "images": files, "exports": files, "lastBackup": ANYTHING}
        database, mail = Some(kind=TEXT, takesWrites=True), Some(way=TEXT, waiting=NUMBER, delivered=NUMBER, givenUp=NUMBER)
        for answer in self.both("GET", "/admin/health", support):
            answer.is_success(health=Some(database=database, mail=mail, **parts)).lacks("@", support.email)
        self.call("GET", "/admin/health/jwt", self.joost).is_level_error()

    def impersonating(self):
        """And can see what somebody sees, even of a locked account."""
        path = f"/admin/impersonate/{self.joost.id}/jwt"
        answer = self.call("GET", path, self.admin)
        answer.is_success(**signed_in(id=self.joost.id, email=self.joost.email))
        if claims_of(answer["token"])["_id"] != self.joost.id:
            raise Surprise(self.joost.id, claims_of(answer["token"]), "the token")
        self.call("GET", "/account/jwt", f"Bearer {answer['token']}").has_status(200)
        self.call("PATCH", f"/admin/user/{self.joost.id}/jwt", self.admin, {"status": -1}).has_status(200)
        self.call("GET", path, self.admin).is_success(**signed_in(id=self.joost.id, status=-1))
        for unknown in ("999999", "abc"):
            self.call("GET", f"/admin/impersonate/{unknown}/jwt", self.admin).is_not_found()
