"""What is measured on a large database, and beside a small one."""

import random

from . import scenarios
from .bench import COLUMNS
from .load import Request

# As many as are asked for in a second at most, so that nothing is asked for twice in a round.
DRAWN = 60_000


def rows(bench, server, made, person):
    """Beside the limit: what is asked for over and over, and something else each time."""
    one = scenarios.reads(person)
    table = bench.report.table(f"{made.people:,} people and keys, {made.people * 5:,} sets, 32 connections", "what", *COLUMNS)
    for name in ("one set by key", "whoami by key"):
        bench.row(table, f"{name}, hot", server, one[name])
    cold = {
        "another's set each time, by their key": lambda n, which: Request(f"/sets/{made.set_of(n, which)}/key", credential=made.by_key(n)),
        "another's set each time, one key": lambda n, which: Request(f"/sets/{made.set_of(n, which)}/key", credential=person.by_reader),
        "another's key each time, whoami": lambda n, _: Request("/whoami/key", credential=made.by_key(n)),
        "another public set each time": lambda n, which: Request(f"/sets/{made.set_of(n, which)}.json"),
    }
    for seed, (name, request) in enumerate(cold.items()):
        bench.note(name, bench.row(table, name, server, _drawn(bench, made, request, seed)))
    bench.row(table, "create a set", server, scenarios.create(person))


def _drawn(bench, made, request, seed):
    """Requests of people who are drawn by chance: others in each round, so that none is remembered from the last."""

    def of_round(turn):
        chance = random.Random(1000 * seed + turn)
        count = min(made.people, DRAWN * bench.options.seconds)
        return [request(n, chance.randrange(5)) for n in chance.sample(range(made.people), count)]

    return of_round


def beside_small(bench, server, person, small, small_person):
    """The same on a small database, in turn."""
    table = bench.report.table("The large database beside a small one, 32 connections", "what", "large, requests/s", "small, requests/s", "share", "p50 ms", "p99 ms", "failed", "memory MB")
    pairs = {**scenarios.reads(person), "create a set": scenarios.create(person)}
    others = {**scenarios.reads(small_person), "create a set": scenarios.create(small_person)}
    for name in ("one set by key", "one set by token", "whoami by key", "public set", "create a set"):
        measured = bench.beside_each_other(server, pairs[name], small, others[name])
        bench.report.figure(f"grown: {name}", measured.ratio)
        table.row(name, *measured.cells())
