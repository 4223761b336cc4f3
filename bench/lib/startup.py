"""Time and CPU time from the start of a process to its first answer, and the memory that it then has."""

import argparse
import statistics
import time
from typing import Dict, List, NamedTuple, Optional, Sequence

from . import report
from .agreement import ask_all
from .process import Memory
from .servers import Server
from .zone import ORIGIN, Question

LIMIT_SECONDS = 600


class Start(NamedTuple):
    """One start: seconds and seconds of CPU time to the first answer, and memory some time after it."""

    seconds: float
    cpu_seconds: float
    memory: Memory


def add_options(parser: argparse.ArgumentParser, runs: int, settle_seconds: float = 3) -> None:
    parser.add_argument("--runs", type=int, default=runs, metavar="N", help="starts of each server (%(default)s)")
    parser.add_argument(
        "--settle",
        type=float,
        default=settle_seconds,
        metavar="S",
        help="seconds from first answer to memory (%(default)s)",
    )


def measure(server: Server, questions: Sequence[Question], settle_seconds: float) -> Start:
    """Starts a server and ends it again.

    The first of the questions is asked until it is answered, then the others are asked once. Without questions the
    server has no zone, and a refusal is its first answer.
    """
    first = questions[0] if questions else Question(ORIGIN, "SOA")
    process = server.start()
    try:
        seconds = process.await_answer(
            server.port, first.name, first.type, LIMIT_SECONDS, refusal_counts=not questions
        )
        cpu = process.cpu_time()
        ask_all(server.port, questions)
        time.sleep(settle_seconds)
        memory = process.memory()
    finally:
        process.stop()
    report.note(f"{server.title}: {seconds:.3f} s, CPU {cpu.total:.2f} s, {_megabytes(memory.resident)} MB resident")
    return Start(seconds, cpu.total, memory)


def print_table(
    servers: Sequence[Server], starts: Dict[str, List[Start]], left_out: Sequence[str], memory_title: str
) -> None:
    """Medians of the starts of each server, beside the first server's."""
    reference = starts[servers[0].name]
    rows = []
    for server in servers:
        own = starts[server.name]
        rows.append((
            f"{server.title} {server.version()}",
            f"{_seconds(own):.3f}",
            _ratio(_seconds(own), _seconds(reference)),
            f"{statistics.median(start.cpu_seconds for start in own):.2f}",
            _megabytes(_resident(own)),
            _megabytes(_proportional(own)),
            _ratio(_proportional(own), _proportional(reference)),
        ))
    of_first = f"ratio to {servers[0].title}"
    header = (
        "Server",
        "start to first answer, s",
        of_first,
        "CPU s",
        f"{memory_title}: VmRSS, MB",
        "PSS, MB",
        f"PSS, {of_first}",
    )
    print(report.table(header, rows))
    report.print_left_out(left_out)


def _seconds(starts: Sequence[Start]) -> float:
    return statistics.median(start.seconds for start in starts)


def _resident(starts: Sequence[Start]) -> float:
    return statistics.median(start.memory.resident for start in starts)


def _proportional(starts: Sequence[Start]) -> Optional[float]:
    known = [start.memory.proportional for start in starts if start.memory.proportional is not None]
    return statistics.median(known) if known else None


def _ratio(value: Optional[float], reference: Optional[float]) -> str:
    return "–" if value is None or not reference else f"{value / reference:.2f}"


def _megabytes(count: Optional[float]) -> str:
    return "–" if count is None else f"{count / 1e6:.0f}"
