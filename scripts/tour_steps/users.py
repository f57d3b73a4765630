from tour_kit.answer import SVG
from tour_kit.objects import bookmark, listed_key, measurements_set, pattern
from tour_kit.section import DOORS, Section
from tour_kit.shapes import HASH


class Users(Section):
    """Other people

    What everybody may know about somebody with an account, and what only they may.
    """

    def profile(self):
        """A profile is found by number, or by user name in any case."""
        self.joost = self.person("joost")
        self.call("PATCH", "/account/jwt", self.joost, {"username": "Needle & Thread", "bio": "I sew"}).has_status(200)
        profile = {"id": self.joost.id, "bio": "I sew", "ihash": HASH, "patron": 0, "role": "user", "username": "Needle & Thread"}
        for name in (self.joost.id, "Needle%20&%20Thread", "NEEDLE%20%26%20THREAD"):
            self.call("GET", f"/users/{name}").is_success(profile=profile)

    def no_profile(self):
        """Not by address, for nobody may find out so who has an account; and not by half a number."""
        for name in (self.joost.email, f"{self.joost.id}abc", "nobody", "999999", "-1"):
            self.call("GET", f"/users/{name}").is_not_found()

    def card(self):
        """The card is a picture with name and number; the name is text in it, whatever it is."""
        card = self.call("GET", f"/users/{self.joost.id}/card").has_status(200).has_type(SVG)
        card.includes("<svg", "Needle &amp; Thread", f"#{self.joost.id}")
        evil = self.person("evil")
        self.call("PATCH", "/account/jwt", evil, {"username": "<script>alert(1)</script>"}).has_status(200)
        self.call("GET", f"/users/{evil.id}/card").has_status(200).lacks("<script")
        for name in ("nobody", self.joost.email, "999999"):
            self.call("GET", f"/users/{name}/card").has_status(404).has_type(SVG).has_text("")

    def own_things(self):
        """Who is signed in gets all of their own things in one call."""
        self.call("POST", "/sets/jwt", self.joost, {"name": "Joost", "measies": {"chest": 1000}}).has_status(201)
        self.call("POST", "/patterns/jwt", self.joost, {"design": "aaron", "settings": {"sa": 5}, "data": {"a": 1}}).has_status(201)
        self.call("POST", "/bookmarks/jwt", self.joost, {"type": "doc", "title": "t", "url": "/u"}).has_status(201)
        self.joost.key = self.key(self.joost, 4)
        mine = {"userId": self.joost.id}
        data = {
            "apikeys": [listed_key(name="a key", level=4, **mine)],
            "bookmarks": [bookmark(title="t", url="/u", **mine)],
            "patterns": [pattern(settings={"sa": 5, "measurements": {}}, data={"a": 1}, **mine)],
            "sets": [measurements_set(name="Joost", measies={"chest": 1000}, **mine)],
        }
        for answer in self.both("GET", f"/users/{self.joost.id}", self.joost):
            answer.is_success(data=data)

    def not_others(self):
        """Other people's things are for administrators."""
        support, admin = self.person("support", "support"), self.person("admin", "admin")
        for door in DOORS:
            self.call("GET", f"/users/{self.joost.id}/{door}", support).is_level_error()
            self.call("GET", f"/users/{self.joost.id}/{door}", admin).has_status(200)
            self.call("GET", f"/users/999999/{door}", admin).is_not_found()
            self.call("GET", f"/users/abc/{door}", admin).is_not_found()
