"""Measures, and prints tables: see scripts/bench/speed."""

import argparse
import json
import random
import statistics
import threading
import time
import urllib.request
from datetime import date

from .commits import commits_a_second
from .load import Request, drive
from .people import MEASUREMENTS, PASSWORD, SET, basic, settle
from .report import Report
from .seed import enlarge, key_of
from .servers import Folder, Limit, Ours

CONNECTIONS = [1, 8, 32, 128, 512]


def scenarios(person):
    """What is measured on a small database: a name, the requests, and how many connections."""
    one, other = person.sets[:2]
    # What stays as it was is not written, so each update says something new.
    updates = [json.dumps({"measies": {**MEASUREMENTS, "chest": 900 + n}}) for n in range(60)]
    create = Request("/sets/key", "POST", person.by_key, json.dumps({**SET, "public": False}))
    reads = [
        Request(f"/sets/{one}/key", credential=person.by_key),
        Request(f"/sets/{other}/jwt", credential=person.by_token),
        Request("/whoami/key", credential=person.by_key),
        Request(f"/sets/{one}.json"),
    ]
    return {
        "one set by key": reads[:1],
        "one set by token": reads[1:2],
        "whoami by key": reads[2:3],
        "20 sets by key": [Request("/sets/key", credential=person.by_key)],
        "public set": reads[3:],
        "curated list": [Request("/curated-sets")],
        "80 % reads, 20 % updates": [part for update in updates for part in (*reads, Request(f"/sets/{other}/key", "PATCH", person.by_key, update))],
        "update a set": [Request(f"/sets/{n}/key", "PATCH", person.by_key, update) for update in updates for n in person.sets],
        "create a set": [create],
    }


class Bench:
    def __init__(self, options, report):
        self.options = options
        self.report = report

    def wanted(self, name):
        return self.options.only is None or self.options.only in name

    def rounds(self, server, requests, connections=32):
        """Ours and the limit in turn; the middle of several rounds."""
        first = requests[0]
        body = json.loads(first.body) if first.body else None
        answer = server.call(first.path, body, first.credential, first.method)
        ours, limits = [], []
        with Folder() as folder:
            limit = Limit(folder, answer)
            try:
                for _ in range(self.options.rounds):
                    limits.append(drive(limit.url, requests, connections, self.options.seconds))
                    ours.append(drive(server.url, requests, connections, self.options.seconds))
            finally:
                limit.stop()
        ratio = statistics.median(one.rate / other.rate for one, other in zip(ours, limits))
        return middle(ours), middle(limits), ratio

    def small(self):
        with Folder() as folder:
            server = Ours(folder)
            try:
                self.report.note(f"ready after {server.ready_after * 1000:.0f} ms; idle: {server.memory():.0f} MB")
                person = settle(server, folder)
                table = self.report.table("A small database, 32 connections", ["what", "requests/s", "of the limit", "p50 ms", "p99 ms", "failed", "MB"])
                for name, requests in scenarios(person).items():
                    if self.wanted(name):
                        ours, _, ratio = self.rounds(server, requests)
                        table.row(name, f"{ours.rate:,.0f}", f"{ratio:.2f}", f"{ours.p50:.2f}", f"{ours.p99:.2f}", ours.failed, f"{server.memory():.0f}")
                if self.wanted("commits"):
                    self.report.note(f"one commit for each write on this disk: {commits_a_second(folder):,.0f} a second")
                if self.wanted("connections"):
                    self.connections(server, person)
                if self.wanted("sign-in"):
                    self.sign_in(server, person)
            finally:
                server.stop()

    def connections(self, server, person):
        table = self.report.table("One set by key, by connections", ["connections", "requests/s", "of the limit", "p50 ms", "p99 ms", "failed", "MB"])
        for connections in CONNECTIONS:
            ours, _, ratio = self.rounds(server, scenarios(person)["one set by key"], connections)
            table.row(connections, f"{ours.rate:,.0f}", f"{ratio:.2f}", f"{ours.p50:.2f}", f"{ours.p99:.2f}", ours.failed, f"{server.memory():.0f}")

    def sign_in(self, server, person):
        """Signing in alone, and what reading by key is worth while eight people a second sign in."""
        body = json.dumps({"username": person.name, "password": PASSWORD})
        alone = drive(server.url, [Request("/signin", "POST", "", body)], 8, self.options.seconds)
        table = self.report.table("Signing in", ["what", "requests/s", "p50 ms", "p99 ms", "failed"])
        table.row("sign-in, 8 connections", f"{alone.rate:,.1f}", f"{alone.p50:.0f}", f"{alone.p99:.0f}", alone.failed)
        reads = scenarios(person)["one set by key"]
        shares = []
        for _ in range(self.options.rounds):
            quiet = drive(server.url, reads, 32, self.options.seconds)
            with SigningIn(server.url, body.encode(), 8):
                busy = drive(server.url, reads, 32, self.options.seconds)
            shares.append(busy.rate / quiet.rate)
        self.report.note(f"one set by key keeps {statistics.median(shares):.0%} of its rate while 8 people a second sign in")

    def large(self):
        people = self.options.people
        with Folder() as folder:
            server = Ours(folder)
            person = settle(server, folder)
            server.stop()
            began = time.monotonic()
            first_user, first_set = enlarge(folder / "bench.sqlite", person.key, people)
            self.report.note(f"{people:,} people with a key and five sets each, made in {time.monotonic() - began:.0f} s")
            server = Ours(folder)
            try:
                self.report.note(f"ready after {server.ready_after * 1000:.0f} ms")
                chance = random.Random(1)
                hot = [Request(f"/sets/{person.sets[0]}/key", credential=person.by_key)]
                cold = []
                for _ in range(min(200_000, people)):
                    n = chance.randrange(people)
                    key = basic(key_of(first_user + n), person.secret)
                    cold.append(Request(f"/sets/{first_set + n * 5}/key", credential=key))
                table = self.report.table(f"{people:,} people, 32 connections", ["what", "requests/s", "of the limit", "p50 ms", "p99 ms", "failed", "MB"])
                for name, requests in {"one set by key": hot, "each another's set by their key": cold}.items():
                    ours, _, ratio = self.rounds(server, requests)
                    table.row(name, f"{ours.rate:,.0f}", f"{ratio:.2f}", f"{ours.p50:.2f}", f"{ours.p99:.2f}", ours.failed, f"{server.memory():.0f}")
            finally:
                server.stop()


class SigningIn:
    """Somebody signs in so many times a second, for as long as this is open."""

    def __init__(self, url, body, rate):
        self.url, self.body, self.rate = url, body, rate
        self.over = threading.Event()

    def __enter__(self):
        self.clock = threading.Thread(target=self.tick)
        self.clock.start()

    def __exit__(self, *_):
        self.over.set()
        self.clock.join()

    def tick(self):
        while not self.over.wait(1 / self.rate):
            threading.Thread(target=self.one, daemon=True).start()

    def one(self):
        request = urllib.request.Request(f"{self.url}/signin", self.body, {"Content-Type": "application/json"})
        try:
            urllib.request.urlopen(request, timeout=30).close()
        except OSError as error:
            print(f"a sign-in failed: {error}")


def middle(measured):
    """The round in the middle, by rate."""
    return sorted(measured, key=lambda one: one.rate)[len(measured) // 2]


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench/speed")
    parser.add_argument("--seconds", type=int, default=4, help="how long each round takes")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--only")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    report = Report(date.today())
    bench = Bench(options, report)
    bench.small()
    if options.people and bench.wanted("large"):
        bench.large()
    if options.write:
        report.write()


main()
