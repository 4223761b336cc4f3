"""The zone or zones that every server serves, and the questions they are asked; both follow from a seed."""

import random
import string
from pathlib import Path
from typing import Iterator, List, NamedTuple, Set

ORIGIN = "bench.example."

# Like a Route 53 zone's, the name servers are outside the zone, so that none of the servers adds their addresses.
NAME_SERVERS = (
    "ns-697.name-servers.net.",
    "ns-1065.name-servers.org.",
    "ns-82.name-servers.com.",
    "ns-1826.name-servers.co.uk.",
)
SOA = f"{NAME_SERVERS[0]} hostmaster.{ORIGIN} 1 7200 900 1209600 300"
APEX_TTL_SECONDS = 3600
TTL_SECONDS = 300

# Of 20 names two are aliases (CNAME), if the zone has any.
_ALIAS_EVERY = 10

# Of 20 questions. They are shuffled within each 20, so that every part of the file has the same mix.
_MIX = ("a",) * 16 + ("cname",) * 2 + ("nxdomain",) + ("nodata",)


class RecordSet(NamedTuple):
    """One owner and type with one value."""

    owner: str
    type: str
    value: str


class Question(NamedTuple):
    """A name, absolute, and the type that is asked for."""

    name: str
    type: str


class Zone:
    """A zone of single-label names below the apex, or several, to which the names are dealt out evenly.

    Args:
        names: how many names there are below the apex, in all zones
        aliases: whether every tenth of them is a CNAME to one of the others, else all have an A record
        seed: makes the same names, addresses and questions each time
        zones: how many zones there are; several are named z0, z1, … below the origin

    Attributes:
        origins: the apex of each zone
    """

    def __init__(self, names: int, aliases: bool, seed: int, zones: int = 1):
        if names < 20 or names < zones:
            raise ValueError("there are at least 20 names, and at least one for each zone")
        if aliases and zones > 1:
            raise ValueError("only one zone has aliases")
        self.origins = [ORIGIN] if zones == 1 else [f"z{number}.{ORIGIN}" for number in range(zones)]
        self._seed = seed
        self._random = random.Random(seed)
        self._taken: Set[str] = set()
        owners = [self._fresh_name(self.origins[number * zones // names]) for number in range(names)]
        self.alias_names: List[str] = owners[::_ALIAS_EVERY] if aliases else []
        alias_set = set(self.alias_names)
        self.address_names: List[str] = [owner for owner in owners if owner not in alias_set]

    def record_sets(self) -> Iterator[RecordSet]:
        """All record sets but those of the apex."""
        chance = random.Random(self._seed + 1)
        for owner in self.address_names:
            bits = chance.getrandbits(24)
            yield RecordSet(owner, "A", f"10.{bits >> 16}.{bits >> 8 & 255}.{bits & 255}")
        for owner in self.alias_names:
            yield RecordSet(owner, "CNAME", chance.choice(self.address_names))

    def questions(self, count: int) -> Iterator[Question]:
        """80 % A records that exist, 10 % CNAMEs, 5 % NXDOMAIN, 5 % NODATA; names drawn evenly."""
        chance = random.Random(self._seed + 2)
        kinds = list(_MIX)
        for number in range(count):
            if number % len(kinds) == 0:
                chance.shuffle(kinds)
            kind = kinds[number % len(kinds)]
            if kind == "nxdomain":
                yield Question(self._absent_name(chance), "A")
            elif kind == "nodata":
                yield Question(chance.choice(self.address_names), "TXT")
            elif kind == "cname" and self.alias_names:
                yield Question(chance.choice(self.alias_names), "A")
            else:
                yield Question(chance.choice(self.address_names), "A")

    def write_zone_file(self, path: Path) -> None:
        """Writes the zone in RFC 1035's format."""
        with path.open("w", encoding="ascii") as file:
            file.write(f"$ORIGIN {ORIGIN}\n$TTL {TTL_SECONDS}\n")
            file.write(f"@ {APEX_TTL_SECONDS} IN SOA {SOA}\n")
            for server in NAME_SERVERS:
                file.write(f"@ {APEX_TTL_SECONDS} IN NS {server}\n")
            for owner, rtype, value in self.record_sets():
                file.write(f"{owner} IN {rtype} {value}\n")

    def write_question_file(self, path: Path, count: int) -> None:
        """Writes questions in dnsperf's format."""
        with path.open("w", encoding="ascii") as file:
            for name, rtype in self.questions(count):
                file.write(f"{name} {rtype}\n")

    def _fresh_name(self, origin: str) -> str:
        while True:
            name = _random_name(self._random, origin)
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _absent_name(self, chance: random.Random) -> str:
        while True:
            name = _random_name(chance, self.origins[0])
            if name not in self._taken:
                return name


def _random_name(chance: random.Random, origin: str) -> str:
    label = "".join(chance.choices(string.ascii_lowercase, k=chance.randint(6, 12)))
    return f"{label}.{origin}"
