"""Whether the contract, the API's description of itself, and the tour speak of the same endpoints."""

import re

from .contract import endpoints

VERBS = ("get", "post", "put", "patch", "delete")


class Route:
    """A path with gaps, of the description or of the contract."""

    def __init__(self, method, path):
        self.method = method
        self.path = path
        pieces = re.split(r"\{[^}]*\}", path)
        self.pattern = re.compile(r"[^/.]+".join(map(re.escape, pieces)) + r"/?", re.IGNORECASE)
        #: The more a path says itself, the better it fits.
        self.said = sum(map(len, pieces))

    def __str__(self):
        return f"{self.method} {self.path}"


def best(routes, method, path):
    """The route that a request is for."""
    fitting = [route for route in routes if route.method == method and route.pattern.fullmatch(path)]
    return max(fitting, key=lambda route: route.said, default=None)


def gaps(document, calls):
    """What one knows and another does not, in words."""
    described = [
        Route(verb.upper(), path) for path, item in document["paths"].items() for verb in item if verb in VERBS
    ]
    contract = [Route(method, path) for method, path in endpoints()]
    wanting = [
        f"{route} is in the contract, and not in /docs/openapi.json"
        for route in contract
        if not best(described, route.method, route.path.replace("{}", "x"))
    ]
    worked = [(method, path.split("?")[0]) for method, path, status in calls if status < 400]
    for where, routes in (("the contract", contract), ("/docs/openapi.json", described)):
        seen = {best(routes, method, path) for method, path in worked}
        wanting += [f"{route} is in {where}, and nothing that the tour did there worked" for route in routes if route not in seen]
    return wanting, len(contract)
