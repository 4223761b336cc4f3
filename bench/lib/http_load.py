"""Clients that send requests over kept connections, each as soon as the one before is answered: one thread that waits
for all of them, so that little of the machine is theirs."""

import gc
import re
import select
import socket
import time
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence

from . import api
from .process import LOOPBACK

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)\r\n", re.IGNORECASE)
_CLOSING = re.compile(rb"\r\nconnection: *close\r\n", re.IGNORECASE)


class RequestFailed(Exception):
    """A request was refused, or a connection was lost."""


class Load(NamedTuple):
    """What was answered.

    Attributes:
        latencies: seconds from sending a request to its whole answer, ascending
        seconds: from the first request to the last answer
        client_cpu_seconds: our own CPU time meanwhile
    """

    latencies: List[float]
    seconds: float
    client_cpu_seconds: float

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds

    def quantile(self, share: float) -> float:
        return quantile(self.latencies, share)


def quantile(ascending: Sequence[float], share: float) -> float:
    return ascending[min(len(ascending) - 1, int(len(ascending) * share))]


def post(path: str, port: int, body: bytes) -> bytes:
    """A request to Route 53's API as it goes over the wire."""
    signature = "".join(f"{name}: {value}\r\n" for name, value in api.SIGNATURE.items())
    return (
        f"POST {path} HTTP/1.1\r\nHost: {LOOPBACK}:{port}\r\nContent-Type: application/xml\r\n"
        f"{signature}Content-Length: {len(body)}\r\n\r\n"
    ).encode("ascii") + body


class Connection:
    """One connection, with at most one request that is not answered yet."""

    def __init__(self, port: int):
        self._port = port
        self._received = bytearray()
        self.sent_at = 0.0
        self.socket = self._connect()

    def _connect(self) -> socket.socket:
        connected = socket.create_connection((LOOPBACK, self._port), timeout=60)
        connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connected

    def send(self, request: bytes) -> None:
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

    def receive(self) -> Optional[bytes]:
        """Takes what has come, and waits if that is nothing; the body if the answer is whole by that."""
        data = self.socket.recv(1 << 16)
        if not data:
            raise RequestFailed(f"the connection was closed: {bytes(self._received)!r}")
        self._received += data
        head_end = self._received.find(b"\r\n\r\n")
        if head_end < 0:
            return None
        head = bytes(self._received[: head_end + 2])
        length = _LENGTH.search(head)
        if length is None:
            raise RequestFailed(f"an answer without length: {head!r}")
        if len(self._received) < head_end + 4 + int(length.group(1)):
            return None
        body = bytes(self._received[head_end + 4 :])
        self._received.clear()
        if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 201")):
            raise RequestFailed((head + body).decode("utf-8", "replace")[:1000])
        if _CLOSING.search(head):
            self.socket.close()
            self.socket = self._connect()
        return body

    def ask(self, request: bytes) -> bytes:
        self.send(request)
        while True:
            body = self.receive()
            if body is not None:
                return body

    def close(self) -> None:
        self.socket.close()


def run(port: int, requests: Iterator[bytes], clients: int, seconds: float) -> Load:
    """Lets so many clients send for so long, and waits for the last answers."""
    connections: Dict[int, Connection] = {}
    poll = select.epoll()
    for _ in range(clients):
        connection = Connection(port)
        connections[connection.socket.fileno()] = connection
        poll.register(connection.socket, select.EPOLLIN)
    sockets = {number: connection.socket for number, connection in connections.items()}
    latencies: List[float] = []
    gc.collect()
    gc.disable()
    try:
        cpu_before = time.process_time()
        began = time.perf_counter()
        end = began + seconds
        open_requests = clients
        for connection in connections.values():
            connection.send(next(requests))
        while open_requests:
            for number, _ in poll.poll(60) or _silence():
                connection = connections[number]
                if connection.receive() is None:
                    continue
                now = time.perf_counter()
                latencies.append(now - connection.sent_at)
                if connection.socket is not sockets[number]:
                    # A server that closes; the system has dropped the old one from the poll.
                    del connections[number], sockets[number]
                    connections[connection.socket.fileno()] = connection
                    sockets[connection.socket.fileno()] = connection.socket
                    poll.register(connection.socket, select.EPOLLIN)
                if now < end:
                    connection.send(next(requests))
                else:
                    open_requests -= 1
        elapsed = time.perf_counter() - began
        cpu = time.process_time() - cpu_before
    finally:
        gc.enable()
        poll.close()
        for connection in connections.values():
            connection.close()
    latencies.sort()
    return Load(latencies, elapsed, cpu)


def _silence() -> List:
    raise RequestFailed("no answer within 60 s")
