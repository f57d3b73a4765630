"""What the disk can do: the measure for writes."""

import os
import sqlite3
import time


def fsyncs_a_second(folder, seconds):
    """Writes a page of 4 KiB over another one and waits until it is on the disk, over and over."""
    page = os.urandom(4096)
    file = folder / "fsyncs"
    handle = os.open(file, os.O_RDWR | os.O_CREAT)
    try:
        os.write(handle, page * 256)
        os.fsync(handle)
        return _often(lambda turn: (os.pwrite(handle, page, turn % 256 * 4096), os.fdatasync(handle)), seconds)
    finally:
        os.close(handle)
        file.unlink()


class Commits:
    """One commit for each write, durable before the next begins, on one connection: the table, its indexes, and the rows are
    those that the server writes, so both write the same bytes to the same disk."""

    def __init__(self, folder, database):
        self.file = folder / "commits.sqlite"
        self.connection = sqlite3.connect(self.file, isolation_level=None)
        self.connection.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
        settings = [self.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
        if settings != ["wal", 2]:
            raise SystemExit(f"this file system cannot keep a database safely: {settings}")
        model = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        for (statement,) in model.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = 'sets' AND sql IS NOT NULL ORDER BY type DESC"):
            self.connection.execute(statement)
        columns = [row[1] for row in model.execute("PRAGMA table_info(sets)") if row[1] != "id"]
        self.row = model.execute(f"SELECT {', '.join(columns)} FROM sets ORDER BY id LIMIT 1").fetchone()
        self.place = columns.index("measurements")
        model.close()
        self.insert = f"INSERT INTO sets ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        for _ in range(20):
            self.create(0)

    def create(self, _):
        self.connection.execute(self.insert, self.row)

    def update(self, turn):
        # Something else each time, as sealing gives it.
        sealed = os.urandom(len(self.row[self.place]))
        self.connection.execute("UPDATE sets SET measurements = ?, updated_at = ? WHERE id = ?", [sealed, turn, turn % 20 + 1])

    def rate(self, write, seconds):
        return _often(write, seconds)

    def close(self):
        self.connection.close()
        for file in self.file.parent.glob("commits.sqlite*"):
            file.unlink()


def _often(write, seconds):
    """How often that can be done in a second."""
    began = time.monotonic()
    turn = 0
    while time.monotonic() - began < seconds:
        write(turn)
        turn += 1
    return turn / (time.monotonic() - began)
