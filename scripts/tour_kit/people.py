"""Who takes part."""


class Key:
    """An API key."""

    def __init__(self, owner, answer):
        self.owner = owner
        self.id = answer["apikey"]["key"]
        self.secret = answer["apikey"]["secret"]
        self.level = answer["apikey"]["level"]

    @property
    def name(self):
        return f"{self.owner.name}_key{self.level}"


class Person:
    """Somebody with an account, signed in."""

    def __init__(self, name, email, role, answer):
        self.name = name
        self.email = email
        self.role = role
        self.token = answer["token"]
        self.account = answer["account"]
        self.id = self.account["id"]
        self.username = self.account["username"]
        #: Of the highest level that the role allows; made when it is first used.
        self.key = None


LEVELS = {"user": 4, "tester": 4, "curator": 5, "bughunter": 6, "support": 8, "admin": 9}
