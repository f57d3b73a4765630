from tour_kit.jwt import claims_of
from tour_kit.objects import account
from tour_kit.picture import data_uri
from tour_kit.section import Section
from tour_kit.shapes import TOKEN, UUID, Holding, Some
from tour_kit.surprise import Surprise
from tour_kit.usage import eventually, rows_of, today


class Account(Section):
    """One's own account

    What can be changed, and what cannot.
    """

    def reading(self):
        """The account is told by three routes; the first also answers those who may not go on, and says why."""
        self.joost = self.person("joost")
        for path in ("/whoami/jwt", "/account/jwt", "/account/key"):
            self.call("GET", path, self.joost).is_success(account=account(self.joost, data={}, bio=""))

    def changing(self):
        """A change answers with the account as it is then."""
        change = {"bio": "I sew", "consent": 2, "control": 5, "language": "nl", "compare": False, "imperial": True, "newsletter": True}
        for answer in self.both("PATCH", "/account", self.joost, change):
            answer.is_success(account=account(self.joost, **change))
        back = {"consent": 1, "control": 1, "language": "en", "compare": True, "imperial": False, "newsletter": False, "bio": ""}
        self.call("PATCH", "/account/jwt", self.joost, back).is_success(account=account(self.joost, bio=""))

    def usage(self):
        """Everybody sees how much their account is used, with tokens and keys; also as a sheet."""
        ann = self.person("ann")
        key = self.key(ann, 1, "a script")
        for _ in range(3):
            self.call("GET", "/account/key", key, quiet=True).has_status(200)
        row = {"credential": "key", "key": key.id, "name": "a script", "state": "active", "calls": 3, "ok": 3}
        row |= {"clientError": 0, "denied": 0, "limited": 0, "serverError": 0}
        ask = f"/account/usage/jwt?by=key&from={today()}"
        shown = eventually(lambda: self.call("GET", ask, ann), lambda answer: rows_of(answer, key=key.id, calls=3))
        shown.is_success(usage=Some(by="key", rows=Holding(row)))
        self.call("GET", "/account/usage/key?by=day", ann).is_success(usage=Some(by="day"))
        sheet = self.call("GET", ask, ann, headers={"Accept": "text/csv"}).has_status(200).has_type("text/csv; charset=utf-8")
        sheet.includes("credential,key,name,state,calls,ok,", f"\r\nkey,{key.id},a script,active,3,3,0,0,0,0\r\n")
        sheet.has_header("Vary", "Accept").has_header("X-Content-Type-Options", "nosniff")
        self.call("GET", "/account/usage/jwt?by=user", ann).is_error(400, "byInvalid")

    def ignoring(self):
        """What is unknown, or of the wrong kind, is left aside without a word."""
        same = account(self.joost, bio="", data={})
        for change in (
            {},
            {"role": "admin", "status": -2, "patron": 8, "ihash": "x", "initial": "x", "mfaEnabled": True, "id": 1},
            {"bio": 5, "control": 6, "consent": 4, "language": "EN", "compare": "yes", "imperial": 1, "newsletter": None},
            {"control": 1.5, "data": "text", "username": 5, "password": "", "potato": True},
            {"data": None},
        ):
            self.call("PATCH", "/account/jwt", self.joost, change).is_success(account=same)

    def data(self):
        """The website keeps what it likes in `data`: what is sent is laid over what is there, in the order in which it came."""
        for change, expected in (
            ({"a": 1, "b": {"c": 1}}, {"a": 1, "b": {"c": 1}}),
            ({"b": {"d": 2}}, {"a": 1, "b": {"d": 2}}),
            ({"z": None, "a": [1, "é", 0.5]}, {"a": [1, "é", 0.5], "b": {"d": 2}, "z": None}),
            ({"10": 1, "9": 1}, {"9": 1, "10": 1, "a": [1, "é", 0.5], "b": {"d": 2}, "z": None}),
            (["x"], {"0": "x", "9": 1, "10": 1, "a": [1, "é", 0.5], "b": {"d": 2}, "z": None}),
        ):
            self.call("PATCH", "/account/jwt", self.joost, {"data": change}).is_success(account=account(self.joost, data=expected))

    def user_names(self):
        """A free user name is 404, a taken one 200; blanks and case make no other name, nor may one look like an address or a number."""
        for answer in self.both("POST", "/available/username", self.joost, {"username": "Haute Couture"}):
            answer.is_not_found()
        anna = self.person("anna")
        for name in (anna.username, f" {anna.username.upper()} ", "a", " a ", "", "   ", "a@b", anna.email, "12345"):
            for answer in self.both("POST", "/available/username", self.joost, {"username": name}):
                answer.is_success(username=name, available=False)
        for odd in ({}, {"username": 5}, {"username": None}, {"username": ["a"]}):
            self.call("POST", "/available/username/jwt", self.joost, odd).is_error(400, "usernameMissing")
        self.anna = anna

    def renaming(self):
        """A user name keeps its case; one that cannot be had is left aside, and the rest of the change is made."""
        renamed = account(self.joost, username="Haute Couture", lusername="haute couture")
        self.call("PATCH", "/account/jwt", self.joost, {"username": "  Haute Couture "}).is_success(account=renamed)
        for name in (self.anna.username.upper(), "x", "   ", self.anna.email, "1234567"):
            answer = self.call("PATCH", "/account/jwt", self.joost, {"username": name, "bio": name})
            answer.is_success(account={**renamed, "bio": name})

    def picture(self):
        """A picture of oneself gets an id that is made from the first address; no member of the account changes."""
        answer = self.call("PATCH", "/account/jwt", self.joost, {"img": data_uri()}).has_status(200)
        self.picture_is_there(f"uid-{answer['account']['ihash']}")

    def password(self):
        """A key of level 3 may change the account, but neither password nor address."""
        low = self.key(self.joost, 3)
        self.call("PATCH", "/account/key", low, {"bio": "x"}).has_status(200)
        self.call("PATCH", "/account/key", low, {"password": "hunter2hunter2"}).is_level_error()
        self.call("PATCH", "/account/key", low, {"email": self.tour.new_email()}).is_level_error()
        self.call("PATCH", "/account/key", self.key(self.joost, 2), {"bio": "y"}).is_level_error()
        self.call("PATCH", "/account/key", self.joost, {"password": "hunter2hunter2"}).has_status(200)
        self.call("POST", "/signin", body={"username": self.joost.email, "password": "hunter2hunter2"}).has_status(200)

    def sign_out_elsewhere(self):
        """Beside a new password, one may end every token that was given out before, and gets a fresh one."""
        paul = self.person("paul")
        answer = self.call("PATCH", "/account/jwt", paul, {"password": "secret secret", "signOutElsewhere": True})
        answer.is_json(200, Some(result="success", account=Some(id=paul.id), token=TOKEN))
        self.call("GET", "/account/jwt", paul).is_unauthorized()
        self.call("GET", "/account/jwt", f"Bearer {answer['token']}").has_status(200)

    def another_address(self):
        """Another address counts once it is confirmed from there; until then nothing changes."""
        self.old, self.new = self.joost.email, "Joost@Elsewhere.example.com"
        self.call("PATCH", "/account/jwt", self.joost, {"email": self.new}).is_json(200, Some(account=Some(email=self.old)))
        mail = self.mailbox.take(self.new)
        if self.old not in str(mail.message["Cc"]):
            raise Surprise(f"a copy to {self.old}", mail.message["Cc"], "the mail")
        _, self.change = mail.link("/confirm/emailchange")

    def confirming_it(self):
        """The link of the mail changes the address: with its check, for its owner, and once."""
        body = {"confirm": "emailchange", "confirmation": self.change["id"], "check": self.change["check"]}
        stays = Some(result="success", account=Some(id=self.joost.id, email=self.old))
        no_check = {"confirm": "emailchange", "confirmation": self.change["id"]}
        self.call("PATCH", "/account/jwt", self.joost, no_check).is_json(200, stays)
        self.call("PATCH", "/account/jwt", self.joost, {**body, "check": "0123456789abcdef"}).is_json(200, stays)
        self.call("PATCH", "/account/jwt", self.joost, {**body, "confirmation": "nope"}).is_not_found()
        self.call("PATCH", "/account/jwt", self.anna, body).is_not_found()
        changed = Some(result="success", account=Some(id=self.joost.id, email=self.new.lower(), initial=self.old))
        self.call("PATCH", "/account/jwt", self.joost, body).is_json(200, changed)
        self.call("PATCH", "/account/jwt", self.joost, body).is_not_found()
        self.call("POST", "/signin", body={"username": self.new, "password": "hunter2hunter2"}).has_status(200)
        self.call("POST", "/signin", body={"username": self.old, "password": "hunter2hunter2"}).is_error(401, "signInFailed")

    def address_in_test_mode(self):
        """A test is told the confirmation, and no mail goes out."""
        address = self.tour.new_email()
        answer = self.call("PATCH", "/account/jwt", self.anna, {"email": address, "test": True})
        answer.is_success(account=account(self.anna), confirmation=UUID)
        body = {"confirm": "emailchange", "confirmation": answer["confirmation"], "test": True}
        self.call("PATCH", "/account/jwt", self.anna, body).is_json(200, Some(account=Some(email=self.anna.email)))
        self.mailbox.nothing_for(address)

    def no_address(self):
        """An address that is none, or that somebody else has, changes nothing."""
        before = Some(email=self.anna.email)
        for odd in ("", "nobody", 5, {"a": 1}):
            answer = self.call("PATCH", "/account/jwt", self.anna, {"email": odd, "test": True}).has_status(200, 400)
            if answer.status == 200:
                answer.is_json(200, Some(account=before))
        taken = self.call("PATCH", "/account/jwt", self.anna, {"email": self.new.upper(), "test": True}).has_status(200, 400)
        if taken.status == 200:
            taken.is_json(200, Some(account=before))
        self.call("GET", "/account/jwt", self.anna).is_json(200, Some(account=before))

    def limits(self):
        """Texts have limits, which are told by name."""
        for name, length in (("bio", 10_000), ("password", 1_000), ("username", 50)):
            self.call("PATCH", "/account/jwt", self.anna, {name: "x" * length}).has_status(200)
            self.call("PATCH", "/account/jwt", self.anna, {name: "x" * (length + 1)}).is_error(400, f"{name}TooLong")
        self.call("PATCH", "/account/jwt", self.anna, {"data": {"x": "y" * 256 * 1024}}).is_error(400, "dataTooLong")

    def consent(self):
        """Consent can be taken back; the account then waits until it is given again."""
        for odd in ({}, {"consent": 3}, {"consent": -1}, {"consent": "1"}, {"consent": True}, {"consent": None}):
            self.call("PATCH", "/consent/jwt", self.anna, odd).is_error(400, "consentInvalid")
        answer = self.call("PATCH", "/consent/jwt", self.anna, {"consent": 0}).has_status(200)
        if list(answer.json) != ["result", "account", "token"] or claims_of(answer["token"])["_id"] != self.anna.id:
            raise Surprise("result, account, token", list(answer.json), "the members of the body")
        self.call("GET", "/whoami/jwt", self.anna).is_nested_error(451, "consentLacking")
        self.call("GET", "/account/jwt", self.anna).is_unauthorized()
        self.call("PATCH", "/consent/jwt", self.anna, {"consent": 2}).is_json(200, Some(account=Some(consent=2, status=1)))
        self.call("GET", "/whoami/jwt", self.anna).has_status(200)
