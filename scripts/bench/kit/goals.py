"""What is to be reached, and whether it was."""

from dataclasses import dataclass

AT_LEAST, AT_MOST = "at least", "at most"


@dataclass(frozen=True)
class Goal:
    """A figure, by its name, and its bound."""

    what: str
    figure: str
    which: str
    bound: float
    form: str = "{:.2f}"

    def met(self, value):
        return value >= self.bound if self.which == AT_LEAST else value <= self.bound


HOT = ("one set by key", "one set by token", "whoami by key")
SHOWN = ("public set", "curated list of 20 sets")
WRITES = ("create a set", "update a set")
GOALS = [
    *(Goal(f"{what}: share of the limit", f"ratio: {what}", AT_LEAST, 0.5) for what in HOT),
    *(Goal(f"{what}: share of the limit", f"ratio: {what}", AT_LEAST, 0.6) for what in SHOWN),
    Goal("another of a million sets each time, one key: share of the limit", "ratio: another's set each time, one key", AT_LEAST, 0.25),
    Goal("another of a million sets each time, its owner's key: share of the limit", "ratio: another's set each time, by their key", AT_LEAST, 0.25),
    *(Goal(f"{what}: p99 at 32 connections, ms", f"p99: {what}", AT_MOST, 10) for what in (*HOT, *SHOWN)),
    *(Goal(f"{what}: a second, at 32 connections", f"rate: {what}", AT_LEAST, 4000, "{:,.0f}") for what in WRITES),
    *(Goal(f"{what}: times one commit per write", f"commits: {what}", AT_LEAST, 20, "{:.1f}") for what in WRITES),
    Goal("signing in: share of what the hash allows", "sign-in", AT_LEAST, 0.8),
    Goal("one set by key during 8 sign-ins a second: share of its rate", "reads during sign-ins", AT_LEAST, 0.8),
    *(Goal(f"{what}, large database: share of the rate on a small one", f"grown: {what}", AT_LEAST, 0.85) for what in (*HOT, "public set", "create a set")),
    Goal("512 connections: failed", "failed at 512", AT_MOST, 0, "{:,.0f}"),
    Goal("512 connections: memory, MB", "memory at 512", AT_MOST, 120, "{:.0f}"),
    Goal("idle memory, MB", "idle: small", AT_MOST, 40, "{:.0f}"),
    Goal("idle memory, large database, MB", "idle: large", AT_MOST, 40, "{:.0f}"),
    Goal("ready after, new database, ms", "ready: small", AT_MOST, 200, "{:.0f}"),
    Goal("ready after, large database, ms", "ready: large", AT_MOST, 200, "{:.0f}"),
    Goal("failed requests, of all rows", "failed", AT_MOST, 0, "{:,.0f}"),
]


def judged(figures):
    """For each goal: what it is, its bound, what was measured, and whether it is met."""
    for goal in GOALS:
        value = figures.get(goal.figure)
        bound = f"{goal.which} {goal.form.format(goal.bound)}"
        if value is None:
            yield goal.what, bound, "–", "not measured"
        else:
            yield goal.what, bound, goal.form.format(value), "yes" if goal.met(value) else "**no**"
