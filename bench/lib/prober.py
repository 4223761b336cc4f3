"""A steady, slow stream of questions whose answers are timed, from a process of its own.

An answer's time runs from just before it is asked until the kernel has put it into our socket (SO_TIMESTAMPNS), so
that it does not matter when we get the processor to read it. Where we get it too late to ask, the questions that were
due are left out, and counted: asked all at once, they would wait for each other.
"""

import gc
import multiprocessing
import os
import select
import socket
import struct
import time
from multiprocessing.connection import Connection
from typing import Dict, List, NamedTuple, Optional, Sequence

from . import wire
from .process import LOOPBACK

# Several, since a server may bind a socket to a core and spread clients over them.
_SOCKETS = 4

# Not in Python's module socket; the numbers of Linux on x86-64 and AArch64.
_SO_TIMESTAMPNS = 35
_SO_RCVBUFFORCE = 33

# Room for the answers of a second or more, in case we don't get the processor for so long.
_BUFFER_BYTES = 8 << 20

_HIGHEST_PRIORITY = -20
_TIMESPEC = struct.Struct("qq")
_PATIENCE_SECONDS = 5.0
_LATE_SECONDS = 0.01


class Probed(NamedTuple):
    """What one target answered.

    Attributes:
        latencies: seconds, ascending
        lost: questions without an answer within 5 s
        wrong: answers that were not NOERROR with an answer section
        unasked: questions left out, since we came over 10 ms too late to ask them
    """

    latencies: List[float]
    lost: int
    wrong: int
    unasked: int


class Target(NamedTuple):
    """A server on the loopback address, and the questions it is asked, one after the other and again."""

    port: int
    queries: Sequence[bytes]


class Prober:
    """Asks all targets until it is stopped; each gets so many questions a second."""

    def __init__(self, targets: Sequence[Target], per_second: int):
        context = multiprocessing.get_context("fork")
        self._results, child = context.Pipe()
        self._process = context.Process(target=_probe, args=(targets, per_second, child), daemon=True)
        self._process.start()
        self._results.recv()

    def stop(self) -> List[Probed]:
        """What each target answered, in their order."""
        self._results.send(None)
        probed = self._results.recv()
        self._process.join()
        return [Probed(*fields) for fields in probed]


class _Lane:
    """A target's sockets and what is open there."""

    def __init__(self, target: Target):
        self._queries = target.queries
        self._count = 0
        self._sent: Dict[int, int] = {}
        self.latencies: List[float] = []
        self.wrong = self.unasked = 0
        self.sockets = []
        for _ in range(_SOCKETS):
            one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            one.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER_BYTES)
            if os.geteuid() == 0:
                one.setsockopt(socket.SOL_SOCKET, _SO_RCVBUFFORCE, _BUFFER_BYTES)
            one.setblocking(False)
            one.connect((LOOPBACK, target.port))
            self.sockets.append(one)

    def ask(self) -> None:
        number = self._count
        self._count = number + 1
        query = self._queries[number % len(self._queries)]
        identifier = number & 0xFFFF
        asker = self.sockets[number % _SOCKETS]
        self._sent[identifier] = time.clock_gettime_ns(time.CLOCK_REALTIME)
        asker.send(identifier.to_bytes(2, "big") + query[2:])

    def receive(self, ready: socket.socket) -> None:
        while True:
            try:
                reply, ancillary, _, _ = ready.recvmsg(4096, 64)
            except BlockingIOError:
                return
            sent = self._sent.pop(int.from_bytes(reply[:2], "big"), None)
            if sent is None:
                continue
            seconds, nanoseconds = _TIMESPEC.unpack(ancillary[0][2])
            self.latencies.append((seconds * 1_000_000_000 + nanoseconds - sent) / 1e9)
            self.wrong += reply[3] & 0xF != wire.NOERROR or reply[6:8] == b"\0\0"

    @property
    def open(self) -> int:
        return len(self._sent)


def _probe(targets: Sequence[Target], per_second: int, parent: Connection) -> None:
    lanes = [_Lane(target) for target in targets]
    owners = {one: lane for lane in lanes for one in lane.sockets}
    watched = [*owners, parent]
    gc.disable()
    if os.geteuid() == 0:
        os.setpriority(os.PRIO_PROCESS, 0, _HIGHEST_PRIORITY)
    parent.send(None)
    interval = 1 / per_second
    due = time.perf_counter()
    end: Optional[float] = None
    while end is None or (time.perf_counter() < end and any(lane.open for lane in lanes)):
        now = time.perf_counter()
        if end is None and now >= due:
            if now - due > _LATE_SECONDS:
                missed = int((now - due) * per_second)
                due += missed * interval
                for lane in lanes:
                    lane.unasked += missed
            for lane in lanes:
                lane.ask()
            due += interval
            continue
        patience = 0.05 if end is not None else max(0.0, due - now)
        for ready in select.select(watched, [], [], patience)[0]:
            if ready is parent:
                parent.recv()
                watched.remove(parent)
                end = time.perf_counter() + _PATIENCE_SECONDS
            else:
                owners[ready].receive(ready)
    parent.send([(sorted(lane.latencies), lane.open, lane.wrong, lane.unasked) for lane in lanes])
