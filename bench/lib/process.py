"""Child processes, and what the operating system says of them (Linux)."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional

from . import wire

LOOPBACK = "127.0.0.1"

_TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class CpuTime(NamedTuple):
    """Seconds of processor time."""

    user: float
    system: float

    @property
    def total(self) -> float:
        return self.user + self.system

    def since(self, before: "CpuTime") -> "CpuTime":
        return CpuTime(self.user - before.user, self.system - before.system)

    def divided(self, count: float) -> "CpuTime":
        return CpuTime(self.user / count, self.system / count)


class Memory(NamedTuple):
    """Bytes in RAM of a process tree.

    Attributes:
        resident: sum of each process's VmRSS; pages that forked processes share count once for each
        proportional: sum of each process's PSS, in which a shared page is divided; None where it can't be read
    """

    resident: int
    proportional: Optional[int]


class StartFailed(Exception):
    """A server ended, or did not answer in time."""


class Process:
    """A child process and its descendants.

    Args:
        name: what to call it in messages
        command: program and arguments
        log: file that takes what it writes
        core: the only core that it may run on, with all its threads; any if None
    """

    def __init__(self, name: str, command: List[str], log: Path, core: Optional[int] = None):
        self.name = name
        self.log = log
        if core is not None:
            command = ["taskset", "-c", str(core)] + command
        self.started = time.monotonic()
        with log.open("ab") as output:
            self._child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
            )

    @property
    def pid(self) -> int:
        return self._child.pid

    def check_alive(self) -> None:
        if self._child.poll() is not None:
            raise StartFailed(
                f"{self.name} ended with status {self._child.returncode}:\n{self._last_words()}"
            )

    def await_answer(
        self, port: int, name: str, type_name: str, limit_seconds: float, refusal_counts: bool = False
    ) -> float:
        """Asks until there is an authoritative answer, and returns the seconds since the process was started.

        With refusal_counts any well-formed reply will do, since a server without zones has no other.
        """
        query = wire.question(1, name, type_name)
        while True:
            answer = exchange(port, query, timeout_seconds=0.05)
            if answer is not None and (refusal_counts or _is_positive(answer)):
                return time.monotonic() - self.started
            self.check_alive()
            if time.monotonic() - self.started > limit_seconds:
                raise StartFailed(
                    f"{self.name} did not answer within {limit_seconds:.0f} s:\n{self._last_words()}"
                )
            # A port where nobody listens says so at once.
            time.sleep(0.001)

    def cpu_time(self) -> CpuTime:
        """Of all threads of the process and its descendants, also of those that have ended."""
        user = system = 0
        for pid in self._tree():
            fields = _stat(pid)
            if fields is not None:
                user += int(fields[_USER]) + int(fields[_CHILDREN_USER])
                system += int(fields[_SYSTEM]) + int(fields[_CHILDREN_SYSTEM])
        return CpuTime(user / _TICKS_PER_SECOND, system / _TICKS_PER_SECOND)

    def cpu_time_of_threads(self) -> Dict[str, CpuTime]:
        """Of the threads that run now, those with the same name together."""
        times: Dict[str, CpuTime] = {}
        for pid in self._tree():
            for task in Path(f"/proc/{pid}/task").glob("*"):
                try:
                    name = (task / "comm").read_text().strip()
                    fields = _fields(task / "stat")
                except (FileNotFoundError, ProcessLookupError):
                    continue
                before = times.get(name, CpuTime(0, 0))
                times[name] = CpuTime(
                    before.user + int(fields[_USER]) / _TICKS_PER_SECOND,
                    before.system + int(fields[_SYSTEM]) / _TICKS_PER_SECOND,
                )
        return times

    def memory(self) -> Memory:
        resident = proportional = 0
        proportional_known = True
        for pid in self._tree():
            resident += _kilobytes(pid, "status", "VmRSS:") or 0
            share = _kilobytes(pid, "smaps_rollup", "Pss:")
            if share is None:
                proportional_known = False
            else:
                proportional += share
        return Memory(resident * 1024, proportional * 1024 if proportional_known else None)

    def stop(self, limit_seconds: float = 30) -> None:
        """Ends the process and its descendants: politely, then firmly, each by its process id."""
        descendants = {pid: _stat(pid) for pid in self._tree() if pid != self.pid}
        if self._child.poll() is None:
            self._child.terminate()
            try:
                self._child.wait(limit_seconds)
            except subprocess.TimeoutExpired:
                self._child.kill()
                self._child.wait()
        for pid, before in descendants.items():
            now = _stat(pid)
            # The same start time: the number was not given to another process meanwhile.
            if now is not None and before is not None and now[_START] == before[_START]:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass

    def _tree(self) -> List[int]:
        children: Dict[int, List[int]] = {}
        for entry in os.listdir("/proc"):
            if entry.isdigit():
                fields = _stat(int(entry))
                if fields is not None:
                    children.setdefault(int(fields[_PARENT]), []).append(int(entry))
        tree = [self.pid]
        for pid in tree:
            tree.extend(children.get(pid, ()))
        return tree

    def _last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])


def free_port() -> int:
    """A port that is free for both UDP and TCP on the loopback address, until somebody takes it."""
    while True:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as tcp:
            tcp.bind((LOOPBACK, 0))
            port = tcp.getsockname()[1]
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
                try:
                    udp.bind((LOOPBACK, port))
                    return port
                except OSError:
                    continue


def exchange(port: int, query: bytes, timeout_seconds: float) -> Optional[wire.Reply]:
    """Sends one query over UDP; the reply to it, or None if there is none in time."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(timeout_seconds)
        client.connect((LOOPBACK, port))
        try:
            client.send(query)
            reply = wire.parse(client.recv(65535))
        except (socket.timeout, ConnectionRefusedError):
            return None
        return reply if query[:2] == reply.id.to_bytes(2, "big") else None


def _is_positive(reply: wire.Reply) -> bool:
    return reply.rcode == wire.NOERROR and reply.authoritative and bool(reply.answer)


# Fields of /proc/PID/stat, counted from the one after the command: see proc_pid_stat(5).
_PARENT = 1
_USER, _SYSTEM, _CHILDREN_USER, _CHILDREN_SYSTEM = 11, 12, 13, 14
_START = 19


def _stat(pid: int) -> Optional[List[str]]:
    try:
        return _fields(Path(f"/proc/{pid}/stat"))
    except (FileNotFoundError, ProcessLookupError):
        return None


def _fields(file: Path) -> List[str]:
    # The command is in parentheses and may itself have some.
    return file.read_text().rpartition(")")[2].split()


def _kilobytes(pid: int, file: str, field: str) -> Optional[int]:
    try:
        for line in Path(f"/proc/{pid}/{file}").read_text().splitlines():
            if line.startswith(field):
                return int(line.split()[1])
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        pass
    return None
