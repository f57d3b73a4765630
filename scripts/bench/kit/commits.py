"""What one commit for each write costs on this disk: the measure for writes."""

import sqlite3
import time


def commits_a_second(folder, seconds=3):
    """Writes rows as small as a set, each made durable before the next."""
    connection = sqlite3.connect(folder / "commits.sqlite", isolation_level=None)
    connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id INTEGER PRIMARY KEY, content BLOB);")
    content = bytes(600)
    began = time.monotonic()
    written = 0
    while time.monotonic() - began < seconds:
        connection.execute("INSERT INTO rows (content) VALUES (?)", [content])
        written += 1
    connection.close()
    return written / (time.monotonic() - began)
