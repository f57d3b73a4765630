"""What is measured on a small database."""

from statistics import mean, median

from . import scenarios
from .bench import COLUMNS
from .commits import Commits, fsyncs_a_second
from .signing_in import SigningIn, hashes_a_second

CONNECTIONS = (1, 8, 32, 128, 512)
SIGN_INS = 8
MIXED = "mixed: 80 % reads, 20 % updates"
KINDS = ("one set by key", "one set by token", "list of 20 sets by key", "public set", "curated list of 20 sets", "whoami by key", MIXED)


def rows(bench, server, person):
    """Each kind of request, at 32 connections."""
    if not bench.wanted(*KINDS):
        return
    table = bench.report.table("Kinds of requests, 32 connections", "what", *COLUMNS)
    for name, requests in scenarios.reads(person).items():
        if bench.wanted(name):
            bench.note(name, bench.row(table, name, server, requests))
    if bench.wanted(MIXED):
        bench.row(table, MIXED, server, scenarios.mixed(person), kinds=5)


def connections(bench, server, person):
    table = bench.report.table("One set by key, by connections", "connections", *COLUMNS)
    requests = scenarios.reads(person)["one set by key"]
    for count in CONNECTIONS:
        measured = bench.row(table, count, server, requests, count)
    bench.report.figure("failed at 512", measured.ours.failed)
    bench.report.figure("memory at 512", measured.memory)


def writes(bench, server, person, folder):
    """Beside the limit, and beside one commit for each write."""
    seconds = bench.options.seconds
    fsyncs = [fsyncs_a_second(folder, seconds)]
    table = bench.report.table("Writes, 32 connections", "what", *COLUMNS, "one commit each", "times that")
    commits = Commits(folder, folder / "bench.sqlite")
    try:
        for name, requests, alone in (("update a set", scenarios.updates(person), commits.update), ("create a set", scenarios.create(person), commits.create)):
            measured = bench.beside_limit(server, requests)
            bench.note(name, measured)
            singles, times = _beside_commits(bench, server, requests, lambda: commits.rate(alone, seconds))
            bench.report.figure(f"commits: {name}", median(times))
            table.row(name, *measured.cells(), _range(singles), f"{median(times):.1f}")
            fsyncs.append(fsyncs_a_second(folder, seconds))
    finally:
        commits.close()
    bench.report.say(f"\nThe disk alone: {_range(fsyncs)} pages of 4 KiB a second, each written over another one and waited for (`fdatasync`).")


def _beside_commits(bench, server, requests, commit):
    """Single commits before and after each round of ours, because a shared disk is not always as fast."""
    singles, times = [commit()], []
    for _ in range(bench.options.rounds):
        ours = bench.drive(server, requests)
        bench.report.failed(ours.failed)
        singles.append(commit())
        times.append(ours.rate / mean(singles[-2:]))
    return singles, times


def _range(rates):
    """The middle, and from where to where."""
    return f"{median(rates):,.0f} ({min(rates):,.0f} to {max(rates):,.0f})"


def sign_in(bench, server, person):
    """Signing in alone, and what reading by key is worth while others sign in."""
    shares, alone, hashes = [], [], []
    request = person.sign_in()
    for _ in range(bench.options.rounds):
        hashes.append(hashes_a_second(bench.binaries, bench.options.seconds))
        alone.append(bench.drive(server, [request], 8))
        shares.append(alone[-1].rate / hashes[-1])
    measured = sorted(alone, key=lambda one: one.rate)[len(alone) // 2]
    failed = sum(one.failed for one in alone)
    bench.report.failed(failed)
    bench.report.figure("sign-in", median(shares))
    table = bench.report.table("Signing in, 8 connections", "what", "a second", "the hash alone", "share", "p50 ms", "p99 ms", "failed", "memory MB")
    table.row("sign-in", f"{measured.rate:,.1f}", f"{median(hashes):,.1f}", f"{median(shares):.2f}", f"{measured.p50:.0f}", f"{measured.p99:.0f}", failed, f"{server.memory():.0f}")
    _reads_meanwhile(bench, server, person)


def _reads_meanwhile(bench, server, person):
    requests = scenarios.reads(person)["one set by key"]
    quiet, busy, shares, signed_in, failed = [], [], [], 0, 0
    for _ in range(bench.options.rounds):
        quiet.append(bench.drive(server, requests))
        with SigningIn(server.url, person.sign_in(), SIGN_INS) as people:
            busy.append(bench.drive(server, requests))
        shares.append(busy[-1].rate / quiet[-1].rate)
        signed_in, failed = signed_in + people.done, failed + people.failed + busy[-1].failed + quiet[-1].failed
    bench.report.failed(failed)
    bench.report.figure("reads during sign-ins", median(shares))
    pace = signed_in / bench.options.seconds / bench.options.rounds
    table = bench.report.table("One set by key, while people sign in", "sign-ins/s", "requests/s", "when it is quiet", "share", "p99 ms", "failed")
    table.row(f"{pace:.1f}", f"{median(one.rate for one in busy):,.0f}", f"{median(one.rate for one in quiet):,.0f}", f"{median(shares):.2f}", f"{median(one.p99 for one in busy):.2f}", failed)
