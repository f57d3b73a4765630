from tour_kit.objects import bookmark
from tour_kit.section import DOORS, Section


class Bookmarks(Section):
    """Bookmarks

    What somebody wants to find again. They are nobody else's business, not even an administrator's.
    """

    def keeping(self):
        """A bookmark has a title, an address and a type; the address is any text."""
        self.joost = self.person("joost")
        for kind in ("set", "cset", "pattern", "design", "doc", "custom"):
            body = {"type": kind, "title": "t", "url": "/docs/foo/bar"}
            for answer in self.both("POST", "/bookmarks", self.joost, body):
                answer.is_created(bookmark=bookmark(**body, userId=self.joost.id))
        self.bookmark = answer["bookmark"]

    def refusals(self):
        """All three are needed."""
        good = {"type": "doc", "title": "t", "url": "/u"}
        cases = [
            ({}, "postBodyMissing"),
            ({"type": "doc"}, "titleMissing"),
            ({**good, "title": ""}, "titleMissing"),
            ({**good, "title": 5}, "titleMissing"),
            ({"type": "doc", "title": "t"}, "urlMissing"),
            ({**good, "url": ["x"]}, "urlMissing"),
            ({"title": "t", "url": "/u"}, "typeMissing"),
            ({**good, "type": ""}, "typeMissing"),
            ({**good, "type": "shop"}, "typeInvalid"),
            ({**good, "type": ["doc"]}, "typeInvalid"),
            ({**good, "title": "x" * 501}, "titleTooLong"),
            ({**good, "url": "x" * 4001}, "urlTooLong"),
        ]
        self.refuses("POST", "/bookmarks/jwt", self.joost, cases)
        for body in ({}, good):
            self.call("POST", "/bookmarks/key", self.key(self.joost, 2), body).is_level_error()

    def listing(self):
        """The list shows one's own, oldest first."""
        anna = self.person("anna")
        for title in ("one", "two"):
            self.call("POST", "/bookmarks/jwt", anna, {"type": "doc", "title": title, "url": "/u"}).has_status(201)
        expected = [bookmark(title=title, url="/u", userId=anna.id) for title in ("one", "two")]
        for answer in self.both("GET", "/bookmarks", anna):
            answer.is_success(bookmarks=expected)

    def reading(self):
        """One can be looked at, by its owner alone."""
        path = f"/bookmarks/{self.bookmark['id']}"
        for answer in self.both("GET", path, self.joost):
            answer.is_success(bookmark=self.bookmark)
        self.call("GET", "/bookmarks/999999/jwt", self.joost).is_not_found()
        self.call("GET", "/bookmarks/abc/jwt", self.joost).is_not_found()

    def changing(self):
        """Title and address can be changed, the type cannot."""
        path = f"/bookmarks/{self.bookmark['id']}"
        changed = {**self.bookmark, "title": "new", "url": "/new"}
        for answer in self.both("PATCH", path, self.joost, {"title": "new", "url": "/new", "type": "set", "userId": 1}):
            answer.is_success(bookmark=changed)
        for odd in ({}, {"title": "", "url": ""}, {"title": 5, "url": None}):
            self.call("PATCH", f"{path}/jwt", self.joost, odd).is_success(bookmark=changed)
        self.call("PATCH", f"{path}/jwt", self.joost, {"title": "x" * 501}).is_error(400, "titleTooLong")

    def others(self):
        """Nobody else gets at it."""
        for role in ("user", "support", "admin"):
            other = self.person(role, role)
            for method in ("GET", "PATCH", "DELETE"):
                self.call(method, f"/bookmarks/{self.bookmark['id']}/jwt", other, {"title": "x"}).is_level_error()

    def removing(self):
        """A removed bookmark is gone."""
        for door in DOORS:
            made = self.call("POST", "/bookmarks/jwt", self.joost, {"type": "doc", "title": "t", "url": "/u"})["bookmark"]["id"]
            self.call("DELETE", f"/bookmarks/{made}/{door}", self.joost).is_deleted()
            self.call("DELETE", f"/bookmarks/{made}/{door}", self.joost).is_not_found()
            self.call("PATCH", f"/bookmarks/{made}/{door}", self.joost, {"title": "x"}).is_not_found()
