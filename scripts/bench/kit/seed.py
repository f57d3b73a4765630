"""A database with very many people in it.

Every account, key and set is a copy of one that the server itself has written, with a number of its own. What is sealed may
be copied: it is tied to its column, not to its row. All keys share one secret. Nobody has called yet, so all counters are 0.
The same numbers give the same people each time.
"""

import hashlib
import json
import shutil
import sqlite3
import time
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from .people import Person, basic, settle
from .servers import ROOT, Ours

STEP = 50_000
SETS_EACH = 5
FREE = 4000  # bytes of disk for each person, generously counted
DONE = "made.json"


@dataclass(frozen=True)
class Made:
    """Where the people of a large database are in it."""

    people: int
    first_user: int
    first_set: int
    # of the migrations: a database with other tables is of no use
    tables: str
    seconds: float
    person: dict

    def owner(self):
        return Person(**self.person)

    def by_key(self, number):
        return basic(key_of(self.first_user + number), self.person["secret"])

    def set_of(self, number, which=0):
        return self.first_set + number * SETS_EACH + which


def key_of(number):
    """The id of a person's key. Like real ones, these do not come in order."""
    scattered = number * 0x9E3779B97F4A7C15 % 2**62
    return str(uuid.UUID(int=scattered << 64 | scattered, version=4))


def large_database(binaries, folder, people):
    """Makes it in this folder, unless it is there already."""
    done, tables = folder / DONE, _tables()
    if done.exists():
        made = Made(**json.loads(done.read_text()))
        if (made.people, made.tables) == (people, tables):
            return made
        raise SystemExit(f"the database in {folder} is for {made.people:,} people, or of an older version: remove it, or choose another folder")
    if shutil.disk_usage(folder).free < people * FREE * 2:
        raise SystemExit(f"{people:,} people take about {people * FREE / 1e9:.0f} GB twice over, and there is less room: see --people")
    for left in folder.glob("bench.sqlite*"):
        left.unlink()
    with Ours(binaries, folder) as server:
        person = settle(server, folder)
    began = time.monotonic()
    first_user, first_set = enlarge(folder / "bench.sqlite", person.key, people)
    made = Made(people, first_user, first_set, tables, round(time.monotonic() - began), person.as_json())
    done.write_text(json.dumps(asdict(made)))
    return made


def _tables():
    files = sorted((ROOT / "migrations/sqlite").glob("*/up.sql"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def enlarge(database: Path, key, people):
    """Copies the owner of `key`, that key and one of its sets until there are so many; says the first number of each."""
    connection = sqlite3.connect(database, isolation_level=None)
    # If this does not come to its end, the whole is made anew.
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -400000;")
    connection.create_function("key_of", 1, key_of, deterministic=True)
    (owner,) = connection.execute("SELECT user_id FROM apikeys WHERE id = ?", [key]).fetchone()
    (model,) = connection.execute("SELECT min(id) FROM sets WHERE user_id = ?", [owner]).fetchone()
    models = {"users": f"id = {owner}", "apikeys": f"id = '{key}'", "sets": f"id = {model}"}
    first_user, first_set = (connection.execute(f"SELECT max(id) + 1 FROM {table}").fetchone()[0] for table in ("users", "sets"))
    for begin in range(0, people, STEP):
        count = min(STEP, people - begin)
        connection.execute("BEGIN")
        for table, model in models.items():
            _copy(connection, table, model, first_user + begin, count)
        connection.execute("COMMIT")
        print(f"\r  {begin + count:>9,} of {people:,} people", end="", flush=True)
    print()
    _check(connection, people, first_user, first_set)
    connection.executescript("PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL;")
    connection.close()
    return first_user, first_set


def _copy(connection, table, model, first, count):
    """Copies a row so often. What is not named here is as in the model."""
    user = f"{first} + n"
    own = {
        "users": {
            "id": user, "ehash": f"printf('%064x', {user})", "ihash": f"printf('%064x', {user})", "username": f"'person-' || ({user})",
            "username_key": f"'person-' || ({user})", "role": "'user'", "jwt_calls": "0", "key_calls": "0",
        },
        "apikeys": {"seq": "NULL", "id": f"key_of({user})", "user_id": user, "calls": "0"},
        "sets": {"id": "NULL", "user_id": user},
    }[table]
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(own.get(column, f"model.{column}") for column in columns)
    times = SETS_EACH if table == "sets" else 1
    numbers = f"WITH RECURSIVE numbers(n, t) AS (SELECT 0, 1 UNION ALL SELECT n + (t = {times}), t % {times} + 1 FROM numbers WHERE n < {count} - (t = {times}))"
    connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) {numbers} SELECT {values} FROM numbers, (SELECT * FROM {table} WHERE {model}) AS model")


def _check(connection, people, first_user, first_set):
    """Nothing hangs in the air, and everybody has what they should."""
    faults = connection.execute("PRAGMA foreign_key_check").fetchmany(3)
    if faults:
        raise SystemExit(f"the large database is not sound: {faults}")
    for table, each in (("users", 1), ("apikeys", 1), ("sets", SETS_EACH)):
        owner = "id" if table == "users" else "user_id"
        (count,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {owner} >= {first_user}").fetchone()
        if count != people * each:
            raise SystemExit(f"the large database has {count:,} {table} for {people:,} people")
    last = first_set + people * SETS_EACH - 1
    if connection.execute("SELECT user_id FROM sets WHERE id = ?", [last]).fetchone() != (first_user + people - 1,):
        raise SystemExit("the sets of the large database do not lie in the order of their owners")
