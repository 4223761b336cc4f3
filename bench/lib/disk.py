"""What the disk and SQLite alone take, beside which a durable change is measured."""

import os
import sqlite3
import time
from pathlib import Path
from typing import List

from .http_load import Load

_PAGE = b"\0" * 4096
_PAGES = 1024

# As many as Milepost's store lets the log grow before it writes them back.
_PAGES_BETWEEN_CHECKPOINTS = 4000


def sync_times(folder: Path, seconds: float) -> List[float]:
    """Seconds that fdatasync takes after a page was written, ascending.

    The file has its length before: so have write-ahead logs that are used again, and a file that grows takes longer.
    """
    file = folder / "fdatasync"
    times: List[float] = []
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        os.write(descriptor, _PAGE * _PAGES)
        os.fsync(descriptor)
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            os.pwrite(descriptor, _PAGE, len(times) % _PAGES * len(_PAGE))
            began = time.perf_counter()
            os.fdatasync(descriptor)
            times.append(time.perf_counter() - began)
    finally:
        os.close(descriptor)
        file.unlink()
    return sorted(times)


class BareSqlite:
    """A table of SQLite in a file, with a write-ahead log that is synchronized at every commit."""

    def __init__(self, file: Path, rows: int):
        self._rows = rows
        self._number = 0
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in (
            "journal_mode = WAL",
            f"wal_autocheckpoint = {_PAGES_BETWEEN_CHECKPOINTS}",
            "synchronous = OFF",
        ):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute("CREATE TABLE record (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID")
        self._connection.execute("BEGIN")
        for row in range(rows):
            self._connection.execute("INSERT INTO record VALUES (?, ?)", (_name(row), b"\0\4\0\0\0\0"))
        self._connection.execute("COMMIT")
        # Until the log has its whole length, and is written from its beginning again.
        for _ in range(_PAGES_BETWEEN_CHECKPOINTS + 1):
            self._replace()
        self._connection.execute("PRAGMA synchronous = FULL")

    def run(self, seconds: float) -> Load:
        """Replaces one row in each transaction, one transaction after the other."""
        latencies: List[float] = []
        cpu_before = time.process_time()
        began = time.perf_counter()
        end = began + seconds
        now = began
        while now < end:
            self._replace()
            before, now = now, time.perf_counter()
            latencies.append(now - before)
        latencies.sort()
        return Load(latencies, now - began, time.process_time() - cpu_before)

    def _replace(self) -> None:
        self._number += 1
        value = b"\0\4" + self._number.to_bytes(4, "big")
        self._connection.execute("REPLACE INTO record VALUES (?, ?)", (_name(self._number % self._rows), value))

    def close(self) -> None:
        self._connection.close()


def version() -> str:
    return sqlite3.sqlite_version


def _name(row: int) -> str:
    return f"example.bench.host{row}."


def filesystem(folder: Path) -> str:
    """The type of the file system that a folder is on."""
    best = ("", "unknown")
    for line in Path("/proc/mounts").read_text().splitlines():
        point, kind = line.split()[1:3]
        if (str(folder.resolve()) + "/").startswith(point.rstrip("/") + "/") and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]
