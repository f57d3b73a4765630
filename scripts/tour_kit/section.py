"""A part of the tour."""

import inspect


class Section:
    """A part of the tour: its doc string is the heading, its public methods are the steps, in the order of the file.

    The doc string of a step is the sentence that says what it shows. Steps share what they know through `self`.
    """

    def __init__(self, tour):
        self.tour = tour
        self.call = tour.call
        self.person = tour.person
        self.key = tour.key
        self.mailbox = tour.services.mailbox
        self.github = tour.services.github
        self.services = tour.services

    @classmethod
    def name(cls):
        """What `--only` calls it."""
        return cls.__module__.rsplit(".", 1)[-1]

    @classmethod
    def title(cls):
        return inspect.getdoc(cls).split("\n", 1)[0].rstrip(".")

    @classmethod
    def about(cls):
        return " ".join(inspect.getdoc(cls).split("\n")[1:]).strip()

    @classmethod
    def steps(cls):
        """The names of its steps, and the sentences about them."""
        own = [(name, step) for name, step in vars(cls).items() if inspect.isfunction(step) and not name.startswith("_")]
        return [(name, " ".join(inspect.getdoc(step).split())) for name, step in own]

    def refuses(self, method, path, as_, cases):
        """Sends each body, and expects its error, all with status 400 or with the one that is given: (body, word[, status])."""
        for body, identifier, *status in cases:
            self.call(method, path, as_, body).is_error(status[0] if status else 400, identifier)

    def picture_is_there(self, image):
        """A picture that was kept can be seen by everybody."""
        answer = self.call("GET", f"/images/{image}").has_status(200)
        if not (answer.type or "").startswith("image/"):
            raise AssertionError(f"{image} is {answer.type}, and should be a picture")

    def both(self, method, path, as_, body=None):
        """Calls a route with the token, then with a key; gives both answers."""
        return [self.call(method, f"{path}/{door}", as_, body) for door in DOORS]


DOORS = ("jwt", "key")
