"""Every endpoint of the contract, so that none is forgotten, here or in the API's description of itself."""

OPEN = """
POST /signup
POST /confirm/signup/{}
GET /confirmations/{}/{}
POST /signin
POST /signinlink
POST /signinlink/{}/{}
POST /signin/oauth/init
POST /signin/oauth
GET /whoami/jwt
GET /whoami/key
PATCH /consent/jwt
GET /users/{}
GET /users/{}/card
GET /sets/{}.json
GET /sets/{}.yaml
GET /patterns/{}.json
GET /patterns/{}.yaml
GET /curated-sets
GET /curated-sets.json
GET /curated-sets.yaml
GET /curated-sets/{}
GET /curated-sets/{}.json
GET /curated-sets/{}.yaml
GET /option-packs
GET /option-packs.json
GET /option-packs.yaml
GET /option-packs/{}
GET /option-packs/{}.json
GET /option-packs/{}.yaml
POST /subscriber
PUT /subscriber
DELETE /subscriber/{}/{}
POST /images
POST /issues
POST /discussions
GET /admin/impersonate/{}/jwt
"""

# Each of these stands under /jwt and under /key.
BOTH = """
GET /account
PATCH /account
DELETE /account
POST /account/mfa
GET /account/export
GET /account/restrict
POST /available/username
GET /users/{}
GET /apikeys
POST /apikeys
GET /apikeys/{}
DELETE /apikeys/{}
GET /sets
POST /sets
GET /sets/{}
PATCH /sets/{}
DELETE /sets/{}
POST /sets/{}/clone
GET /patterns
POST /patterns
GET /patterns/{}
PATCH /patterns/{}
DELETE /patterns/{}
POST /patterns/{}/clone
GET /bookmarks
POST /bookmarks
GET /bookmarks/{}
PATCH /bookmarks/{}
DELETE /bookmarks/{}
POST /curated-sets
PATCH /curated-sets/{}
DELETE /curated-sets/{}
POST /curated-sets/{}/clone
POST /curated-sets/suggest
POST /curated-sets/from/{}
GET /suggested-sets
DELETE /suggested-sets/{}
GET /suggested-packs
DELETE /suggested-packs/{}
POST /option-packs
PATCH /option-packs/{}
DELETE /option-packs/{}
POST /option-packs/suggest
POST /flows/translator-invite
POST /flows/language-suggestion
POST /flows/pr/blog
POST /flows/pr/showcase
GET /slugs/blog/{}
GET /slugs/showcase/{}
POST /images
DELETE /images/{}
POST /admin/search/users
GET /admin/user/{}
PATCH /admin/user/{}
"""


def endpoints():
    """Every endpoint, as method and path."""
    lines = [line.split() for line in OPEN.split("\n") if line]
    doubled = [line.split() for line in BOTH.split("\n") if line]
    lines += [(method, f"{path}/{door}") for method, path in doubled for door in ("jwt", "key")]
    return [(method, path) for method, path in lines]
