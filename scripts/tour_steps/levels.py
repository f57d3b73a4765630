from tour_kit.section import Section
from tour_kit.surprise import Surprise

UUID = "77d1622a-1211-48e2-9d5e-60adf76808ff"

# What it takes: a key one level below is refused whatever it sends, one of this level gets further.
TABLE = {
    1: """
        GET /whoami/key
        GET /account/key
        GET /account/export/key
        POST /available/username/key
        GET /users/{me}/key
        GET /apikeys/key
        GET /apikeys/{uuid}/key
        GET /sets/key
        GET /sets/0/key
        GET /patterns/key
        GET /patterns/0/key
        GET /bookmarks/key
        GET /bookmarks/0/key
        GET /slugs/blog/x/key
        GET /slugs/showcase/x/key
        POST /flows/translator-invite/key
        POST /flows/language-suggestion/key
        POST /images/key
    """,
    3: """
        PATCH /account/key
        POST /sets/key
        PATCH /sets/0/key
        DELETE /sets/0/key
        POST /sets/0/clone/key
        PATCH /patterns/0/key
        DELETE /patterns/0/key
        POST /patterns/0/clone/key
        POST /bookmarks/key
        PATCH /bookmarks/0/key
        DELETE /bookmarks/0/key
        POST /curated-sets/0/clone/key
    """,
    4: """
        POST /account/mfa/key
        DELETE /apikeys/{uuid}/key
        PATCH /apikeys/{uuid}/key
        POST /apikeys/{uuid}/rotate/key
        POST /quota-requests/key
        GET /quota-requests/key
        POST /patterns/key
        POST /curated-sets/suggest/key
        POST /option-packs/suggest/key
        POST /flows/pr/blog/key
        POST /flows/pr/showcase/key
    """,
    5: """
        POST /curated-sets/key
        PATCH /curated-sets/0/key
        DELETE /curated-sets/0/key
        POST /curated-sets/from/{uuid}/key
        POST /option-packs/key
        PATCH /option-packs/0/key
        DELETE /option-packs/0/key
        GET /suggested-sets/key
        DELETE /suggested-sets/{uuid}/key
        GET /suggested-packs/key
        DELETE /suggested-packs/{uuid}/key
        DELETE /images/blog-nothing/key
    """,
    8: """
        POST /admin/apikeys/{uuid}/revoke/key
        POST /admin/user/0/revoke-keys/key
    """,
    9: """
        POST /admin/search/users/key
        GET /admin/user/0/key
        PATCH /admin/user/0/key
        GET /admin/quota-requests/key
        POST /admin/quota-requests/0/grant/key
        POST /admin/quota-requests/0/decline/key
    """,
}


class Levels(Section):
    """Levels

    What a key may do is a number from 0 to 9. The level is looked at first, before the body and before any record.
    """

    def below_and_at(self):
        """Each route refuses the level below the one that it takes, and lets its own level in."""
        admin = self.person("admin", "admin")
        keys = {level: self.key(admin, level) for level in range(10)}
        for level, routes in TABLE.items():
            for line in routes.split("\n"):
                if line.strip():
                    method, path = line.format(uuid=UUID, me=admin.id).split()
                    body = None if method == "GET" else {}
                    self.call(method, path, keys[level - 1], body).is_level_error(level, level - 1)
                    self._gets_in(self.call(method, path, keys[level], body))

    def _gets_in(self, answer):
        if answer.status == 401 or "insufficientAccessLevel" in answer.text:
            raise Surprise("to be let in", f"{answer.status} {answer.text}", "the answer")

    def roles(self):
        """A token has the level of its role."""
        for role, may_read, may_curate in (
            ("user", False, False), ("tester", False, False), ("curator", False, True), ("bughunter", True, True), ("support", True, True),
        ):
            somebody = self.person(role, role)
            other = self.person("joost")
            made = self.call("POST", "/sets/jwt", other, {"name": "a"})["set"]["id"]
            self._may(may_read, self.call("GET", f"/sets/{made}/jwt", somebody))
            self._may(may_curate, self.call("GET", "/suggested-sets/jwt", somebody))

    def _may(self, may, answer):
        return self._gets_in(answer) if may else answer.is_level_error()
