import base64

from tour_kit.github import REPOSITORY
from tour_kit.section import DOORS, Section
from tour_kit.shapes import WORD, Some
from tour_kit.surprise import Surprise

KINDS = ("blog", "showcase")


class Posts(Section):
    """Posts for the blog and the showcase

    What somebody writes on the website becomes a pull request on GitHub.
    """

    def pull_request(self):
        """A post becomes a branch, a file and a pull request; the answer shows what GitHub says to each."""
        self.joost = self.person("joost")
        self.github.take()
        for kind in KINDS:
            for door in DOORS:
                slug = f"my-{kind}-{door}"
                body = {"markdown": "# Grüße", "slug": slug, "language": "en"}
                answer = self.call("POST", f"/flows/pr/{kind}/{door}", self.joost, body)
                answer.is_created(branch=Some(ref=f"refs/heads/{kind}-{slug}"), file=Some(), pr=Some(state="open"))
                self._was_asked(kind, slug)

    def _was_asked(self, kind, slug):
        asked = self.github.take()
        put = next(each for each in asked if each.method == "PUT")
        title = f"feat: New {kind} post {slug} by {self.joost.username}"
        path = f"{REPOSITORY}/contents/markdown/org/{kind}/{slug}/en.md"
        sent = put.json
        got = (put.path, base64.b64decode(sent["content"]).decode(), sent["branch"], sent["author"])
        bot = {"name": "Freesewing bot", "email": "bot@freesewing.org"}
        if got != (path, "# Grüße", f"{kind}-{slug}", bot) or not sent["message"].startswith(title):
            raise Surprise((path, title, "the text, its branch, and the bot as author"), (got, sent["message"]), "the file")
        pull = next(each for each in asked if each.method == "POST" and each.path.endswith("/pulls")).json
        if not pull["title"].startswith(title) or pull["head"].split(":")[-1] != f"{kind}-{slug}":
            raise Surprise((title, f"{kind}-{slug}"), pull, "the pull request")

    def another_language(self):
        """A post in another language than English comes with a warning."""
        body = {"markdown": "x", "slug": "mijn-post", "language": "nl"}
        self.call("POST", "/flows/pr/blog/jwt", self.joost, body).has_status(201)
        pull = next(each for each in self.github.take() if each.path.endswith("/pulls")).json
        if "nl" not in pull["body"] and "English" not in pull["body"]:
            raise Surprise("a warning", pull["body"], "the pull request")

    def refusals(self):
        """Text, slug and language are needed, as text; a slug has nothing but small letters, digits and hyphens."""
        good = {"markdown": "x", "slug": "a-post", "language": "en"}
        cases = [({}, "markdownMissing"), ({"markdown": "x"}, "slugMissing"), ({"markdown": "x", "slug": "y"}, "languageMissing")]
        for kind in KINDS:
            self.refuses("POST", f"/flows/pr/{kind}/jwt", self.joost, cases)
            for odd in ({"slug": "../../x"}, {"slug": "A Post"}, {"slug": "a.b"}, {"slug": ["x"]}, {"markdown": 5}, {"markdown": {"a": 1}}):
                self.call("POST", f"/flows/pr/{kind}/jwt", self.joost, {**good, **odd}).has_status(400).is_json(400, Some(error=WORD))
            self.call("POST", f"/flows/pr/{kind}/key", self.key(self.joost, 3), good).is_level_error()
        if self.github.take():
            raise Surprise("no call to GitHub", "one", "GitHub")

    def broken(self):
        """When GitHub is broken, the answer says so, and is not a success by name."""
        self.github.broken = 500
        try:
            answer = self.call("POST", "/flows/pr/blog/jwt", self.joost, {"markdown": "x", "slug": "another", "language": "en"})
            answer.is_json(answer.has_status(400, 502).status, {"result": "error", "error": WORD})
        finally:
            self.github.broken = None
            self.github.take()

    def slugs(self):
        """A slug that is free is 404, one that is used 200."""
        for kind, used in (("blog", "old-post"), ("showcase", "old-dress")):
            for door in DOORS:
                path = f"/slugs/{kind}"
                self.call("GET", f"{path}/{used}/{door}", self.joost).is_success(slug=used, available=False)
                self.call("GET", f"{path}/brand-new/{door}", self.joost).is_not_found()
        self.call("GET", "/slugs/blog/old-post/jwt").is_unauthorized()
        self.call("GET", "/slugs/blog/old-post/key", self.key(self.joost, 0)).is_level_error()
        self.call("GET", "/slugs/recipes/old-post/jwt", self.joost).has_status(404)
