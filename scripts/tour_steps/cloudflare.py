from tour_kit.picture import data_uri, png
from tour_kit.section import Section
from tour_kit.surprise import Surprise


class CloudflareImages(Section):
    """Pictures at Cloudflare

    Where pictures are kept at Cloudflare, they go there, and their absence stops nobody.
    """

    def keeping(self):
        """A picture goes to Cloudflare under its id, as a file."""
        self.host = self.services.cloudflare
        self.server = self.tour.other_server(**self.services.cloudflare_settings)
        body = {"img": data_uri(), "type": "support", "subId": "main", "slug": "foo"}
        self.call("POST", "/images", body=body, server=self.server).is_success(imgId="support-foo")
        if self.host.pictures["support-foo"].get("file") != png():
            raise Surprise("the picture", self.host.pictures["support-foo"], "what Cloudflare has")

    def addresses(self):
        """A picture may be given by its address; when it cannot be had from there, nobody is stopped by that."""
        body = {"url": "https://pictures.invalid/x.png", "type": "support", "subId": "main", "slug": "bar"}
        self.call("POST", "/images", body=body, server=self.server).is_success(imgId="support-bar")

    def nothing_personal(self):
        """The name of a set is nobody's business there."""
        joost = self.person("joost", server=self.server)
        body = {"name": "My secret name", "img": data_uri()}
        made = self.call("POST", "/sets/jwt", joost, body, server=self.server).has_status(201)["set"]
        kept = self.host.pictures[made["img"]]
        if any(b"secret name" in field for field in kept.values()):
            raise Surprise("no name", kept, "what Cloudflare has")
        self.call("DELETE", f"/sets/{made['id']}/jwt", joost, server=self.server).is_deleted()

    def broken(self):
        """When Cloudflare is broken, everything else is kept all the same."""
        curator = self.person("curator", "curator", server=self.server)
        self.host.broken = 500
        try:
            body = {"nameEn": "x", "img": data_uri()}
            self.call("POST", "/curated-sets/jwt", curator, body, server=self.server).has_status(201)
            self.call("POST", "/curated-sets/jwt", curator, {"nameEn": "y"}, server=self.server).has_status(201)
        finally:
            self.host.broken = None
            self.server.stop()
