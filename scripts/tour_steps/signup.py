from tour_kit.section import Section
from tour_kit.shapes import CHECK, UUID
from tour_kit.surprise import Surprise


class SignUp(Section):
    """Signing up

    An address and a language are all it takes; the mail that comes holds the link that goes on from here.
    """

    def refusals(self):
        """Address and language are needed, and have to make sense."""
        email = "somebody@example.com"
        self.refuses(
            "POST",
            "/signup",
            None,
            [
                ({}, "postBodyMissing"),
                ({"language": "en"}, "emailMissing"),
                ({"email": "", "language": "en"}, "emailMissing"),
                ({"email": email}, "languageMissing"),
                ({"email": email, "language": ""}, "languageMissing"),
                ({"email": email, "language": "EN"}, "unsupportedLanguage"),
                ({"email": email, "language": "klingon"}, "unsupportedLanguage"),
                ({"email": email, "language": ["en"]}, "unsupportedLanguage"),
                ({"email": "nobody", "language": "en"}, "emailInvalid"),
            ],
        )

    def no_address(self):
        """What is no text is no address either, and nothing falls over."""
        for odd in ({"a": 1}, ["me@example.com"], True, 5):
            for test in (False, True):
                answer = self.call("POST", "/signup", body={"email": odd, "language": "en", "test": test})
                if answer.has_status(400)["error"] not in ("emailInvalid", "emailMissing"):
                    raise Surprise("emailInvalid or emailMissing", answer.text)

    def a_mail_comes(self):
        """The address is put into its plain form; a mail goes to it, and the answer tells nothing else."""
        answer = self.call("POST", "/signup", body={"email": "  New.Person@Example.COM ", "language": "nl"})
        answer.is_created(email="new.person@example.com")
        mail = self.mailbox.take("new.person@example.com")
        link, query = mail.link("/nl/confirm/signup")
        if not link.startswith("https://freesewing.org/nl/"):
            raise Surprise("a link to https://freesewing.org/nl/", link)
        self.confirmation = query

    def the_link_is_good(self):
        """The website asks whether the link of the mail is good before it goes on."""
        uuid, check = self.confirmation["id"], self.confirmation["check"]
        self.call("GET", f"/confirmations/{uuid}/{check}").is_success(confirmation={"id": uuid, "check": check})
        self.call("GET", f"/confirmations/{uuid}/0123456789abcdef").is_not_found()
        self.call("GET", f"/confirmations/77d1622a-1211-48e2-9d5e-60adf76808ff/{check}").is_not_found()
        self.call("GET", f"/confirmations/nonsense/{check}").is_not_found()
        if not (UUID.fits(uuid) and CHECK.fits(check)):
            raise Surprise("a UUID and 16 hex digits", self.confirmation)

    def again_before_confirming(self):
        """Who signs up again before confirming gets the same answer, and another mail, in the language of this time."""
        self.call("POST", "/signup", body={"email": "new.person@example.com", "language": "en"}).is_created(email="new.person@example.com")
        _, query = self.mailbox.take("new.person@example.com").link("/confirm/signup")
        self.second = query

    def confirming(self):
        """Consent makes the account active and signs in; the other link is void then."""
        answer = self.call("POST", f"/confirm/signup/{self.second['id']}", body={"consent": 2}).has_status(200)
        self.account = answer["account"]
        self.call("POST", f"/confirm/signup/{self.confirmation['id']}", body={"consent": 1}).is_not_found()

    def an_active_account(self):
        """Who has an account hears so by mail, with a link that signs in; the answer does not tell."""
        self.call("POST", "/signup", body={"email": "NEW.person@example.com", "language": "de"}).is_created(email="new.person@example.com")
        _, query = self.mailbox.take("new.person@example.com").link("/de/confirm/signin")
        self.call("GET", f"/confirmations/{query['id']}/{query['check']}").is_success(confirmation=query)
        answer = self.call("POST", f"/signinlink/{query['id']}/{query['check']}").has_status(200)
        if answer["account"]["id"] != self.account["id"]:
            raise Surprise(self.account["id"], answer["account"]["id"], "who is signed in")

    def in_test_mode(self):
        """A test gets the confirmation right away, may choose its role, and sends no mail."""
        email = self.tour.new_email()
        body = {"email": email.upper(), "language": "en", "test": "yes please", "role": "curator"}
        self.call("POST", "/signup", body=body).is_created(email=email, confirmation=UUID)
        self.mailbox.nothing_for(email)
        joost = self.person("joost")
        body = {"email": joost.email, "language": "en", "test": True}
        self.call("POST", "/signup", body=body).is_created(email=joost.email)

    def no_test_elsewhere(self):
        """Outside of the test domain a test is no test: no confirmation, no role, but a mail."""
        body = {"email": "sly@example.com", "language": "en", "test": True, "role": "admin"}
        self.call("POST", "/signup", body=body).is_created(email="sly@example.com")
        _, query = self.mailbox.take("sly@example.com").link("/confirm/signup")
        answer = self.call("POST", f"/confirm/signup/{query['id']}", body={"consent": 1}).has_status(200)
        if answer["account"]["role"] != "user":
            raise Surprise("user", answer["account"]["role"], "the role")

    def a_disabled_account(self):
        """Whose account is disabled hears that only support can help, and gets no link."""
        anna = self.person("anna")
        self.call("GET", "/account/restrict/jwt", anna).is_success(data={})
        self.call("POST", "/signup", body={"email": anna.email, "language": "en"}).is_created(email=anna.email)
        self.mailbox.take(anna.email).lacks("/confirm/")
