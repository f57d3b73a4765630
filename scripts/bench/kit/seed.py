"""A database with very many people in it.

Every account, key and set is a copy of one that the server itself has written, with a number of its own. What is sealed may
be copied: it is tied to its column, not to its row. All keys share one secret.
"""

import sqlite3
import uuid
from pathlib import Path

STEP = 50_000


def key_of(number):
    """The id of a person's key. Like real ones, these do not come in order."""
    return str(uuid.UUID(int=number * 0x9E3779B97F4A7C15 % 2**62, version=4))


def enlarge(database: Path, key, people, sets_each=5):
    """Copies the owner of `key`, that key and one of its sets until there are so many; says the first number of each."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")
    connection.create_function("key_of", 1, key_of, deterministic=True)
    (owner,) = connection.execute("SELECT user_id FROM apikeys WHERE id = ?", [key]).fetchone()
    (model,) = connection.execute("SELECT min(id) FROM sets WHERE user_id = ?", [owner]).fetchone()
    first_user, first_set = (connection.execute(f"SELECT max(id) + 1 FROM {table}").fetchone()[0] for table in ("users", "sets"))
    others = {
        "users": {"id": "? + n", "ehash": "printf('%064x', ? + n)", "ihash": "printf('%064x', ? + n)", "username": "'person-' || (? + n)", "username_key": "'person-' || (? + n)", "role": "'user'"},
        "apikeys": {"seq": "NULL", "id": "key_of(? + n)", "user_id": "? + n"},
        "sets": {"id": "NULL", "user_id": "? + n"},
    }
    numbers = f"WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < {STEP})"
    models = {"users": f"id = {owner}", "apikeys": f"id = '{key}'", "sets": f"id = {model}"}
    for begin in range(first_user, first_user + people, STEP):
        connection.execute("BEGIN")
        for table, changed in others.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            values = [changed.get(column, f"model.{column}").replace("?", str(begin)) for column in columns]
            repeated = f", (WITH RECURSIVE times(t) AS (SELECT 1 UNION ALL SELECT t + 1 FROM times WHERE t < {sets_each}) SELECT t FROM times)" if table == "sets" else ""
            connection.execute(
                f"{numbers} INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} "
                f"FROM numbers{repeated}, (SELECT * FROM {table} WHERE {models[table]}) AS model"
            )
        connection.execute("COMMIT")
        print(f"\r  {begin + STEP - first_user:>9,} of {people:,} people", end="", flush=True)
    print()
    connection.executescript("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;")
    connection.close()
    return first_user, first_set
