from tour_kit.objects import measurements_set
from tour_kit.picture import data_uri
from tour_kit.section import DOORS, Section
from tour_kit.shapes import DATE
from tour_kit.surprise import Surprise

MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"


class Sets(Section):
    """Measurement sets

    The measurements of one body, under a name. Values are millimetres.
    """

    def keeping(self):
        """A set needs a name; all else has a default."""
        self.joost = self.person("joost")
        for answer in self.both("POST", "/sets", self.joost, {"name": "a"}):
            answer.is_created(set=measurements_set(name="a", userId=self.joost.id))
        body = {"name": "Joost", "notes": "n", "public": True, "imperial": True, "measies": {"neck": 420, "chest": 1000.5}}
        answer = self.call("POST", "/sets/jwt", self.joost, body)
        answer.is_created(set=measurements_set(**body, userId=self.joost.id))
        self.set = answer["set"]

    def refusals(self):
        """Nothing, or nothing with a name, cannot be kept."""
        cases = [({}, "postBodyMissing"), ({"notes": "n"}, "nameMissing"), ({"name": ""}, "nameMissing"), ({"name": 5}, "nameMissing")]
        cases += [({"name": "x" * 501}, "nameTooLong"), ({"name": "x", "notes": "x" * 100_001}, "notesTooLong")]
        self.refuses("POST", "/sets/jwt", self.joost, cases)
        self.call("POST", "/sets/key", self.key(self.joost, 2), {"name": "a"}).is_level_error()

    def sanitising(self):
        """Of the measurements only known names with a number above zero are kept."""
        sent = {"chest": 1000.5, "neck": "5", "hips": -1, "waist": 0, "potato": 3, "shoulderSlope": 13, "ankle": None, "head": [1]}
        answer = self.call("POST", "/sets/jwt", self.joost, {"name": "a", "measies": sent})
        answer.is_created(set=measurements_set(name="a", measies={"chest": 1000.5, "shoulderSlope": 13}, userId=self.joost.id))
        for odd in (None, "text", 5, [1000], True):
            answer = self.call("POST", "/sets/jwt", self.joost, {"name": "a", "measies": odd, "public": "yes", "imperial": 1, "notes": 5})
            answer.is_created(set=measurements_set(name="a", userId=self.joost.id))

    def listing(self):
        """The list shows one's own sets, oldest first."""
        anna = self.person("anna")
        for name in ("one", "two"):
            self.call("POST", "/sets/jwt", anna, {"name": name}).has_status(201)
        expected = [measurements_set(name=name, userId=anna.id) for name in ("one", "two")]
        for answer in self.both("GET", "/sets", anna):
            answer.is_success(sets=expected)
        self.anna = anna

    def reading(self):
        """One's own sets can be read; other people's take level 6."""
        path = f"/sets/{self.set['id']}"
        for answer in self.both("GET", path, self.joost):
            answer.is_success(set=self.set)
        self.call("GET", f"{path}/jwt", self.anna).is_level_error()
        self.call("GET", f"{path}/jwt", self.person("curator", "curator")).is_level_error()
        for door in DOORS:
            self.call("GET", f"{path}/{door}", self.person("bughunter", "bughunter")).is_success(set=self.set)
            self.call("GET", f"/sets/999999/{door}", self.joost).is_not_found()

    def changing(self):
        """A change is laid over what is there; null, 0 or less clears a measurement."""
        path = f"/sets/{self.set['id']}"
        measies = {"chest": None, "waist": 850, "neck": "x", "potato": 1}
        sent = {"measies": measies, "name": "J", "notes": "", "public": False, "imperial": False}
        expected = {**self.set, "name": "J", "notes": "", "public": False, "imperial": False, "measies": {"waist": 850}, "updatedAt": DATE}
        for answer in self.both("PATCH", path, self.joost, sent):
            answer.is_success(set=expected)
        for odd in ({}, {"name": 5, "notes": None, "public": 1, "imperial": "no", "measies": "x", "potato": 1, "userId": 1, "id": 1}):
            self.call("PATCH", f"{path}/jwt", self.joost, odd).is_success(set={**expected, "updatedAt": answer["set"]["updatedAt"]})
        self.call("PATCH", f"{path}/jwt", self.joost, {"name": "x" * 501}).is_error(400, "nameTooLong")

    def changing_others(self):
        """Somebody else's set is for administrators to change or remove."""
        path = f"/sets/{self.set['id']}"
        self.support, self.admin = self.person("support", "support"), self.person("admin", "admin")
        for method in ("PATCH", "DELETE"):
            self.call(method, f"{path}/jwt", self.anna, {"name": "mine"}).is_level_error()
            self.call(method, f"{path}/key", self.support, {"name": "mine"}).is_level_error()
            self.call(method, "/sets/999999/jwt", self.admin, {"name": "x"}).is_not_found()
        self.call("PATCH", f"{path}/jwt", self.admin, {"name": "tidied"}).has_status(200)

    def pictures(self):
        """A picture comes as a data URI; in test mode it is not kept, and the answer looks the same."""
        answer = self.call("POST", "/sets/jwt", self.joost, {"name": "a", "img": data_uri()}).has_status(201)
        uid = answer["set"]["id"]
        answer.is_created(set=measurements_set(name="a", userId=self.joost.id, img=f"set-{uid}"))
        self.picture_is_there(f"set-{uid}")
        test = self.call("POST", "/sets/jwt", self.joost, {"name": "a", "img": data_uri(), "test": True}).has_status(201)
        uid = test["set"]["id"]
        test.is_created(set=measurements_set(name="a", userId=self.joost.id, img=f"set-{uid}"))
        self.call("GET", f"/images/set-{uid}").has_status(404)
        plain = self.call("POST", "/sets/jwt", self.joost, {"name": "a", "img": 5}).has_status(201)
        plain.is_created(set=measurements_set(name="a", userId=self.joost.id))

    def cloning(self):
        """A clone belongs to whoever makes it: private, with fresh dates, and a word on where it is from."""
        body = {"name": "Body", "notes": "n", "public": True, "measies": {"chest": 1000}}
        source = self.call("POST", "/sets/jwt", self.joost, body)["set"]
        uid = source["id"]
        expected = measurements_set(
            name=f"Body (cloned from #{uid})",
            notes=f"n (Note: This measurements set was cloned from set #{uid})",
            userId=self.anna.id,
            measies={"chest": 1000},
        )
        for answer in self.both("POST", f"/sets/{uid}/clone", self.anna):
            answer.is_created(set=expected)
            if answer["set"]["createdAt"] <= source["createdAt"]:
                raise Surprise(f"later than {source['createdAt']}", answer["set"]["createdAt"], "createdAt")
        private = self.call("POST", "/sets/jwt", self.joost, {"name": "a"})["set"]["id"]
        self.call("POST", f"/sets/{private}/clone/jwt", self.anna).is_level_error()
        self.call("POST", f"/sets/{private}/clone/jwt", self.person("bughunter", "bughunter")).is_level_error()
        self.call("POST", f"/sets/{private}/clone/jwt", self.support).has_status(201)
        self.call("POST", "/sets/999999/clone/jwt", self.anna).is_not_found()
        self.public, self.private = source, private

    def public_data(self):
        """Public sets are there for everybody, as JSON and as YAML; private ones are not found."""
        made = self.public
        answer = self.call("GET", f"/sets/{made['id']}.json")
        answer.is_success(
            author="FreeSewing.org", type="measurementsSet", about="Contains measurements in mm as well as metadata", id=made["id"],
            createdAt=made["createdAt"], img="default-avatar", name="Body", notes="n", updatedAt=made["updatedAt"],
            measurements={"chest": 1000}, units="metric",
        )
        for uid in (self.private, 999999, "abc"):
            self.call("GET", f"/sets/{uid}.json").is_not_found()
            self.call("GET", f"/sets/{uid}.yaml").is_not_found_yaml()

    def yaml(self):
        """The YAML quotes only what has to be quoted."""
        body = {"name": 'Joost: "x"\nline2', "notes": "n", "public": True, "imperial": True, "measies": {"ankle": 300}}
        uid = self.call("POST", "/sets/jwt", self.joost, body)["set"]["id"]
        self.call("GET", f"/sets/{uid}.yaml").has_yaml(
            "result: success", r"author: FreeSewing\.org", "type: measurementsSet",
            "about: Contains measurements in mm as well as metadata", f"id: {uid}", f"createdAt: {MOMENT}", "img: default-avatar",
            r"name: \|-", '  Joost: "x"', "  line2", "notes: 'n'", f"updatedAt: {MOMENT}", "measurements:", "  ankle: 300",
            "units: imperial",
        )

    def removing(self):
        """A removed set is gone."""
        for door in DOORS:
            uid = self.call("POST", "/sets/jwt", self.joost, {"name": "a"})["set"]["id"]
            self.call("DELETE", f"/sets/{uid}/{door}", self.joost).is_deleted()
            self.call("DELETE", f"/sets/{uid}/{door}", self.joost).is_not_found()
            self.call("GET", f"/sets/{uid}/{door}", self.joost).is_not_found()
            self.call("DELETE", f"/sets/{self.private}/{door}", self.admin).has_status(204, 404)
