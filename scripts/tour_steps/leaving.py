import json
import re
import stat
from urllib.parse import urlsplit

from tour_kit.objects import account, bookmark, listed_key, measurements_set, pattern
from tour_kit.picture import data_uri
from tour_kit.section import DOORS, Section
from tour_kit.shapes import Holding, Some, difference, shown
from tour_kit.surprise import Surprise


class Leaving(Section):
    """Taking one's data, and leaving

    Everything that is kept about somebody is theirs: to take along, to lock away, to have removed.
    """

    def export(self):
        """An export is a file at an address that nobody can guess."""
        self.joost = self.person("joost")
        self.call("POST", "/sets/jwt", self.joost, {"name": "Joost", "measies": {"chest": 1000}}).has_status(201)
        self.call("POST", "/patterns/jwt", self.joost, {"design": "aaron", "settings": {"sa": 5}}).has_status(201)
        self.call("POST", "/bookmarks/jwt", self.joost, {"type": "doc", "title": "t", "url": "/u"}).has_status(201)
        self.reader = self.key(self.joost, 1)
        for answer in [self.call("GET", "/account/export/key", self.reader), self.call("GET", "/account/export/jwt", self.joost)]:
            url = answer.has_status(200)["data"]
            answer.is_success(data=url)
            if not re.fullmatch(rf"{re.escape(self.tour.server.url)}/exports/[0-9a-f]{{16}}\.json", url):
                raise Surprise("an address below /exports/", url, "data")
        self.path = urlsplit(url).path

    def what_is_in_it(self):
        """It holds the account and all that belongs to it, readable by people, and readable on disk by the server alone."""
        answer = self.call("GET", self.path).has_status(200)
        got = json.loads(answer.text)
        expected = {
            **account(self.joost),
            "apikeys": [listed_key(name="a key", level=1, userId=self.joost.id)],
            "bookmarks": [bookmark(title="t", url="/u", userId=self.joost.id)],
            "patterns": [pattern(settings={"sa": 5, "measurements": {}}, userId=self.joost.id)],
            "sets": [measurements_set(name="Joost", measies={"chest": 1000}, userId=self.joost.id)],
            "quotaRequests": [],
            "activity": Holding(Some(kind="exported"), Some(kind="keyCreated"), Some(kind="signedIn")),
        }
        found = difference(expected, got, "the export")
        if found:
            raise Surprise(shown(found[1]), shown(found[2]), found[0])
        if not answer.text.startswith('{\n  "id": '):
            raise Surprise("two blanks before each member", answer.text[:60], "the export")
        file = self.tour.server.folder / self.path.strip("/")
        if stat.S_IMODE(file.stat().st_mode) != 0o600:
            raise Surprise("0600", oct(file.stat().st_mode), "who may read the file")
        self.call("GET", "/exports/0123456789abcdef.json").has_status(404)
        self.call("GET", "/exports/..%2Ftour.sqlite").has_status(400, 404)

    def locking(self):
        """Who locks their account is out at once, whatever they hold; only whoami still says why."""
        for door in DOORS:
            anna = self.person("anna")
            key = self.key(anna, 4)
            self.call("GET", f"/account/restrict/{door}", key if door == "key" else anna).is_success(data={})
            self.call("GET", "/account/jwt", anna).is_unauthorized()
            self.call("GET", "/account/key", key).is_unauthorized()
            self.call("GET", "/whoami/jwt", anna).is_nested_error(401, "accountDisabled")
            self.call("PATCH", "/consent/jwt", anna, {"consent": 2}).is_nested_error(401, "accountDisabled")

    def levels(self):
        """A key that may only read can neither lock nor remove the account."""
        for level in (1, 3):
            key = self.key(self.joost, level)
            self.call("GET", "/account/restrict/key", key).is_level_error()
            self.call("DELETE", "/account/key", key).is_level_error()
        self.call("GET", "/account/export/key", self.key(self.joost, 1)).has_status(200)
        self.call("GET", "/account/jwt", self.joost).has_status(200)

    def removing(self):
        """Removing the account removes all that is kept about it: things, keys, pictures, the newsletter, and the name."""
        ihash = self.call("PATCH", "/account/jwt", self.joost, {"img": data_uri()}).has_status(200)["account"]["ihash"]
        self.picture_is_there(f"uid-{ihash}")
        made = self.call("POST", "/sets/jwt", self.joost, {"name": "Joost", "public": True}).has_status(201)["set"]["id"]
        self.call("GET", f"/sets/{made}.json").has_status(200)
        self.call("DELETE", "/account/jwt", self.joost).is_success(data={})
        self.call("GET", "/account/jwt", self.joost).is_unauthorized()
        self.call("GET", "/whoami/jwt", self.joost).is_unauthorized()
        self.call("GET", "/account/key", self.reader).is_unauthorized()
        self.call("GET", f"/users/{self.joost.id}").is_not_found()
        self.call("GET", f"/sets/{made}.json").is_not_found()
        self.call("GET", f"/images/uid-{ihash}").has_status(404)
        self.call("POST", "/signinlink", body={"username": self.joost.email}).is_error(401, "signInFailed")

    def removing_by_key(self):
        """A key of level 4 may do it too."""
        paul = self.person("paul")
        self.call("DELETE", "/account/key", paul).is_success(data={})
        self.call("GET", "/account/jwt", paul).is_unauthorized()
