"""The objects of the wire: every member, in its order."""

from .shapes import ANYTHING, DATE, HASH, NUMBER, TEXT, TOKEN, UUID, Shape

DATE_OR_NULL = Shape("a date or null", lambda value: value is None or DATE.fits(value))

LANGUAGES = ("De", "En", "Es", "Fr", "Nl", "Uk")


def _with(defaults, changes):
    unknown = set(changes) - set(defaults)
    if unknown:
        raise KeyError(f"the object has no {unknown}")
    return {**defaults, **changes}


def account(person=None, **changes):
    """An account, as its owner sees it."""
    known = {} if person is None else {"id": person.id, "email": person.email, "role": person.role}
    defaults = {
        "id": NUMBER,
        "bio": TEXT,
        "compare": True,
        "consent": 1,
        "control": 1,
        "createdAt": DATE,
        "email": TEXT,
        "data": ANYTHING,
        "ihash": HASH,
        "imperial": False,
        "initial": TEXT,
        "jwtCalls": NUMBER,
        "keyCalls": NUMBER,
        "language": "en",
        "lastSeen": DATE_OR_NULL,
        "mfaEnabled": False,
        "newsletter": False,
        "patron": 0,
        "role": "user",
        "status": 1,
        "updatedAt": DATE,
        "username": TEXT,
        "lusername": TEXT,
        "passwordType": "v3",
    }
    return _with(_with(defaults, known), changes)


def event(person, kind, **known):
    """Something that happened to somebody's account. What there is nothing to say of is left out."""
    order = "actor key usedKey means reason from to by level successor address agent".split()
    told = {name: known[name] for name in order if name in known}
    return {"id": NUMBER, "at": DATE, "kind": kind, "userId": person.id, **told}


def found_account(**changes):
    """An account, as an administrator's search lists it."""
    order = (
        "bio data email initial id compare consent control createdAt ihash jwtCalls keyCalls language lastSeen mfaEnabled"
        " newsletter patron role status updatedAt username lusername passwordType"
    )
    known = account(**changes)
    return {name: known[name] for name in order.split()}


def signed_in(**changes):
    """What signing in answers, but for `result`."""
    return {"token": TOKEN, "account": account(**changes)}


def listed_key(**changes):
    """An API key in a list."""
    defaults = {
        "id": UUID,
        "calls": NUMBER,
        "createdAt": DATE,
        "expiresAt": DATE,
        "name": TEXT,
        "lastSeen": DATE_OR_NULL,
        "level": NUMBER,
        "userId": NUMBER,
        "state": "active",
    }
    return _with(defaults, changes)


def measurements_set(**changes):
    """A measurement set."""
    defaults = {
        "id": NUMBER,
        "createdAt": DATE,
        "img": "default-avatar",
        "imperial": False,
        "name": TEXT,
        "notes": "--",
        "userId": NUMBER,
        "measies": {},
        "public": False,
        "updatedAt": DATE,
    }
    return _with(defaults, changes)


def pattern(**changes):
    """A pattern."""
    defaults = {
        "id": NUMBER,
        "createdAt": DATE,
        "data": {},
        "design": "aaron",
        "img": "default-avatar",
        "name": "--",
        "notes": "--",
        "public": False,
        "settings": {"measurements": {}},
        "userId": NUMBER,
        "updatedAt": DATE,
    }
    return _with(defaults, changes)


def bookmark(**changes):
    """A bookmark."""
    return _with({"id": NUMBER, "type": "doc", "title": TEXT, "url": TEXT, "userId": NUMBER}, changes)


def _texts():
    return {f"{kind}{language}": "" for kind in ("name", "notes") for language in LANGUAGES}


def curated_set(**changes):
    """A curated set."""
    defaults = {
        "id": NUMBER,
        "createdAt": DATE,
        "height": NUMBER,
        **_texts(),
        "tags": ANYTHING,
        "measies": {},
        "updatedAt": DATE,
        "published": False,
    }
    return _with(defaults, changes)


def option_pack(**changes):
    """A pack of options."""
    defaults = {
        "id": NUMBER,
        "createdAt": DATE,
        "design": "aaron",
        "img": "default-avatar",
        **_texts(),
        "tags": [],
        "options": {},
        "updatedAt": DATE,
    }
    return _with(defaults, changes)
