"""A zone with groups of every routing policy, three sets in each, each set with a health check of its own."""

import http.client
import time
from typing import Iterator, List
from xml.sax.saxutils import escape

from . import api
from .process import LOOPBACK

ORIGIN = "policies.example."
TTL_SECONDS = 60

# Batches may have 32,000 characters and 1,000 elements; these have less.
_SETS_IN_BATCH = 900
_BLOCKS_OF_LOCATION = 300

# The first is what one set is compared with, the second what three values are.
KINDS = (
    "plain",
    "plain, three values",
    "failover",
    "weighted",
    "multivalue",
    "geolocation",
    "latency",
    "geoproximity",
    "ip-based",
    "alias of a weighted group",
    "failover between aliases of weighted groups",
)

_MEMBERS = {
    "failover": ("<Failover>PRIMARY</Failover>", "<Failover>SECONDARY</Failover>"),
    "weighted": ("<Weight>1</Weight>", "<Weight>2</Weight>", "<Weight>5</Weight>"),
    "multivalue": ("<MultiValueAnswer>true</MultiValueAnswer>",) * 3,
    "geolocation": tuple(
        f"<GeoLocation>{code}</GeoLocation>"
        for code in (
            "<CountryCode>*</CountryCode>",
            "<ContinentCode>EU</ContinentCode>",
            "<CountryCode>US</CountryCode>",
        )
    ),
    "latency": tuple(f"<Region>{name}</Region>" for name in ("us-east-1", "eu-west-1", "ap-northeast-1")),
    "geoproximity": tuple(
        f"<GeoProximityLocation><AWSRegion>{name}</AWSRegion><Bias>10</Bias></GeoProximityLocation>"
        for name in ("us-east-1", "eu-west-1", "ap-northeast-1")
    ),
}


def owner(kind: str, number: int) -> str:
    return f"g{number}.k{KINDS.index(kind)}.{ORIGIN}"


def create(api_port: int, groups: int) -> None:
    """Creates checks, a CIDR collection and the zone."""
    zone = api.create_empty_zone(api_port, ORIGIN)
    client = http.client.HTTPConnection(LOOPBACK, api_port, timeout=120)
    checks = [_create_check(client, number) for number in range(3)]
    collection = _create_collection(client)
    batch: List[str] = []
    for change in _changes(zone, groups, checks, collection):
        batch.append(change)
        if len(batch) == _SETS_IN_BATCH:
            api.change_records(client, zone, batch)
            batch = []
    api.change_records(client, zone, batch)
    client.close()


def _create_check(client: http.client.HTTPConnection, number: int) -> str:
    """A check that nobody has to probe: it counts no others, and so is healthy."""
    return api.create_health_check(
        client,
        f"bench {number} {time.time_ns()}",
        "<Type>CALCULATED</Type><HealthThreshold>0</HealthThreshold><ChildHealthChecks/>",
    )


def _create_collection(client: http.client.HTTPConnection) -> str:
    collection = api.create_cidr_collection(client, "bench")
    for number in range(2):
        # The first location has the client's network.
        blocks = [f"{81 + number}.{2 + block // 128}.{2 * (block % 128)}.0/24" for block in range(_BLOCKS_OF_LOCATION)]
        if number == 0:
            blocks.append("81.2.0.0/16")
            blocks.append("81.2.69.0/24")
        api.put_cidr_blocks(client, collection, f"location{number}", blocks)
    return collection


def _changes(zone: str, groups: int, checks: List[str], collection: str) -> Iterator[str]:
    members = dict(_MEMBERS)
    members["ip-based"] = tuple(
        f"<CidrRoutingConfig><CollectionId>{collection}</CollectionId><LocationName>{name}</LocationName>"
        "</CidrRoutingConfig>"
        for name in ("location0", "location1", "*")
    )
    for number in range(groups):
        yield _set(owner(KINDS[0], number), "", _values(1))
        yield _set(owner(KINDS[1], number), "", _values(1, 2, 3))
        for kind, policies in members.items():
            for index, policy in enumerate(policies):
                check = f"<HealthCheckId>{checks[index]}</HealthCheckId>"
                yield _set(owner(kind, number), _identified(index, policy), _values(index + 1) + check)
        weighted = owner("weighted", number)
        yield _set(owner(KINDS[-2], number), "", _alias(zone, weighted))
        for index, policy in enumerate(_MEMBERS["failover"]):
            yield _set(owner(KINDS[-1], number), _identified(index, policy), _alias(zone, weighted))


def _identified(index: int, policy: str) -> str:
    return f"<SetIdentifier>set {index}</SetIdentifier>{policy}"


def _values(*last: int) -> str:
    records = "".join(f"<ResourceRecord><Value>192.0.2.{number}</Value></ResourceRecord>" for number in last)
    return f"<TTL>{TTL_SECONDS}</TTL><ResourceRecords>{records}</ResourceRecords>"


def _alias(zone: str, target: str) -> str:
    return (
        f"<AliasTarget><HostedZoneId>{zone}</HostedZoneId><DNSName>{escape(target)}</DNSName>"
        "<EvaluateTargetHealth>true</EvaluateTargetHealth></AliasTarget>"
    )


def _set(name: str, policy: str, data: str) -> str:
    return (
        f"<Change><Action>CREATE</Action><ResourceRecordSet><Name>{name}</Name><Type>A</Type>"
        f"{policy}{data}</ResourceRecordSet></Change>"
    )
