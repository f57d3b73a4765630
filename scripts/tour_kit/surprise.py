"""What ends the tour."""


class Surprise(Exception):
    """Something came out that the contract does not say."""

    def __init__(self, expected, got, where=""):
        super().__init__(f"{where}: expected {expected}, got {got}")
        self.expected = expected
        self.got = got
        self.where = where
