"""Just enough DNS wire format to ask a question and to compare answers (RFC 1035 section 4)."""

import struct
from typing import FrozenSet, NamedTuple, Tuple

TYPES = {"A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "TXT": 16, "AAAA": 28}

NOERROR = 0

_HEADER = struct.Struct("!6H")
_RECORD = struct.Struct("!HHIH")

# Where names stand in the record data: how many there are at its start. The rest is compared as it is.
_LEADING_NAMES = {TYPES["NS"]: 1, TYPES["CNAME"]: 1, TYPES["SOA"]: 2}


class Record(NamedTuple):
    """A record without compression; names are lower-case presentation text."""

    owner: str
    type: int
    ttl_seconds: int
    rdata: Tuple[object, ...]


class Reply(NamedTuple):
    """What a server answered, with each section as a set, since the order of records says nothing."""

    id: int
    rcode: int
    authoritative: bool
    truncated: bool
    answer: FrozenSet[Record]
    authority: FrozenSet[Record]
    additional: FrozenSet[Record]


def question(query_id: int, name: str, type_name: str) -> bytes:
    """A query of class IN without EDNS and without recursion desired, as dnsperf sends it."""
    labels = b"".join(
        bytes([len(label)]) + label.encode("ascii") for label in name.rstrip(".").split(".") if label
    )
    return (
        _HEADER.pack(query_id, 0, 1, 0, 0, 0) + labels + b"\0" + struct.pack("!HH", TYPES[type_name], 1)
    )


def parse(message: bytes) -> Reply:
    """Reads a reply. Raises ValueError if it is malformed."""
    try:
        query_id, flags, questions, *counts = _HEADER.unpack_from(message)
        offset = _HEADER.size
        for _ in range(questions):
            _, offset = _name(message, offset)
            offset += 4
        sections = []
        for count in counts:
            records = set()
            for _ in range(count):
                record, offset = _record(message, offset)
                records.add(record)
            sections.append(frozenset(records))
    except (struct.error, IndexError) as error:
        raise ValueError(f"malformed reply: {message.hex()}") from error
    return Reply(query_id, flags & 0xF, bool(flags & 0x0400), bool(flags & 0x0200), *sections)


def _record(message: bytes, offset: int) -> Tuple[Record, int]:
    owner, offset = _name(message, offset)
    rtype, _, ttl_seconds, length = _RECORD.unpack_from(message, offset)
    offset += _RECORD.size
    end = offset + length
    rdata: list = []
    for _ in range(_LEADING_NAMES.get(rtype, 0)):
        name, offset = _name(message, offset)
        rdata.append(name)
    rdata.append(message[offset:end])
    return Record(owner, rtype, ttl_seconds, tuple(rdata)), end


def _name(message: bytes, offset: int) -> Tuple[str, int]:
    """The name at an offset, and where the bytes after it begin."""
    labels = []
    after = None
    while True:
        length = message[offset]
        if length & 0xC0:
            target = (length & 0x3F) << 8 | message[offset + 1]
            if after is None:
                after = offset + 2
            if target >= offset:
                raise ValueError("a compression pointer does not point back")
            offset = target
            continue
        offset += 1
        if length == 0:
            break
        labels.append(message[offset : offset + length].decode("latin-1").lower())
        offset += length
    return ".".join(labels) + ".", offset if after is None else after
