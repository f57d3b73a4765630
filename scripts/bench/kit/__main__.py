"""Measures, and prints tables: see scripts/bench/speed."""

import argparse
from contextlib import ExitStack
from pathlib import Path

from . import large, small, starts
from .bench import Bench
from .machine import describe
from .people import settle
from .report import Report
from .seed import large_database
from .servers import ROOT, Binaries, Folder, Ours


def on_small(bench):
    wanted = {name: bench.wanted(name) for name in ("connections", "writes", "sign-in")}
    if not any(wanted.values()) and not bench.wanted(*small.KINDS):
        return
    with Folder() as folder, Ours(bench.binaries, folder) as server:
        person = settle(server, folder)
        small.rows(bench, server, person)
        if wanted["connections"]:
            small.connections(bench, server, person)
        if wanted["sign-in"]:
            small.sign_in(bench, server, person)
        # Last, because many sets are made.
        if wanted["writes"]:
            small.writes(bench, server, person, folder)


def on_large(bench):
    options = bench.options
    with ExitStack() as stack:
        folder = options.keep or stack.enter_context(Folder())
        folder.mkdir(parents=True, exist_ok=True)
        made = large_database(bench.binaries, folder, options.people)
        bench.report.say(f"\nThe large database was made in {made.seconds} s, and takes {(folder / 'bench.sqlite').stat().st_size / 1e9:.1f} GB.")
        on_start(bench, "large", starts.same_database(bench.binaries, folder))
        server = stack.enter_context(Ours(bench.binaries, folder))
        person = made.owner().back(server)
        large.rows(bench, server, made, person)
        other = stack.enter_context(Folder())
        beside = stack.enter_context(Ours(bench.binaries, other))
        large.beside_small(bench, server, person, beside, settle(beside, other))


def on_start(bench, which, measured):
    ready, memory = measured
    bench.report.figure(f"ready: {which}", ready)
    bench.report.figure(f"idle: {which}", memory)
    what = "a new database, which it makes" if which == "small" else "the large database"
    bench.report.say(f"\nOn {what}, the server answers {ready:.0f} ms after its start, and takes {memory:.0f} MB while idle (middle of {starts.STARTS} starts).")


def options():
    parser = argparse.ArgumentParser(prog="scripts/bench/speed", description="Measures how fast the server is.")
    parser.add_argument("--seconds", type=int, default=4, help="how long a round takes (4)")
    parser.add_argument("--rounds", type=int, default=3, help="how often ours and the limit take turns (3)")
    parser.add_argument("--people", type=int, default=1_000_000, help="in the large database (1000000); 0 leaves it out")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="make the large database in this folder and leave it there, or use the one that is there")
    parser.add_argument("--only", metavar="WORD", help="only what has this in its name: a row of the first table, connections, sign-in, writes, starts or large")
    parser.add_argument("--profile", default="release", help="the profile of Cargo to build with (release)")
    parser.add_argument("--write", action="store_true", help="keep the tables in docs/PERFORMANCE.md")
    asked = parser.parse_args()
    if asked.write and (asked.only or asked.people < 1_000_000):
        parser.error("the page shows all of it: --write goes neither with --only nor with fewer than 1000000 people")
    asked.keep = asked.keep and asked.keep.absolute()
    return asked


def main():
    asked = options()
    binaries = Binaries(asked.profile)
    binaries.build()
    report = Report()
    bench = Bench(asked, binaries, report)
    for line in describe(ROOT / "target", asked):
        report.say(line)
    if bench.wanted("starts"):
        on_start(bench, "small", starts.new_databases(binaries))
    on_small(bench)
    if asked.people and bench.wanted("large"):
        on_large(bench)
    report.goals()
    if asked.write:
        report.write()


main()
