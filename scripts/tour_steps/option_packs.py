from tour_kit.objects import option_pack
from tour_kit.picture import data_uri
from tour_kit.section import DOORS, Section
from tour_kit.shapes import ANYTHING, DATE, Holding
from tour_kit.surprise import Surprise

HEADER = {"provider": "FreeSewing.org", "type": "optionPack", "about": "Contains curated options for a given design"}


class OptionPacks(Section):
    """Option packs

    Options of a design that go well together, kept by curators for everybody.
    """

    def keeping(self):
        """Design and English name are needed; the design is put into lower case, and options that are null are left out."""
        self.curator = self.person("curator", "curator")
        body = {
            "design": "Aaron", "nameEn": "Tight", "notesFr": "n", "tags": ["a"], "options": {"x": 0.5, "y": None, "z": "free"},
            "info": "internal", "test": True,
        }
        expected = option_pack(nameEn="Tight", notesFr="n", tags=["a"], options={"x": 0.5, "z": "free"})
        for answer in self.both("POST", "/option-packs", self.curator, body):
            answer.is_created(optionPack=expected)
        self.pack = answer["optionPack"]
        least = self.call("POST", "/option-packs/jwt", self.curator, {"design": "bruce", "nameEn": "x"})
        least.is_created(optionPack=option_pack(design="bruce", nameEn="x"))

    def refusals(self):
        """What is wrong is said; what is of the wrong kind is never kept."""
        cases = [
            ({}, "postBodyMissing"),
            ({"nameEn": "x"}, "designMissing"),
            ({"design": 5, "nameEn": "x"}, "designMissing"),
            ({"design": "aaron"}, "nameEnMissing"),
            ({"design": "aaron", "nameEn": 5}, "nameEnMissing"),
        ]
        self.refuses("POST", "/option-packs/jwt", self.curator, cases)
        for odd in ({"options": "text"}, {"info": 5}):
            self.call("POST", "/option-packs/jwt", self.curator, {"design": "aaron", "nameEn": "x", **odd}).has_status(400)
        self.joost = self.person("joost")
        for door in DOORS:
            self.call("POST", f"/option-packs/{door}", self.joost, {}).is_level_error()

    def listing(self):
        """Everybody may read the list, oldest first, without internal notes."""
        answer = self.call("GET", "/option-packs").has_status(200).lacks("internal", '"info"')
        packs = answer["optionPacks"]
        answer.is_success(optionPacks=packs)
        if self.pack not in packs or [each["id"] for each in packs] != sorted(each["id"] for each in packs):
            raise Surprise("all packs, oldest first", packs, "the list")
        self.call("GET", "/option-packs.json").is_json(200, packs)
        yaml = self.call("GET", "/option-packs.yaml").has_status(200).has_type("text/yaml; charset=utf-8").lacks("info:")
        if not yaml.text.startswith("- id: ") or yaml.text.count("\n- id: ") + 1 != len(packs):
            raise Surprise(f"a sequence of {len(packs)}", yaml.text, "the YAML")

    def of_a_design(self):
        """The packs of one design can be had by its name."""
        only = self.call("POST", "/option-packs/jwt", self.curator, {"design": "Carlton", "nameEn": "x"})["optionPack"]
        self.call("GET", "/option-packs/carlton").is_success(optionPacks=[only])
        self.call("GET", "/option-packs/carlton.json").is_json(200, [only])
        self.call("GET", "/option-packs/carlton.yaml").has_status(200).includes("- id: ", "design: carlton")

    def reading(self):
        """One of them comes as the website takes it, or as a file."""
        path = f"/option-packs/{self.pack['id']}"
        self.call("GET", path).is_success(optionPack=self.pack)
        self.call("GET", f"{path}.json").is_json(200, {**HEADER, **self.pack})
        yaml = self.call("GET", f"{path}.yaml").has_status(200).has_type("text/yaml; charset=utf-8")
        yaml.includes("provider: FreeSewing.org\n", "type: optionPack\n", "tags:\n  - a\n", "options:\n  x: 0.5\n  z: free\n")
        self.call("GET", "/option-packs/999999").is_not_found()
        self.call("GET", "/option-packs/999999.json").is_not_found()
        self.call("GET", "/option-packs/999999.yaml").is_not_found_yaml()

    def unknown_designs(self):
        """A design without packs is not found, or has an empty list; it is never a pack without members."""
        answer = self.call("GET", "/option-packs/nonsense").has_status(200, 404)
        if answer.status == 200:
            answer.is_success(optionPacks=[])
        else:
            answer.is_not_found()

    def changing(self):
        """A change is laid over what is there; design and tags stay as they are."""
        path = f"/option-packs/{self.pack['id']}"
        sent = {"nameDe": "Eng", "nameEn": "", "options": {"x": None, "w": 1}, "tags": ["b"], "design": "bruce", "info": "more"}
        expected = {**self.pack, "nameDe": "Eng", "options": {"z": "free", "w": 1}, "updatedAt": DATE}
        for answer in self.both("PATCH", path, self.curator, sent):
            answer.is_success(optionPack=expected)
        self.call("PATCH", f"{path}/jwt", self.curator, {"nameDe": 5, "options": "x"}).has_status(200, 400)
        self.call("GET", path).is_success(optionPack={**expected, "updatedAt": ANYTHING})
        self.call("PATCH", f"{path}/jwt", self.joost, {"nameDe": "x"}).is_level_error()
        for unknown in ("999999", "abc"):
            self.call("PATCH", f"/option-packs/{unknown}/jwt", self.curator, {"nameDe": "x"}).is_not_found()

    def pictures(self):
        """Its picture is kept under its number."""
        body = {"design": "aaron", "nameEn": "x", "img": data_uri()}
        made = self.call("POST", "/option-packs/jwt", self.curator, body).has_status(201)["optionPack"]
        self.picture_is_there(f"opack-{made['id']}")
        self.call("GET", "/option-packs").is_success(optionPacks=Holding({**made, "img": f"opack-{made['id']}"}))

    def removing(self):
        """A removed one is gone."""
        for door in DOORS:
            made = self.call("POST", "/option-packs/jwt", self.curator, {"design": "aaron", "nameEn": "x"})["optionPack"]["id"]
            self.call("DELETE", f"/option-packs/{made}/{door}", self.joost).is_level_error()
            self.call("DELETE", f"/option-packs/{made}/{door}", self.curator).is_deleted()
            self.call("DELETE", f"/option-packs/{made}/{door}", self.curator).is_not_found()
            self.call("GET", f"/option-packs/{made}").is_not_found()
