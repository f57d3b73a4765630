from tour_kit.objects import LANGUAGES, curated_set, measurements_set
from tour_kit.picture import data_uri
from tour_kit.section import DOORS, Section
from tour_kit.shapes import ANYTHING, DATE, text_like
from tour_kit.surprise import Surprise

MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
HEADER = {"author": "FreeSewing.org", "type": "curatedMeasurementsSet", "about": "Contains measurements in mm as well as metadata"}


def public(made):
    """A curated set as the public file shows it."""
    kept = {name: value for name, value in made.items() if name != "measies"}
    return {**HEADER, **kept, "measurements": made["measies"]}


class CuratedSets(Section):
    """Curated sets

    Measurements of models, in all languages, kept by curators for everybody.
    """

    def keeping(self):
        """Curators keep them; the English name is needed."""
        self.curator = self.person("curator", "curator")
        body = {
            "nameEn": "Her", "nameNl": "Haar", "notesEn": "n", "height": 170, "tags": ["a", "b"], "info": "internal",
            "measies": {"chest": 1000, "neck": "x", "potato": 1}, "published": True, "test": True,
        }
        expected = curated_set(nameEn="Her", nameNl="Haar", notesEn="n", height=170, tags=["a", "b"], measies={"chest": 1000})
        for answer in self.both("POST", "/curated-sets", self.curator, body):
            answer.is_created(curatedSet=expected)
        self.set = answer["curatedSet"]
        least = self.call("POST", "/curated-sets/jwt", self.curator, {"nameEn": "Least"})
        least.is_created(curatedSet=curated_set(nameEn="Least", height=1, tags={}))
        self.least = least["curatedSet"]

    def refusals(self):
        """What is wrong is said; what is of the wrong kind is never kept."""
        good = {"nameEn": "x", "test": True}
        cases = [({}, "postBodyMissing")]
        cases += [(body, "nameEnMissing") for body in ({"nameNl": "x"}, {"nameEn": 5}, {"nameEn": ""})]
        self.refuses("POST", "/curated-sets/jwt", self.curator, cases)
        for odd in ({"height": "166cm"}, {"info": 5}, {"measies": "foo"}):
            self.call("POST", "/curated-sets/jwt", self.curator, {**good, **odd}).has_status(400)
        joost = self.joost = self.person("joost")
        for door in DOORS:
            self.call("POST", f"/curated-sets/{door}", joost, {}).is_level_error()

    def listing(self):
        """Everybody may read the list: the shortest first, unpublished ones too, without internal notes."""
        tall = self.call("POST", "/curated-sets/jwt", self.curator, {"nameEn": "Tall", "height": 201})["curatedSet"]
        sets = self.call("GET", "/curated-sets").has_status(200).lacks("internal")["curatedSets"]
        heights = [each["height"] for each in sets]
        if heights != sorted(heights) or any(each not in sets for each in (self.set, self.least, tall)):
            raise Surprise("all sets, the shortest first", sets, "the list")
        self.call("GET", "/curated-sets").is_success(curatedSets=sets)
        bare = self.call("GET", "/curated-sets.json").has_status(200).json
        if not isinstance(bare, list) or [each["id"] for each in bare] != [each["id"] for each in sets]:
            raise Surprise("the same as a bare list", bare, "the list")
        yaml = self.call("GET", "/curated-sets.yaml").has_status(200).has_type("text/yaml; charset=utf-8")
        if not yaml.text.startswith("- ") or yaml.text.count("\n- ") + 1 != len(sets):
            raise Surprise(f"a sequence of {len(sets)}", yaml.text, "the YAML")

    def reading(self):
        """One of them comes as the website takes it, or as a file, as JSON and as YAML."""
        path = f"/curated-sets/{self.set['id']}"
        self.call("GET", path).is_success(curatedSet=self.set)
        self.call("GET", f"{path}.json").is_json(200, public(self.set))
        names = [f"name{language}: {self.set['name' + language] or chr(39) * 2}" for language in LANGUAGES]
        notes = [f"notes{language}: " + ("'n'" if language == "En" else "''") for language in LANGUAGES]
        self.call("GET", f"{path}.yaml").has_yaml(
            r"author: FreeSewing\.org", "type: curatedMeasurementsSet", "about: Contains measurements in mm as well as metadata",
            f"id: {self.set['id']}", f"createdAt: {MOMENT}", "height: 170", *names, *notes, "tags:", "  - a", "  - b",
            f"updatedAt: {MOMENT}", "published: false", "measurements:", "  chest: 1000",
        )
        for uid in ("999999", "abc", "jwt", "key"):
            self.call("GET", f"/curated-sets/{uid}").is_not_found()
        self.call("GET", "/curated-sets/999999.json").is_not_found()
        self.call("GET", "/curated-sets/999999.yaml").is_not_found_yaml()

    def changing(self):
        """A change is laid over what is there; tags stay as they are."""
        path = f"/curated-sets/{self.set['id']}"
        sent = {"published": True, "height": "171", "nameDe": "Sie", "nameEn": "", "measies": {"chest": None, "waist": 800}, "tags": ["c"]}
        expected = {**self.set, "published": True, "height": 171, "nameDe": "Sie", "measies": {"waist": 800}, "updatedAt": DATE}
        for answer in self.both("PATCH", path, self.curator, sent):
            answer.is_success(curatedSet=expected)
        self.call("PATCH", f"{path}/jwt", self.curator, {"nameDe": 5, "published": "no", "measies": "x"}).has_status(200, 400)
        self.call("GET", path).is_success(curatedSet={**expected, "updatedAt": ANYTHING})
        self.call("PATCH", f"{path}/jwt", self.joost, {"published": False}).is_level_error()
        self.call("PATCH", "/curated-sets/999999/jwt", self.curator, {"published": False}).is_not_found()
        self.set = self.call("GET", path)["curatedSet"]

    def pictures(self):
        """Its picture has an id that the website builds itself."""
        made = self.call("POST", "/curated-sets/jwt", self.curator, {"nameEn": "x", "img": data_uri()}).has_status(201)["curatedSet"]
        self.picture_is_there(f"cset-{made['id']}")

    def cloning(self):
        """Anybody may have a set of their own of it, in their language."""
        uid = self.set["id"]
        body = {"language": "nl"}
        anna = self.person("anna")
        made = self.call("POST", f"/curated-sets/{uid}/clone/jwt", anna, {"language": "en"})
        texts = {"name": text_like("Her …", "Her.*"), "notes": text_like("n …", "n.*")}
        made.is_created(set=measurements_set(**texts, userId=anna.id, measies={"waist": 800}))
        for answer in self.both("POST", f"/curated-sets/{uid}/clone", anna, body):
            answer.has_status(201).includes('"name":"Haar')
        self.call("POST", f"/curated-sets/{uid}/clone/jwt", anna, {"language": "fr"}).is_error(400, "nameMissing")
        for odd in ({}, {"language": "EN"}, {"language": "klingon"}, {"language": 5}):
            self.call("POST", f"/curated-sets/{uid}/clone/jwt", anna, odd).is_error(403, "languageMissing")
        self.call("POST", f"/curated-sets/{uid}/clone/key", self.key(anna, 2), body).is_level_error()
        for unknown in ("999999", "abc"):
            self.call("POST", f"/curated-sets/{unknown}/clone/jwt", anna, body).is_not_found()

    def removing(self):
        """A removed one is gone."""
        for door in DOORS:
            made = self.call("POST", "/curated-sets/jwt", self.curator, {"nameEn": "x", "test": True})["curatedSet"]["id"]
            self.call("DELETE", f"/curated-sets/{made}/{door}", self.joost).is_level_error()
            self.call("DELETE", f"/curated-sets/{made}/{door}", self.curator).is_deleted()
            self.call("DELETE", f"/curated-sets/{made}/{door}", self.curator).is_not_found()
            self.call("GET", f"/curated-sets/{made}").is_not_found()
