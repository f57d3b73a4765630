from tour_kit.picture import data_uri, png
from tour_kit.section import DOORS, Section
from tour_kit.surprise import Surprise


class Images(Section):
    """Pictures

    For the blog, the showcase, and questions to support.
    """

    def keeping(self):
        """A picture is kept under its type and slug, and a number if there are more; everybody may see it."""
        self.joost = self.person("joost")
        body = {"img": data_uri(), "type": "support", "subId": "main", "slug": "foo"}
        self.call("POST", "/images", body=body).is_success(imgId="support-foo")
        self.picture_is_there("support-foo")
        for number in (3, "4"):
            self.call("POST", "/images", body={**body, "subId": number}).is_success(imgId=f"support-foo-{number}")
            self.picture_is_there(f"support-foo-{number}")
        for kind in ("blog", "showcase"):
            for answer in self.both("POST", "/images", self.joost, {**body, "type": kind}):
                answer.is_success(imgId=f"{kind}-foo")

    def refusals(self):
        """What is missing or makes no sense is said, one thing at a time."""
        good = {"img": data_uri(), "type": "blog", "subId": 1, "slug": "foo"}
        without = {name: {key: value for key, value in good.items() if key != name} for name in good}
        cases = [
            ({}, "postBodyMissing"),
            (without["img"], "imgOrUrlMissing"),
            (without["type"], "typeMissing"),
            ({**good, "type": "avatar"}, "typeInvalid"),
            (without["subId"], "subIdMissing"),
            ({**good, "subId": 10}, "subIdInvalid"),
            ({**good, "subId": "other"}, "subIdInvalid"),
            ({**good, "subId": 1.5}, "subIdInvalid"),
            (without["slug"], "slugMissing"),
        ]
        for path, as_ in (("/images", None), ("/images/jwt", self.joost)):
            self.refuses("POST", path, as_, cases)
            for odd in ({"slug": "../x"}, {"slug": "A b"}, {"slug": {"a": 1}}, {"slug": ["x"]}, {"img": 5}):
                self.call("POST", path, as_, {**good, **odd}).has_status(400)
        for address in ("file:///etc/passwd", "ftp://example.com/x.png", "gopher://x"):
            self.call("POST", "/images", body={**without["img"], "url": address}).has_status(400)
        self.call("POST", "/images/key", self.key(self.joost, 0), good).is_level_error()

    def replacing(self):
        """Strangers and users replace nothing, and are answered as if they had; curators replace."""
        body = {"img": data_uri(10), "type": "showcase", "subId": "main", "slug": "dress"}
        self.call("POST", "/images", body=body).is_success(imgId="showcase-dress")
        first = self.call("GET", "/images/showcase-dress").has_status(200).content
        other = {**body, "img": data_uri(200)}
        self.call("POST", "/images", body=other).is_success(imgId="showcase-dress")
        self.call("POST", "/images/jwt", self.joost, other).is_success(imgId="showcase-dress")
        if self.call("GET", "/images/showcase-dress").content != first:
            raise Surprise("the picture that was there first", "another", "the picture")
        self.curator = self.person("curator", "curator")
        self.call("POST", "/images/key", self.curator, other).is_success(imgId="showcase-dress")
        if self.call("GET", "/images/showcase-dress").content == first:
            raise Surprise("the curator's picture", "the first one", "the picture")

    def removing(self):
        """Curators remove pictures."""
        for door in DOORS:
            body = {"img": data_uri(), "type": "blog", "subId": 7, "slug": "old"}
            self.call("POST", "/images", body=body).is_success(imgId="blog-old-7")
            self.call("DELETE", f"/images/blog-old-7/{door}", self.joost).is_level_error()
            self.call("DELETE", f"/images/blog-old-7/{door}", self.curator).is_deleted()
            self.call("GET", "/images/blog-old-7").has_status(404)

    def seeing(self):
        """A picture comes as a picture; what is not there is 404, and no path leads out."""
        body = {"img": data_uri(77), "type": "blog", "subId": 1, "slug": "seen"}
        self.call("POST", "/images", body=body).has_status(200)
        answer = self.call("GET", "/images/blog-seen-1").has_status(200)
        if answer.content[:8] != png()[:8] or answer.type != "image/png":
            raise Surprise("a PNG", (answer.type, answer.content[:8].hex()), "the picture")
        for name in ("nothing-here", "..%2Ftour.sqlite", "..%2F..%2Fetc%2Fpasswd", "%00"):
            self.call("GET", f"/images/{name}").has_status(400, 404)
