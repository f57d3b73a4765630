import gzip
import zlib

from tour_kit.section import Section
from tour_kit.surprise import Surprise

CORS_METHODS = "GET,HEAD,PUT,PATCH,POST,DELETE"


class General(Section):
    """What is true everywhere

    Paths, bodies, refusals, and what a browser asks before it asks.
    """

    def unknown_routes(self):
        """What is no route is 404 with a word; so is a route with another method, for 405 is never sent."""
        for path in ("/nope", "/migrate", "/patrons", "/resend", "/account", "/account/recover", "/whoami", "/import/x"):
            self.call("GET", path).is_no_route()
        self.call("PATCH", "/consent/key", body={"consent": 1}).is_no_route()
        self.call("GET", "/admin/impersonate/1/key").is_no_route()
        self.call("DELETE", "/subscriber").is_no_route()
        self.call("PUT", "/signup", body={"a": 1}).is_no_route()
        self.call("DELETE", "/docs/").is_no_route()

    def health(self):
        """Whatever watches over the server can ask whether it is alive, and whether it is ready."""
        for path in ("/health", "/ready", "/READY/"):
            self.call("GET", path).is_success()

    def what_it_is(self):
        """Programs can ask what this server is: its version, its languages, whom it lets in, and where mails lie that nobody sends."""
        about = self.call("GET", "/about").has_status(200)["about"]
        for name in ("version", "languages", "signInWith", "mailFolder"):
            if name not in about:
                raise Surprise(name, about)
        if about["languages"] != ["en", "de", "es", "fr", "nl", "uk"] or about["mailFolder"] is not None:
            raise Surprise("six languages, and no folder beside a mail server", about)

    def paths(self):
        """Paths may be in any case, may end in a slash, and may have a query, which means nothing."""
        self.joost = self.person("joost")
        self.call("GET", "/Account/JWT/", self.joost).has_status(200)
        self.call("GET", "/account/jwt?token=x&page=2", self.joost).has_status(200)
        self.call("GET", "/ACCOUNT/KEY", self.joost).has_status(200)
        self.call("GET", "/users/%E0%A4%A").is_error(400, "invalidPath")

    def head(self):
        """HEAD works wherever GET does, and brings no body."""
        self.call("HEAD", "/account/jwt", self.joost).has_status(200).has_text("").has_type("application/json; charset=utf-8")
        self.call("HEAD", "/account/jwt").has_status(401).has_text("")

    def preflight(self):
        """A browser may ask about any path, and hears that pages from everywhere may call."""
        for path in ("/account/jwt", "/nope"):
            plain = self.call("OPTIONS", path).has_status(204).has_text("")
            plain.has_header("Access-Control-Allow-Methods", CORS_METHODS).has_header("Access-Control-Allow-Headers", None)
        asked = {
            "Origin": "https://freesewing.org",
            "Access-Control-Request-Method": "PATCH",
            "Access-Control-Request-Headers": "authorization,content-type",
        }
        answer = self.call("OPTIONS", "/account/jwt", headers=asked).has_status(204)
        answer.has_header("Access-Control-Allow-Headers", "authorization,content-type")
        answer.has_header("Vary", "Access-Control-Request-Headers")
        answer.has_header("Access-Control-Allow-Credentials", None).has_header("Access-Control-Max-Age", None)

    def media_types(self):
        """Only application/json is read; anything else counts as no body at all."""
        body = b'{"username": "x", "password": "y"}'
        for media in ("text/plain", "application/x-www-form-urlencoded", "application/vnd.api+json", ""):
            self.call("POST", "/signin", raw=body, media=media).is_error(400, "postBodyMissing")
        for media in ("application/json", "Application/JSON", "application/json; charset=utf-8"):
            self.call("POST", "/signin", raw=body, media=media).is_error(401, "signInFailed")
        self.call("POST", "/signin", raw=b"").is_error(400, "postBodyMissing")

    def json_bodies(self):
        """The top must be an object or an array; an array is an object without names."""
        for raw in (b"{", b"null", b'"text"', b"5", b"true", b'{"a": }', b"{}x", b'{"a": "\xff"}'):
            self.call("POST", "/signin", raw=raw).is_error(400, "invalidJson")
        for raw in (b"{}", b"[]"):
            self.call("POST", "/signin", raw=raw).is_error(400, "postBodyMissing")
        self.call("POST", "/signin", raw=b"[1]").is_error(400, "usernameMissing")

    def broken_before_refused(self):
        """A broken body is refused as broken, also by a route that would not let the caller in."""
        self.call("POST", "/sets/jwt", raw=b"{").is_error(400, "invalidJson")
        self.call("POST", "/sets/jwt", body={}).is_unauthorized()

    def charsets(self):
        """Text is UTF-8."""
        self.call("POST", "/signin", raw=b"{}", media="application/json; charset=latin1").is_error(415, "unsupportedCharset")

    def packed_bodies(self):
        """A body may be packed with gzip or deflate, and with nothing else."""
        body = b'{"username": "x", "password": "y"}'
        for encoding, packed in (("gzip", gzip.compress(body)), ("deflate", zlib.compress(body))):
            self.call("POST", "/signin", raw=packed, headers={"Content-Encoding": encoding}).is_error(401, "signInFailed")
            broken = self.call("POST", "/signin", raw=b"not packed", headers={"Content-Encoding": encoding})
            broken.is_error(400, "invalidJson")
        self.call("POST", "/signin", raw=body, headers={"Content-Encoding": "br"}).is_error(415, "unsupportedCharset")

    def large_bodies(self):
        """Twelve MiB are taken, more is not; packing does not help."""
        def body(size):
            return b'{"username": "' + b"x" * (size - 17) + b'"} '

        limit = 12 * 1024 * 1024
        self.call("POST", "/signin", raw=body(limit)).is_error(400, "passwordMissing")
        self.call("POST", "/signin", raw=body(limit + 1)).is_error(413, "bodyTooLarge")
        packed = gzip.compress(body(limit + 1))
        self.call("POST", "/signin", raw=packed, headers={"Content-Encoding": "gzip"}).is_error(413, "bodyTooLarge")

    def numbers(self):
        """Numbers look as JavaScript prints them, whatever they looked like when they came."""
        raw = b'{"name": "a", "measies": {"chest": 1000.0, "neck": 0.1, "hips": 1e21, "head": 5e2}}'
        answer = self.call("POST", "/sets/jwt", self.joost, raw=raw).has_status(201)
        answer.includes('"measies":{"chest":1000,"neck":0.1,"hips":1e+21,"head":500}')

    def ids(self):
        """A number in a path is read as JavaScript's parseInt does; what is none names no record."""
        made = self.call("POST", "/sets/jwt", self.joost, {"name": "Joost"}).has_status(201)["set"]
        for path in (f"{made['id']}abc", f"{made['id']}.5", f"%20{made['id']}", f"0{made['id']}"):
            self.call("GET", f"/sets/{path}/jwt", self.joost).is_success(set=made)
        for path in ("abc", "-1", "0", "99999999999999999999", "NaN", "%00", "undefined"):
            for method in ("GET", "PATCH", "DELETE"):
                self.call(method, f"/sets/{path}/jwt", self.joost).is_not_found()

    def order_of_checks(self):
        """What a caller may not do is refused before the body is looked at, and before the record is looked for."""
        reader = self.key(self.joost, 1)
        self.call("POST", "/sets/key", reader, {}).is_level_error()
        self.call("PATCH", "/sets/99999/key", reader, {}).is_level_error()
