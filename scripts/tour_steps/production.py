from tour_kit.section import Section
from tour_kit.shapes import HASH
from tour_kit.surprise import Surprise


class Production(Section):
    """Without tests and services

    A server that is set up with nothing: no tests, no mail server, no GitHub, no providers.
    """

    def starting(self):
        """It starts, and everything that needs nobody else works."""
        off = dict.fromkeys(self.services.settings)
        self.server = self.tour.other_server(**{**off, "BACKEND_ENABLE_TESTS": None, "NODE_ENV": "production"})
        self.call("GET", "/curated-sets", server=self.server).is_success(curatedSets=[])
        self.call("GET", "/option-packs", server=self.server).is_success(optionPacks=[])

    def no_tests(self):
        """Nobody becomes an administrator by saying that this is a test."""
        email = "sly@freesewing.dev"
        body = {"email": email, "language": "en", "test": True, "role": "admin"}
        self.call("POST", "/signup", body=body, server=self.server).is_created(email=email)
        body = {"email": email, "language": "en", "test": True}
        answer = self.call("POST", "/subscriber", body=body, server=self.server)
        answer.is_success(data={"language": "en", "email": email})

    def no_services(self):
        """What is not set up is refused in a word, and mail is written to files."""
        body = {"title": "t", "body": "b"}
        self.call("POST", "/issues", body=body, server=self.server).is_error(400, "notEnabled")
        body = {"provider": "github", "language": "en"}
        self.call("POST", "/signin/oauth/init", body=body, server=self.server).is_error(403, "invalidProvider")
        email = "new@example.com"
        self.call("POST", "/signup", body={"email": email, "language": "en"}, server=self.server).is_created(email=email)

    def administrator(self):
        """The administrator of the command line signs in, consents, and finds who has signed up: as a user, whatever they said."""
        printed = self.server.command("admin", "grant", "boss@example.com")
        link = next(word for word in printed.split() if "/confirm/signin" in word)
        query = dict(pair.split("=", 1) for pair in link.split("?", 1)[1].split("&"))
        answer = self.call("POST", f"/signinlink/{query['id']}/{query['check']}", server=self.server).has_status(200)
        given = self.call("PATCH", "/consent/jwt", f"Bearer {answer['token']}", {"consent": 1}, server=self.server).has_status(200)
        token = f"Bearer {given['token']}"
        found = self.call("POST", "/admin/search/users/jwt", token, {"q": "sly@freesewing.dev"}, server=self.server)
        users = found.has_status(200)["users"]["email"]
        if [(user["role"], user["status"]) for user in users] != [("user", 0)] or not HASH.fits(users[0]["ihash"]):
            raise Surprise("a user who has not confirmed yet", users, "the account")

    def stopping(self):
        """It stops when it is told to, with exit code 0."""
        status = self.server.stop()
        if status != 0:
            raise Surprise(0, status, "the exit code")
