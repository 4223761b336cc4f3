"""CPU time per query: warm-up, one round of one server, and the table of all rounds."""

import argparse
import math
import statistics
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Sequence

from . import load, report
from .process import CpuTime, Process
from .servers import Server

# The warm-up comes in parts, and on a busy machine takes longer, up to so many times.
_WARM_UP_PART_SECONDS = 2.0
_LONGEST_WARM_UP = 5

# Load without measurement before each round: a server that had nothing to do has cold caches.
_RUN_UP_SECONDS = 1.0

_NO_TIME = CpuTime(0, 0)


class Round(NamedTuple):
    """One server's figures of one round.

    Attributes:
        cpu: microseconds per query answered
        threads: the same of each thread, by its name
        answered: share of the queries sent
    """

    cpu: CpuTime
    threads: Dict[str, CpuTime]
    queries_per_second: float
    answered: float


class Bench:
    """The load that all servers get.

    Args:
        arguments: seconds, warm_up, load_core, edns and dnssec are used
        question_file: in dnsperf's format
    """

    def __init__(self, arguments: argparse.Namespace, question_file: Path):
        self._arguments = arguments
        self._question_file = question_file

    def warm_up(self, server: Server, process: Process) -> None:
        """Load until the server has used its CPU time for it, which a JIT compiler needs on a busy machine too."""
        wanted = server.warm_up_seconds if self._arguments.warm_up is None else self._arguments.warm_up
        report.note(f"warm-up of {server.title}: {wanted:g} s of CPU time")
        before = process.cpu_time()
        for _ in range(math.ceil(wanted / _WARM_UP_PART_SECONDS * _LONGEST_WARM_UP)):
            self._load(server, _WARM_UP_PART_SECONDS)
            if process.cpu_time().since(before).total >= wanted:
                break

    def round(self, server: Server, process: Process) -> Round:
        self._load(server, _RUN_UP_SECONDS)
        threads_before = process.cpu_time_of_threads()
        before = process.cpu_time()
        counted = self._load(server, self._arguments.seconds)
        used = process.cpu_time().since(before)
        millions = counted.answered / 1e6
        threads = {
            name: after.since(threads_before.get(name, _NO_TIME)).divided(millions)
            for name, after in process.cpu_time_of_threads().items()
        }
        return Round(
            used.divided(millions), threads, counted.answered / counted.seconds, counted.answered / counted.sent
        )

    def _load(self, server: Server, seconds: float) -> load.Load:
        return load.run(
            server.port,
            self._question_file,
            seconds,
            self._arguments.load_core,
            self._arguments.edns,
            dnssec=self._arguments.dnssec,
        )


def table(servers: Sequence[Server], rounds: Dict[str, List[Round]], differences: Dict[str, str]) -> str:
    """Medians of each server's rounds, and the ratio to the first server.

    If there are several of NSD, each server is also compared with the one whose answers have the same sections.
    """
    first = servers[0]
    peer_of = {server.name: _with_same_sections(servers, server) for server in servers}
    two_ratios = any(peer is not None and peer is not first for peer in peer_of.values())
    header = ["Server", "user µs", "system µs", "total µs per query", f"ratio to {first.title}"]
    if two_ratios:
        header.append("ratio to NSD with the same sections")
    header += ["queries per second", "answered", f"sections that differ from {first.title}'s"]
    rows = []
    for server in servers:
        own = rounds[server.name]
        row = [
            f"{server.title} {server.version()}",
            f"{statistics.median(r.cpu.user for r in own):.2f}",
            f"{statistics.median(r.cpu.system for r in own):.2f}",
            f"{statistics.median(r.cpu.total for r in own):.2f}",
            _ratio(own, rounds[first.name]),
        ]
        if two_ratios:
            peer = peer_of[server.name]
            row.append("–" if peer is None else _ratio(own, rounds[peer.name]))
        row += [
            f"{statistics.median(r.queries_per_second for r in own):,.0f}",
            f"{min(r.answered for r in own):.2%}",
            differences[server.name],
        ]
        rows.append(row)
    return report.table(header, rows)


def thread_table(servers: Sequence[Server], rounds: Dict[str, List[Round]]) -> str:
    """Medians of the threads that used CPU time in most rounds."""
    rows = []
    for server in servers:
        for name in sorted({name for r in rounds[server.name] for name in r.threads}):
            times = [r.threads.get(name, _NO_TIME) for r in rounds[server.name]]
            total = statistics.median(time.total for time in times)
            if total > 0:
                user = statistics.median(time.user for time in times)
                system = statistics.median(time.system for time in times)
                rows.append((f"{server.title}: {name}", f"{user:.3f}", f"{system:.3f}", f"{total:.3f}"))
    return report.table(("Thread", "user µs", "system µs", "total µs per query"), rows)


def _with_same_sections(servers: Sequence[Server], server: Server) -> Optional[Server]:
    for other in servers:
        if other.name.startswith("nsd") and other.sections == server.sections:
            return other
    return None


def _ratio(own: Sequence[Round], reference: Sequence[Round]) -> str:
    # Of the same round, since the machine may have been slower in another.
    return f"{statistics.median(ours.cpu.total / theirs.cpu.total for ours, theirs in zip(own, reference)):.2f}"
