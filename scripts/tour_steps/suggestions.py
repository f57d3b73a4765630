from tour_kit.objects import LANGUAGES, curated_set
from tour_kit.picture import data_uri
from tour_kit.section import DOORS, Section
from tour_kit.shapes import DATE, UUID, Holding


class Suggestions(Section):
    """Suggestions

    Everybody may suggest a set or a pack of options; curators look through them.
    """

    def a_set(self):
        """A set is suggested with a height, a name and a picture."""
        self.joost, self.curator = self.person("joost"), self.person("curator", "curator")
        body = {"name": "Joost", "measies": {"chest": 1000, "waist": 800}}
        self.set = self.call("POST", "/sets/jwt", self.joost, body)["set"]["id"]
        sent = {"set": self.set, "height": "166cm", "name": "me", "notes": "nn", "img": data_uri()}
        for answer in self.both("POST", "/curated-sets/suggest", self.joost, {**sent, "test": True}):
            answer.is_success(submission={"type": "cset", "id": UUID})
        kept = self.call("POST", "/curated-sets/suggest/jwt", self.joost, sent).has_status(200)
        self.first = kept["submission"]["id"]
        self.picture_is_there(f"sugset-{self.first}")

    def refused_sets(self):
        """What is missing is said, as 403."""
        good = {"set": self.set, "height": "166cm", "name": "me", "img": data_uri()}
        cases = [({name: value for name, value in good.items() if name != left}, f"{left}Missing", 403) for left in good]
        cases += [({}, "setMissing", 403), ({**good, "set": "5"}, "setMissing", 403), ({"set": 5}, "heightMissing", 403)]
        self.refuses("POST", "/curated-sets/suggest/jwt", self.joost, cases)
        self.call("POST", "/curated-sets/suggest/key", self.key(self.joost, 3), good).is_level_error()

    def looking_at_sets(self):
        """Curators see what waits; what a suggestion says can be read by who knows its id."""
        data = {"name": "me", "notes": "nn", "set": self.set, "height": "166cm"}
        listed = {"id": self.first, "createdAt": DATE, "data": data, "type": "sugset", "userId": self.joost.id}
        for answer in self.both("GET", "/suggested-sets", self.curator):
            answer.is_success(suggested=Holding(listed))
        self.call("GET", "/suggested-sets/jwt", self.joost).is_level_error()
        self.call("GET", f"/confirmations/{self.first}/whatever").is_success(submission={"id": self.first, **data})

    def accepting(self):
        """A curator makes a curated set of it, with the one name in all languages; it is not published yet."""
        texts = {f"name{language}": "me" for language in LANGUAGES} | {f"notes{language}": "nn" for language in LANGUAGES}
        expected = curated_set(height=166, measies={"chest": 1000, "waist": 800}, **texts)
        for door in DOORS:
            made = self._suggest({})
            answer = self.call("POST", f"/curated-sets/from/{made}/{door}", self.curator, {})
            answer.is_success(curatedSet=expected)
            self.call("GET", f"/curated-sets/{answer['curatedSet']['id']}").has_status(200)
            self.call("POST", f"/curated-sets/from/{made}/{door}", self.joost).is_level_error()
            self.call("POST", f"/curated-sets/from/77d1622a-1211-48e2-9d5e-60adf76808ff/{door}", self.curator).is_not_found()
            self.call("POST", f"/curated-sets/from/nonsense/{door}", self.curator).is_not_found()
        odd = self.call("POST", f"/curated-sets/from/{self._suggest({'height': 'tall', 'notes': ''})}/jwt", self.curator)
        texts |= {f"notes{language}": "--" for language in LANGUAGES}
        odd.is_success(curatedSet=curated_set(height=1, measies={"chest": 1000, "waist": 800}, **texts))

    def _suggest(self, changes):
        body = {"set": self.set, "height": "166cm", "name": "me", "notes": "nn", "img": data_uri(), "test": True, **changes}
        return self.call("POST", "/curated-sets/suggest/jwt", self.joost, body).has_status(200)["submission"]["id"]

    def not_a_strangers(self):
        """Nobody gets at a stranger's private set by suggesting it: it is not found when a curator accepts it."""
        anna = self.person("anna")
        private = self.call("POST", "/sets/jwt", anna, {"name": "mine"})["set"]["id"]
        public = self.call("POST", "/sets/jwt", anna, {"name": "everybody's", "public": True})["set"]["id"]
        self.call("POST", f"/curated-sets/from/{self._suggest({'set': private})}/jwt", self.curator).is_not_found()
        self.call("POST", f"/curated-sets/from/{self._suggest({'set': 999999})}/jwt", self.curator).is_not_found()
        self.call("POST", f"/curated-sets/from/{self._suggest({'set': public})}/jwt", self.curator).has_status(200)

    def a_pack(self):
        """A pack of options is suggested with its design and a note."""
        sent = {"design": "Aaron", "options": {"x": 0.5}, "notes": "nice"}
        for answer in self.both("POST", "/option-packs/suggest", self.joost, sent):
            answer.is_success(submission={"type": "opack", "id": UUID})
        self.pack = answer["submission"]["id"]
        cases = [
            ({}, "designMissing", 403),
            ({"design": 5}, "designMissing", 403),
            ({"design": "aaron"}, "optionsMissing", 403),
            ({"design": "aaron", "options": "x"}, "optionsMissing", 403),
            ({"design": "aaron", "options": {}}, "notesMissing", 403),
            ({"design": "aaron", "options": {"x": 1}, "notes": 5}, "notesMissing", 403),
        ]
        self.refuses("POST", "/option-packs/suggest/jwt", self.joost, cases)
        self.call("POST", "/option-packs/suggest/key", self.key(self.joost, 3), sent).is_level_error()

    def looking_at_packs(self):
        """They have a list of their own."""
        data = {"notes": "nice", "design": "aaron", "options": {"x": 0.5}}
        listed = {"id": self.pack, "createdAt": DATE, "data": data, "type": "opack", "userId": self.joost.id}
        for answer in self.both("GET", "/suggested-packs", self.curator):
            answer.is_success(suggested=Holding(listed))
        self.call("GET", "/suggested-packs/jwt", self.joost).is_level_error()
        self.call("GET", f"/confirmations/{self.pack}/whatever").is_not_found()

    def removing(self):
        """A suggestion that was dealt with is taken out of its own list, and of no other."""
        for door in DOORS:
            suggested = self._suggest({})
            self.call("DELETE", f"/suggested-sets/{suggested}/{door}", self.joost).is_level_error()
            self.call("DELETE", f"/suggested-packs/{suggested}/{door}", self.curator).is_error(400, "typeMismatch")
            self.call("DELETE", f"/suggested-sets/{suggested}/{door}", self.curator).is_success(data={})
            self.call("DELETE", f"/suggested-sets/{suggested}/{door}", self.curator).is_not_found()
            body = {"design": "aaron", "options": {"x": 1}, "notes": "n"}
            pack = self.call("POST", "/option-packs/suggest/jwt", self.joost, body)["submission"]["id"]
            self.call("DELETE", f"/suggested-sets/{pack}/{door}", self.curator).is_error(400, "typeMismatch")
            self.call("DELETE", f"/suggested-packs/{pack}/{door}", self.curator).is_success(data={})
            self.call("DELETE", f"/suggested-packs/{pack}/{door}", self.curator).is_not_found()
            self.call("DELETE", f"/suggested-packs/nonsense/{door}", self.curator).is_not_found()
