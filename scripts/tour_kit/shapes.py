"""What a value should look like, when it is not known to the letter."""

import json
import re


class Shape:
    """A value that is known by its looks."""

    def __init__(self, name, fits):
        self.name = name
        self.fits = fits

    def __repr__(self):
        return f"<{self.name}>"


class Some:
    """An object that has at least these members, in any order."""

    def __init__(self, **members):
        self.members = members

    def __repr__(self):
        return f"<an object with {shown(self.members)}>"


class Holding:
    """A list that has each of these among its items."""

    def __init__(self, *items):
        self.items = items

    def __repr__(self):
        return "<a list with " + ", ".join(shown(item) for item in self.items) + " in it>"


def text_like(name, pattern):
    """A text that a pattern matches from end to end."""
    return Shape(name, lambda value: isinstance(value, str) and re.fullmatch(pattern, value, re.DOTALL) is not None)


def one_of(*values):
    """Any of some values."""
    return Shape("one of " + ", ".join(map(shown, values)), lambda value: value in values)


DATE = text_like("a date", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
UUID = text_like("a UUID", r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
CHECK = text_like("16 hex digits", r"[0-9a-f]{16}")
HASH = text_like("64 hex digits", r"[0-9a-f]{64}")
TOKEN = text_like("a token", r"[\w-]+\.[\w-]+\.[\w-]+")
TEXT = Shape("a text", lambda value: isinstance(value, str))
WORD = text_like("one word that is not 'success'", r"(?!success$)[A-Za-z]+")
NUMBER = Shape("a whole number", lambda value: type(value) is int)
ANYTHING = Shape("anything", lambda value: True)


def shown(value):
    """A value, expected or real, for people."""
    if isinstance(value, (Shape, Some, Holding)):
        return repr(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {shown(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def difference(expected, got, where="the body"):
    """Where two values first differ, as (where, expected, got); None if they do not. The order of members counts."""
    if isinstance(expected, Shape):
        return None if expected.fits(got) else (where, expected, got)
    if isinstance(expected, Some):
        return _some(expected, got, where)
    if isinstance(expected, Holding):
        return _holding(expected, got, where)
    if type(expected) is not type(got):
        return where, expected, got
    if isinstance(expected, dict):
        if list(expected) != list(got):
            return f"the members of {where}", list(expected), list(got)
        found = (difference(expected[key], got[key], f"{where}.{key}") for key in expected)
        return next((each for each in found if each), None)
    if isinstance(expected, list):
        if len(expected) != len(got):
            return where, expected, got
        found = (difference(left, right, f"{where}[{at}]") for at, (left, right) in enumerate(zip(expected, got)))
        return next((each for each in found if each), None)
    return None if expected == got else (where, expected, got)


def _some(expected, got, where):
    if not isinstance(got, dict):
        return where, expected, got
    for name, value in expected.members.items():
        if name not in got:
            return f"the members of {where}", expected, got
        found = difference(value, got[name], f"{where}.{name}")
        if found:
            return found
    return None


def _holding(expected, got, where):
    if not isinstance(got, list):
        return where, expected, got
    for item in expected.items:
        if all(difference(item, each) for each in got):
            return where, expected, got
    return None
