from tour_kit.jwt import claims_of
from tour_kit.objects import account
from tour_kit.section import Section
from tour_kit.shapes import NUMBER, TOKEN
from tour_kit.surprise import Surprise


class Confirming(Section):
    """Confirming a new account

    Nothing is kept about anybody who has not consented.
    """

    def _signup(self):
        self.email = self.tour.new_email()
        body = {"email": self.email, "language": "fr", "test": True}
        return self.call("POST", "/signup", body=body).has_status(201)["confirmation"]

    def refusals(self):
        """Consent is 1, 2 or 3, as a number."""
        self.confirmation = self._signup()
        path = f"/confirm/signup/{self.confirmation}"
        odd = [({}, "postBodyMissing")]
        odd += [({"consent": consent}, "consentRequired") for consent in (0, -1, 4, 99, 1.5, "1", True, None, [1], {})]
        self.refuses("POST", path, None, odd)

    def unknown(self):
        """A confirmation that is not there is not found."""
        for uuid in ("77d1622a-1211-48e2-9d5e-60adf76808ff", "nonsense", "5"):
            self.call("POST", f"/confirm/signup/{uuid}", body={"consent": 1}).is_not_found()

    def the_account(self):
        """The answer signs in: a token, and the account with all that is kept about it."""
        answer = self.call("POST", f"/confirm/signup/{self.confirmation}", body={"consent": 1})
        uid = answer.has_status(200)["account"]["id"]
        name = f"user-{uid}"
        expected = account(
            id=uid, bio="", email=self.email, data={}, initial=self.email, jwtCalls=0, keyCalls=0, language="fr",
            lastSeen=None, username=name, lusername=name,
        )
        answer.is_success(token=TOKEN, account=expected)
        self.token = answer["token"]

    def the_token(self):
        """The token says who it is for, and is good for seven days."""
        claims = claims_of(self.token)
        if list(claims) != ["_id", "username", "role", "status", "aud", "iss", "iat", "exp"]:
            raise Surprise("the claims in their order", list(claims), "the token")
        server = self.tour.server
        said = (claims["aud"], claims["iss"], claims["role"], claims["status"], claims["exp"] - claims["iat"])
        expected = (server.audience, server.url, "user", 1, 7 * 24 * 60 * 60)
        if said != expected or not NUMBER.fits(claims["_id"]):
            raise Surprise(expected, said, "the token")
        self.call("GET", "/account/jwt", f"Bearer {self.token}").has_status(200)

    def only_once(self):
        """Each confirmation works once."""
        self.call("POST", f"/confirm/signup/{self.confirmation}", body={"consent": 1}).is_not_found()

    def no_way_back_in(self):
        """A sign-up that was left lying brings no disabled account back to life."""
        confirmation = self._signup()
        body = {"email": self.email, "language": "en", "test": True}
        again = self.call("POST", "/signup", body=body).has_status(201)
        self.call("POST", f"/confirm/signup/{confirmation}", body={"consent": 1}).has_status(200)
        token = self.call("POST", "/signup", body={**body, "email": self.tour.new_email()}).json
        answer = self.call("POST", f"/confirm/signup/{token['confirmation']}", body={"consent": 1}).has_status(200)
        self.call("GET", "/account/restrict/jwt", f"Bearer {answer['token']}").has_status(200)
        self.call("POST", f"/confirm/signup/{token['confirmation']}", body={"consent": 1}).is_not_found()
        if "confirmation" in again.json:
            raise Surprise("no confirmation for an address that is there", again.text)
