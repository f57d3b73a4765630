from tour_kit.objects import pattern
from tour_kit.picture import data_uri
from tour_kit.section import DOORS, Section
from tour_kit.shapes import DATE
from tour_kit.surprise import Surprise

MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"


class Patterns(Section):
    """Patterns

    A design, made to measure: which one it is, with which settings.
    """

    def keeping(self):
        """A pattern needs a design and settings; all else has a default."""
        self.joost = self.person("joost")
        for answer in self.both("POST", "/patterns", self.joost, {"design": "aaron", "settings": {}}):
            answer.is_created(pattern=pattern(userId=self.joost.id))
        body = {
            "design": "Aaron", "settings": {"sa": 5, "measurements": {"chest": 1000}}, "name": "Just a test", "notes": "my notes",
            "public": True, "data": {"some": "value"},
        }
        answer = self.call("POST", "/patterns/jwt", self.joost, body)
        answer.is_created(pattern=pattern(**body, userId=self.joost.id))
        self.pattern = answer["pattern"]

    def refusals(self):
        """What is missing or of the wrong kind is said, one thing at a time."""
        good = {"design": "aaron", "settings": {}}
        cases = [
            ({}, "postBodyMissing"),
            ({"design": "aaron"}, "postBodyMissing"),
            ({"design": "aaron", "name": "x"}, "settingsNotAnObject"),
            ({**good, "settings": "text"}, "settingsNotAnObject"),
            ({**good, "settings": None}, "settingsNotAnObject"),
            ({**good, "data": "text"}, "dataNotAnObject"),
            ({**good, "data": 5}, "dataNotAnObject"),
            ({"settings": {}, "name": "x"}, "designMissing"),
            ({"settings": {}, "design": ""}, "designMissing"),
            ({"settings": {}, "data": {"design": "aaron"}}, "designNotStringy"),
            ({**good, "design": 5}, "designNotStringy"),
            ({**good, "design": ["aaron"]}, "designNotStringy"),
            ({**good, "name": "x" * 501}, "nameTooLong"),
            ({**good, "notes": "x" * 100_001}, "notesTooLong"),
            ({**good, "settings": {"x": "y" * 256 * 1024}}, "settingsTooLong"),
            ({**good, "data": {"x": "y" * 256 * 1024}}, "dataTooLong"),
        ]
        self.refuses("POST", "/patterns/jwt", self.joost, cases)
        self.call("POST", "/patterns/key", self.key(self.joost, 3), good).is_level_error()

    def defaults(self):
        """Odd values fall back to the defaults; measurements in the settings are an object."""
        for odd in ({"name": 5, "notes": [], "public": "yes", "data": None}, {"name": "", "notes": "", "public": 1, "data": 0}):
            answer = self.call("POST", "/patterns/jwt", self.joost, {"design": "aaron", "settings": {}, **odd})
            answer.is_created(pattern=pattern(userId=self.joost.id))
        body = {"design": "aaron", "settings": {"measurements": "text", "sa": 5}}
        answer = self.call("POST", "/patterns/jwt", self.joost, body).has_status(201)
        if answer["pattern"]["settings"] not in ({"measurements": {}, "sa": 5}, {"sa": 5, "measurements": {}}):
            raise Surprise({"measurements": {}, "sa": 5}, answer["pattern"]["settings"], "settings")

    def order_is_kept(self):
        """The website's own objects come back as they were sent, their members in the same order."""
        settings = {"z": 1, "a": {"c": [1, None, "é"], "b": False}, "measurements": {"waist": 1, "chest": 2}}
        body = {"design": "aaron", "settings": settings, "data": {"y": 0.5, "x": {}}}
        self.call("POST", "/patterns/jwt", self.joost, body).is_created(
            pattern=pattern(settings=settings, data=body["data"], userId=self.joost.id)
        )

    def listing(self):
        """The list shows one's own patterns, oldest first, with `data` as an object."""
        anna = self.person("anna")
        for name in ("one", "two"):
            self.call("POST", "/patterns/jwt", anna, {"design": "aaron", "settings": {}, "name": name, "data": {"a": 1}})
        expected = [pattern(name=name, data={"a": 1}, userId=anna.id) for name in ("one", "two")]
        for answer in self.both("GET", "/patterns", anna):
            answer.is_success(patterns=expected)
        self.anna = anna

    def reading(self):
        """One's own patterns can be read; other people's take level 6. What is no number is refused, not looked for."""
        path = f"/patterns/{self.pattern['id']}"
        for answer in self.both("GET", path, self.joost):
            answer.is_success(pattern=self.pattern)
        self.call("GET", f"{path}/jwt", self.anna).is_level_error()
        self.call("GET", f"{path}/jwt", self.person("curator", "curator")).is_level_error()
        bughunter = self.person("bughunter", "bughunter")
        for door in DOORS:
            self.call("GET", f"{path}/{door}", bughunter).is_success(pattern=self.pattern)
            self.call("GET", f"/patterns/abc/{door}", self.joost).is_error(403, "idNotNumeric")
            self.call("GET", f"/patterns/0/{door}", self.joost).is_error(403, "idNotNumeric")
            self.call("GET", f"/patterns/999999/{door}", self.joost).is_not_found()
        self.call("GET", "/patterns/-1/jwt", self.joost).is_not_found()

    def changing(self):
        """Texts, `public`, `data` and `settings` can be changed, the latter two as a whole; the design cannot."""
        path = f"/patterns/{self.pattern['id']}"
        sent = {"name": "J", "notes": "", "public": False, "data": {"b": 1}, "settings": {"sa": 1}, "design": "bruce", "userId": 1}
        expected = {**self.pattern, "data": {"b": 1}, "name": "J", "notes": "", "public": False, "settings": {"sa": 1}, "updatedAt": DATE}
        for answer in self.both("PATCH", path, self.joost, sent):
            answer.is_success(pattern=expected)
        for odd in ({}, {"name": 5, "notes": None, "public": "no", "data": "x", "settings": 5}):
            answer = self.call("PATCH", f"{path}/jwt", self.joost, odd)
            answer.is_success(pattern=expected)
        self.call("PATCH", f"{path}/jwt", self.joost, {"name": "x" * 501}).is_error(400, "nameTooLong")

    def changing_others(self):
        """Somebody else's pattern is for administrators to change or remove."""
        path = f"/patterns/{self.pattern['id']}"
        self.support, self.admin = self.person("support", "support"), self.person("admin", "admin")
        for method in ("PATCH", "DELETE"):
            self.call(method, f"{path}/jwt", self.anna, {"name": "mine"}).is_level_error()
            self.call(method, f"{path}/key", self.support, {"name": "mine"}).is_level_error()
            self.call(method, "/patterns/999999/jwt", self.admin, {"name": "x"}).is_not_found()
            self.call(method, "/patterns/abc/jwt", self.admin, {"name": "x"}).is_not_found()
        self.call("PATCH", f"{path}/jwt", self.admin, {"name": "tidied"}).has_status(200)

    def pictures(self):
        """A picture is kept under the number of the pattern."""
        body = {"design": "aaron", "settings": {}, "img": data_uri()}
        for test in (False, True):
            answer = self.call("POST", "/patterns/jwt", self.joost, {**body, "test": test}).has_status(201)
            uid = answer["pattern"]["id"]
            answer.is_created(pattern=pattern(userId=self.joost.id, img=f"pattern-{uid}"))
            if test:
                self.call("GET", f"/images/pattern-{uid}").has_status(404)
            else:
                self.picture_is_there(f"pattern-{uid}")

    def cloning(self):
        """A clone belongs to whoever makes it: private, with fresh dates, and a word on where it is from."""
        body = {"design": "aaron", "settings": {"sa": 5}, "name": "P", "notes": "n", "public": True, "data": {"a": 1}}
        source = self.call("POST", "/patterns/jwt", self.joost, body)["pattern"]
        uid = source["id"]
        expected = pattern(
            name=f"P (cloned from #{uid})",
            notes=f"n (Note: This pattern was cloned from pattern #{uid})",
            userId=self.anna.id,
            data={"a": 1},
            settings=source["settings"],
        )
        for answer in self.both("POST", f"/patterns/{uid}/clone", self.anna):
            answer.is_success(pattern=expected)
            if answer["pattern"]["createdAt"] <= source["createdAt"]:
                raise Surprise(f"later than {source['createdAt']}", answer["pattern"]["createdAt"], "createdAt")
        private = self.call("POST", "/patterns/jwt", self.joost, {**body, "public": False})["pattern"]["id"]
        self.call("POST", f"/patterns/{private}/clone/jwt", self.anna).is_level_error()
        self.call("POST", f"/patterns/{private}/clone/jwt", self.support).has_status(200)
        self.call("POST", "/patterns/999999/clone/jwt", self.anna).is_not_found()
        self.public, self.private = source, private

    def public_data(self):
        """Public patterns are there for everybody, without a word on whose they are; private ones are not found."""
        made = self.public
        self.call("GET", f"/patterns/{made['id']}.json").is_success(
            provider="FreeSewing.org", type="pattern", id=made["id"], createdAt=made["createdAt"], data={"a": 1}, design="aaron",
            img="default-avatar", name="P", notes="n", settings=made["settings"], updatedAt=made["updatedAt"],
        )
        self.call("GET", f"/patterns/{made['id']}.yaml").has_yaml(
            "result: success", r"provider: FreeSewing\.org", "type: pattern", f"id: {made['id']}", f"createdAt: {MOMENT}", "data:",
            "  a: 1", "design: aaron", "img: default-avatar", "name: P", "notes: 'n'", "settings:", "  sa: 5", r"  measurements: \{\}",
            f"updatedAt: {MOMENT}",
        )
        for uid in (self.private, 999999, "abc"):
            self.call("GET", f"/patterns/{uid}.json").is_not_found()
            self.call("GET", f"/patterns/{uid}.yaml").is_not_found_yaml()

    def removing(self):
        """A removed pattern is gone."""
        for door in DOORS:
            made = self.call("POST", "/patterns/jwt", self.joost, {"design": "aaron", "settings": {}})["pattern"]["id"]
            self.call("DELETE", f"/patterns/{made}/{door}", self.joost).is_deleted()
            self.call("DELETE", f"/patterns/{made}/{door}", self.joost).is_not_found()
            self.call("GET", f"/patterns/{made}/{door}", self.joost).is_not_found()
