from tour_kit.objects import account, signed_in
from tour_kit.section import Section
from tour_kit.surprise import Surprise


class SignIn(Section):
    """Signing in

    With a password, or with a link that comes by mail.
    """

    def a_password(self):
        """A new account has no password that anybody knows; its owner sets one."""
        self.joost = self.person("joost")
        self.call("POST", "/signin", body={"username": self.joost.email, "password": ""}).is_error(400, "passwordMissing")
        self.call("PATCH", "/account/jwt", self.joost, {"password": "hunter2hunter2"}).has_status(200)

    def by_any_name(self):
        """The user name, the address or the number will do, in any case and with blanks around them."""
        for name in (self.joost.username, self.joost.username.upper(), f" {self.joost.email.upper()} ", self.joost.id, str(self.joost.id)):
            answer = self.call("POST", "/signin", body={"username": name, "password": "hunter2hunter2"})
            answer.is_success(**signed_in(id=self.joost.id, email=self.joost.email))

    def refusals(self):
        """What is missing is said; what is wrong is not told apart."""
        self.refuses(
            "POST",
            "/signin",
            None,
            [
                ({}, "postBodyMissing"),
                ({"password": "x"}, "usernameMissing"),
                ({"username": 0, "password": "x"}, "usernameMissing"),
                ({"username": "x"}, "passwordMissing"),
                ({"username": self.joost.email, "password": "wrong"}, "signInFailed", 401),
                ({"username": "nobody", "password": "hunter2hunter2"}, "signInFailed", 401),
                ({"username": f"{self.joost.id}abc", "password": "hunter2hunter2"}, "signInFailed", 401),
                ({"username": {"a": 1}, "password": "hunter2hunter2"}, "signInFailed", 401),
                ({"username": True, "password": "hunter2hunter2"}, "signInFailed", 401),
                ({"username": self.joost.email, "password": 5}, "signInFailed", 401),
                ({"username": self.joost.email, "password": ["hunter2hunter2"]}, "signInFailed", 401),
                ({"username": self.joost.email, "password": {"a": 1}}, "signInFailed", 401),
            ],
        )

    def unconfirmed(self):
        """An account that was not confirmed has no password to sign in with."""
        email = self.tour.new_email()
        self.call("POST", "/signup", body={"email": email, "language": "en", "test": True}).has_status(201)
        self.call("POST", "/signin", body={"username": email, "password": "x"}).is_error(401, "signInFailed")

    def counters_rest(self):
        """Signing in is no call of the account: its counters stay where they are."""
        before = self.call("GET", "/account/jwt", self.joost)["account"]
        after = self.call("POST", "/signin", body={"username": self.joost.email, "password": "hunter2hunter2"})["account"]
        if (before["jwtCalls"], before["lastSeen"]) != (after["jwtCalls"], after["lastSeen"]):
            raise Surprise((before["jwtCalls"], before["lastSeen"]), (after["jwtCalls"], after["lastSeen"]), "the counters")

    def ask_for_a_link(self):
        """Who forgot their password gets a link by mail."""
        self.refuses("POST", "/signinlink", None, [({}, "postBodyMissing"), ({"test": True}, "usernameMissing")])
        self.call("POST", "/signinlink", body={"username": "nobody@example.com"}).is_error(401, "signInFailed")
        self.call("POST", "/signinlink", body={"username": self.joost.username}).is_json(200, {"result": "emailSent"})
        _, self.link = self.mailbox.take(self.joost.email).link("/confirm/signin")
        self.call("POST", "/signinlink", body={"username": self.joost.email, "test": True}).is_json(200, {"result": "emailSent"})

    def use_the_link(self):
        """The link signs in, once, and only with its check."""
        uuid, check = self.link["id"], self.link["check"]
        self.call("GET", f"/confirmations/{uuid}/{check}").is_success(confirmation=self.link)
        self.call("POST", f"/signinlink/{uuid}/0123456789abcdef").is_not_found()
        self.call("POST", f"/signinlink/nonsense/{check}").is_not_found()
        self.call("POST", f"/confirm/signup/{uuid}", body={"consent": 1}).is_not_found()
        answer = self.call("POST", f"/signinlink/{uuid}/{check}", body={"token": False})
        answer.is_success(**signed_in(id=self.joost.id, email=self.joost.email))
        self.call("POST", f"/signinlink/{uuid}/{check}").is_not_found()

    def in_ones_language(self):
        """The link speaks the language of the account."""
        heidi = self.person("heidi", language="de")
        self.call("POST", "/signinlink", body={"username": heidi.id}).is_json(200, {"result": "emailSent"})
        self.mailbox.take(heidi.email).link("/de/confirm/signin")

    def without_consent(self):
        """Who took back consent may still sign in, and do nothing but give it again."""
        self.call("PATCH", "/consent/jwt", self.joost, {"consent": 0}).has_status(200)
        answer = self.call("POST", "/signin", body={"username": self.joost.email, "password": "hunter2hunter2"})
        answer.is_success(**signed_in(id=self.joost.id, consent=0))
        token = f"Bearer {answer['token']}"
        self.call("GET", "/account/jwt", token).is_unauthorized()
        self.call("GET", "/whoami/jwt", token).is_nested_error(451, "consentLacking")
        given = self.call("PATCH", "/consent/jwt", token, {"consent": 1}).has_status(200)
        self.call("GET", "/account/jwt", f"Bearer {given['token']}").is_success(account=account(self.joost))

    def disabled(self):
        """A disabled account gets a link, and no further."""
        anna = self.person("anna")
        self.call("PATCH", "/account/jwt", anna, {"password": "hunter2hunter2"}).has_status(200)
        self.call("GET", "/account/restrict/jwt", anna).is_success(data={})
        self.call("POST", "/signin", body={"username": anna.email, "password": "hunter2hunter2"}).is_error(403, "statusLacking")
        self.call("POST", "/signinlink", body={"username": anna.email}).is_json(200, {"result": "emailSent"})
        _, link = self.mailbox.take(anna.email).link("/confirm/signin")
        self.call("POST", f"/signinlink/{link['id']}/{link['check']}").is_error(403, "statusLacking")

    def administrators(self):
        """Whoever runs the server makes the first administrator at the command line, with a link that signs in."""
        printed = self.tour.server.command("admin", "grant", "boss@example.com")
        self.tour.printer.aside("freesewing-server admin grant boss@example.com")
        link = next(word for word in printed.split() if "/confirm/signin" in word)
        query = dict(pair.split("=", 1) for pair in link.split("?", 1)[1].split("&"))
        answer = self.call("POST", f"/signinlink/{query['id']}/{query['check']}").has_status(200)
        if answer["account"]["role"] != "admin":
            raise Surprise("admin", answer["account"]["role"], "the role")
