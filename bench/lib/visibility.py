"""How soon DNS shows a change: it is asked without a pause from the moment the change is sent."""

import select
import socket
import time
from typing import List, NamedTuple

from . import api, http_load, wire
from . import zone as zones
from .process import LOOPBACK

_OWNER = f"watched.{zones.ORIGIN}"
_LIMIT_SECONDS = 30


class NotVisible(Exception):
    """DNS did not show a change in time, or not after the API had answered."""


class Watched(NamedTuple):
    """Seconds from sending each change, ascending: to the API's answer, and to the first DNS answer that has it."""

    answered: List[float]
    visible: List[float]


def address(number: int) -> str:
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def watch(api_port: int, dns_port: int, changes: int) -> Watched:
    """Replaces one A record again and again."""
    path = f"/2013-04-01/hostedzone/{api.zone_id(api_port)}/rrset"
    query = wire.question(1, _OWNER, "A")
    answered: List[float] = []
    visible: List[float] = []
    connection = http_load.Connection(api_port)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as dns:
        dns.settimeout(1)
        dns.connect((LOOPBACK, dns_port))
        try:
            for number in range(changes):
                new = address(number)
                body = api.batch_of([api.change("UPSERT", _OWNER, "A", 300, [new])])
                request = http_load.post(path, api_port, body)
                api_seconds, dns_seconds = _change(connection, request, dns, query, socket.inet_aton(new))
                answered.append(api_seconds)
                visible.append(dns_seconds)
        finally:
            connection.close()
    return Watched(sorted(answered), sorted(visible))


def _change(connection: http_load.Connection, request: bytes, dns: socket.socket, query: bytes, rdata: bytes):
    connection.send(request)
    api_seconds = dns_seconds = 0.0
    while not (api_seconds and dns_seconds):
        # Looked at before the question is asked, so that an old answer to it would be a fault.
        if not api_seconds and select.select([connection.socket], [], [], 0)[0] and connection.receive() is not None:
            api_seconds = time.perf_counter() - connection.sent_at
        if not dns_seconds:
            dns.send(query)
            # The only record of the answer section stands behind the question: name, type, class, TTL, length, rdata.
            reply = dns.recv(4096)
            if reply[len(query) + 12 : len(query) + 16] == rdata:
                dns_seconds = time.perf_counter() - connection.sent_at
            elif api_seconds:
                raise NotVisible("the API had answered, and DNS gave an older answer")
        if time.perf_counter() - connection.sent_at > _LIMIT_SECONDS:
            raise NotVisible(f"no answer of the API and DNS within {_LIMIT_SECONDS} s")
    return api_seconds, dns_seconds
