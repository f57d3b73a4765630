import re

from tour_kit import totp
from tour_kit.objects import account, signed_in
from tour_kit.section import Section
from tour_kit.shapes import text_like
from tour_kit.surprise import Surprise

PATH = "/account/mfa/jwt"


class SecondFactor(Section):
    """A second factor

    A code from an app, beside the password.
    """

    def refusals(self):
        """The member `mfa` says what is wanted: exactly true, or exactly false."""
        self.joost = self.person("joost")
        self.call("PATCH", "/account/jwt", self.joost, {"password": "hunter2hunter2"}).has_status(200)
        for odd in ({}, {"mfa": "yes"}, {"mfa": 1}, {"mfa": {}}, {"mfa": None}):
            for answer in self.both("POST", "/account/mfa", self.joost, odd):
                answer.is_error(400, "invalidMfaSetting")
        self.call("POST", "/account/mfa/key", self.key(self.joost, 3), {}).is_level_error()

    def setting_up(self):
        """First comes a secret, as text, as an address for apps, and as a picture of it."""
        answer = self.call("POST", PATH, self.joost, {"mfa": True})
        mfa = answer.has_status(200)["mfa"]
        self.secret = mfa["secret"]
        name = self.joost.username
        otpauth = f"otpauth://totp/FreeSewing:{name}?secret={self.secret}&period=30&digits=6&algorithm=SHA1&issuer=FreeSewing"
        qrcode = text_like("an SVG", r"<svg class=\"qrcode\" width=\"100%\" height=\"100%\" .*</svg>\s*")
        answer.is_success(mfa={"secret": self.secret, "otpauth": otpauth, "qrcode": qrcode})
        if not re.fullmatch(r"[A-Z2-7]{16}", self.secret):
            raise Surprise("16 characters of base32", self.secret, "the secret")
        answer.includes("currentColor")

    def not_yet(self):
        """Until a code of it has been sent, nothing changes."""
        self.call("POST", "/signin", body=self._password()).has_status(200)
        for token, secret in ((totp.wrong_code(self.secret), self.secret), (totp.code(self.secret), "AAAAAAAAAAAAAAAA")):
            self.call("POST", PATH, self.joost, {"mfa": True, "token": token, "secret": secret}).is_error(403, "mfaTokenInvalid")
        as_number = {"mfa": True, "token": int(totp.code(self.secret)), "secret": self.secret}
        self.call("POST", PATH, self.joost, as_number).is_error(403, "mfaTokenInvalid")

    def switching_on(self):
        """With a good code it is on, and the secret is never shown again."""
        body = {"mfa": True, "token": totp.code(self.secret), "secret": self.secret}
        answer = self.call("POST", PATH, self.joost, body)
        answer.is_success(account=account(self.joost, mfaEnabled=True)).lacks(self.secret)
        self.call("POST", PATH, self.joost, {"mfa": True}).is_error(400, "mfaActive")
        self.call("POST", PATH, self.joost, body).is_error(400, "mfaActive")
        self.call("GET", "/account/jwt", self.joost).has_status(200).lacks(self.secret)

    def _password(self, **more):
        return {"username": self.joost.email, "password": "hunter2hunter2", **more}

    def signing_in(self):
        """Now the password alone is not enough; the code of this moment is good, also right after it switched this on."""
        for token in (False, None, ""):
            self.call("POST", "/signin", body=self._password(token=token)).is_error(403, "mfaTokenRequired")
        self.call("POST", "/signin", body=self._password()).is_error(403, "mfaTokenRequired")
        self.call("POST", "/signin", body=self._password(token=totp.wrong_code(self.secret))).is_error(401, "signInFailed")
        wrong = {**self._password(), "password": "wrong"}
        self.call("POST", "/signin", body=wrong).is_error(401, "signInFailed")
        answer = self.call("POST", "/signin", body=self._password(token=totp.code(self.secret)))
        answer.is_success(**signed_in(id=self.joost.id, mfaEnabled=True))

    def switching_off(self):
        """Switching it off takes a code and the password."""
        token = totp.code(self.secret)
        self.refuses(
            "POST",
            PATH,
            self.joost,
            [
                ({"mfa": False}, "mfaTokenMissing"),
                ({"mfa": False, "password": "hunter2hunter2"}, "mfaTokenMissing"),
                ({"mfa": False, "token": token}, "passwordMissing"),
                ({"mfa": False, "token": token, "password": "wrong"}, "authenticationFailed", 401),
                ({"mfa": False, "token": totp.wrong_code(self.secret), "password": "hunter2hunter2"}, "authenticationFailed", 401),
            ],
        )
        for odd in (5, ["hunter2hunter2"], True):
            answer = self.call("POST", PATH, self.joost, {"mfa": False, "token": token, "password": odd})
            answer.has_status(400, 401)
        body = {"mfa": False, "token": totp.code(self.secret), "password": "hunter2hunter2"}
        self.call("POST", PATH, self.joost, body).is_success(account=account(self.joost))
        self.call("POST", "/signin", body=self._password()).has_status(200)

    def with_a_key_and_a_link(self):
        """A key of level 4 may do the same; and a link that signs in asks for the code too, without being used up by it."""
        anna = self.person("anna")
        secret = self.call("POST", "/account/mfa/key", anna, {"mfa": True}).has_status(200)["mfa"]["secret"]
        body = {"mfa": True, "token": totp.code(secret), "secret": secret}
        self.call("POST", "/account/mfa/key", anna, body).is_success(account=account(anna, mfaEnabled=True))
        self.call("POST", "/signinlink", body={"username": anna.email}).has_status(200)
        _, link = self.mailbox.take(anna.email).link("/confirm/signin")
        path = f"/signinlink/{link['id']}/{link['check']}"
        self.call("POST", path).is_error(403, "mfaTokenRequired")
        self.call("POST", path, body={"token": False}).is_error(403, "mfaTokenRequired")
        self.call("POST", path, body={"token": totp.wrong_code(secret)}).is_error(401, "signInFailed")
        answer = self.call("POST", path, body={"token": totp.code(secret)})
        answer.is_success(**signed_in(id=anna.id, mfaEnabled=True))
        self.call("POST", path, body={"token": totp.code(secret)}).is_not_found()
