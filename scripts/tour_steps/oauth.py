import re
from urllib.parse import parse_qs, urlsplit

from tour_kit import totp
from tour_kit.objects import account, signed_in
from tour_kit.section import Section
from tour_kit.services import SITE
from tour_kit.shapes import WORD, Some, text_like
from tour_kit.surprise import Surprise

SCOPES = "https://www.googleapis.com/auth/userinfo.profile https://www.googleapis.com/auth/userinfo.email"


def state_of(answer):
    """The state in the address where people are sent."""
    return parse_qs(urlsplit(answer["authUrl"]).query)["state"][0]


def challenged(url):
    """An address, with the challenge behind it that only we can answer (PKCE)."""
    return text_like(f"{url}, and a challenge", re.escape(url) + r"&code_challenge=[\w-]{43}&code_challenge_method=S256")


class OAuth(Section):
    """Signing in with GitHub or Google

    They vouch for who somebody is; the account is ours.
    """

    def beginning(self):
        """The website asks where to send people, and gets an address with a state in it that is good once."""
        site, google = self.services.github_site, self.services.google
        for provider in ("github", "GitHub"):
            answer = self.call("POST", "/signin/oauth/init", body={"provider": provider, "language": "EN"}).has_status(200)
            state = state_of(answer)
            callback = f"{SITE}/signin/callback/github"
            url = f"{site.url}/login/oauth/authorize?client_id={site.client}&redirect_uri={callback}"
            answer.is_success(authUrl=challenged(f"{url}&scope=read:user user:email&state={state}"))
        answer = self.call("POST", "/signin/oauth/init", body={"provider": "google", "language": "nl"}).has_status(200)
        state = state_of(answer)
        callback = f"{SITE}/signin/callback/google"
        url = f"{google.url}/o/oauth2/v2/auth?response_type=code&client_id={google.client}&redirect_uri={callback}"
        answer.is_success(authUrl=challenged(f"{url}&scope={SCOPES}&access_type=online&state={state}"))

    def no_beginning(self):
        """The provider must be one that is set up, the language one that we speak."""
        cases = [
            ({}, "invalidProvider", 403),
            ({"provider": "facebook", "language": "en"}, "invalidProvider", 403),
            ({"provider": 5, "language": "en"}, "invalidProvider", 403),
            ({"provider": ["github"], "language": "en"}, "invalidProvider", 403),
            ({"provider": "github"}, "invalidLanguage", 403),
            ({"provider": "github", "language": "klingon"}, "invalidLanguage", 403),
            ({"provider": "github", "language": {"a": 1}}, "invalidLanguage", 403),
        ]
        self.refuses("POST", "/signin/oauth/init", None, cases)

    def _state(self, provider="github", language="en"):
        body = {"provider": provider, "language": language}
        return state_of(self.call("POST", "/signin/oauth/init", body=body).has_status(200))

    def _come_back(self, code, provider="github", **changes):
        body = {"provider": provider, "state": self._state(provider, "nl"), "code": code, **changes}
        return self.call("POST", "/signin/oauth", body=body)

    def refusals(self):
        """State and code are texts, and the state is one that we gave out, for this provider, and that was not used."""
        state = self._state()
        cases = [
            ({}, "invalidProvider", 403),
            ({"provider": "facebook", "state": state, "code": "x"}, "invalidProvider", 403),
            ({"provider": "github", "code": "x"}, "stateInvalid", 403),
            ({"provider": "github", "state": 5, "code": "x"}, "stateInvalid", 403),
            ({"provider": "github", "state": state}, "codeInvalid", 403),
            ({"provider": "github", "state": state, "code": ["x"]}, "codeInvalid", 403),
            ({"provider": "github", "state": "77d1622a-1211-48e2-9d5e-60adf76808ff", "code": "x"}, "stateInvalid", 403),
            ({"provider": "github", "state": "nonsense", "code": "x"}, "stateInvalid", 403),
            ({"provider": "google", "state": state, "code": "x"}, "stateInvalid", 403),
        ]
        self.refuses("POST", "/signin/oauth", None, cases)
        body = {"email": self.tour.new_email(), "language": "en", "test": True}
        signup = self.call("POST", "/signup", body=body)["confirmation"]
        self.refuses("POST", "/signin/oauth", None, [({"provider": "github", "state": signup, "code": "x"}, "stateInvalid", 403)])

    def somebody_new(self):
        """Who is new gets an account, with the name that they have there; it waits for their consent."""
        site = self.services.github_site
        self.email = self.tour.new_email()
        emails = [
            {"email": "other@example.com", "primary": False, "verified": True},
            {"email": self.email, "primary": True, "verified": True},
        ]
        avatar = f"{self.github.url}/avatars/1"
        site.knows("new", "Sewist", emails, bio="I sew", blog="https://example.com", twitter_username="sewist", avatar_url=avatar)
        state = self._state("github", "nl")
        answer = self.call("POST", "/signin/oauth", body={"provider": "github", "state": state, "code": "new"})
        known = Some(githubEmail=self.email, githubUsername="Sewist", website="https://example.com", twitter="sewist")
        expected = account(
            email=self.email, initial=self.email, bio="I sew", consent=0, status=0, language="nl", username="Sewist", lusername="sewist",
            data=known,
        )
        answer.has_status(200)
        if answer["account"]["username"] == "sewist":
            expected["username"] = "sewist"
        answer.is_json(200, {"result": "success", "token": signed_in()["token"], "account": expected})
        self.account = answer["account"]
        again = {"provider": "github", "state": state, "code": "new"}
        self.refuses("POST", "/signin/oauth", None, [(again, "stateInvalid", 403)])
        self._consents(answer["token"])

    def _consents(self, token):
        token = f"Bearer {token}"
        self.call("GET", "/account/jwt", token).is_unauthorized()
        self.call("GET", "/whoami/jwt", token).is_nested_error(451, "consentLacking")
        given = self.call("PATCH", "/consent/jwt", token, {"consent": 1})
        given.is_json(200, Some(result="success", account=Some(id=self.account["id"], status=1, consent=1)))
        self.call("GET", "/account/jwt", f"Bearer {given['token']}").has_status(200)

    def somebody_known(self):
        """Who has an account with that address is signed in to it; without consent they are sent to give it first."""
        joost = self.person("joost")
        site = self.services.github_site
        emails = [{"email": joost.email.upper(), "primary": True, "verified": True}]
        site.knows("known", "joost", emails)
        self._come_back("known").is_success(**signed_in(id=joost.id, email=joost.email))
        site.knows("public", "joost", emails, email=joost.email)
        self._come_back("public").is_success(**signed_in(id=joost.id, email=joost.email))
        self.call("PATCH", "/consent/jwt", joost, {"consent": 0}).has_status(200)
        site.knows("lacking", "joost", emails)
        self._come_back("lacking").is_error(451, "consentLacking")
        anna = self.person("anna")
        self.call("GET", "/account/restrict/jwt", anna).has_status(200)
        site.knows("locked", "anna", [{"email": anna.email, "primary": True, "verified": True}])
        self._come_back("locked").is_error(403, "statusLacking")

    def unverified(self):
        """An address that the provider has not verified signs in to nothing."""
        joost = self.person("joost")
        self.services.github_site.knows("sly", "sly", [{"email": joost.email, "primary": True, "verified": False}])
        answer = self._come_back("sly")
        answer.is_json(answer.has_status(403, 502).status, {"result": "error", "error": WORD})

    def taken_names(self):
        """A name that is taken gets a plus, and another until it is free."""
        for number, name in enumerate(("sewist+", "sewist++")):
            address = self.tour.new_email()
            emails = [{"email": address, "primary": True, "verified": True}]
            self.services.github_site.knows(f"taken{number}", "SEWIST", emails)
            answer = self._come_back(f"taken{number}").has_status(200)
            if answer["account"]["lusername"] != name or answer["account"]["bio"] != "--":
                raise Surprise((name, "--"), answer["account"], "the account")

    def google(self):
        """Google's people come the same way; without a name they are called by their address."""
        google = self.services.google
        address = self.tour.new_email()
        google.knows("one", address, "Grace H")
        answer = self._come_back("one", "google").has_status(200)
        body = answer["account"]
        if (body["email"], body["lusername"], body["data"], body["status"], body["consent"]) != (address, "grace h", {}, 0, 0):
            raise Surprise((address, "grace h", {}, 0, 0), body, "the account")
        google.knows("two", self.tour.new_email())
        self._come_back("two", "google").has_status(200)

    def second_factor(self):
        """A second factor is asked for here too."""
        paul = self.person("paul")
        secret = self.call("POST", "/account/mfa/jwt", paul, {"mfa": True})["mfa"]["secret"]
        body = {"mfa": True, "token": totp.code(secret), "secret": secret}
        self.call("POST", "/account/mfa/jwt", paul, body).has_status(200)
        self.services.github_site.knows("mfa", "paul", [{"email": paul.email, "primary": True, "verified": True}])
        self._come_back("mfa").is_error(403, "mfaTokenRequired")

    def broken(self):
        """When the provider refuses or is broken, so does the sign-in, in a word."""
        for fault in (None, 500):
            self.services.github_site.broken = fault
            answer = self._come_back("never given out")
            self.services.github_site.broken = None
            answer.is_json(answer.has_status(403, 502).status, {"result": "error", "error": WORD})
        self.services.github_site.knows("halfway", "x", [])
        self.github.broken = 500
        answer = self._come_back("halfway")
        self.github.broken = None
        answer.is_json(answer.has_status(403, 502).status, {"result": "error", "error": WORD})
