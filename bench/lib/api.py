"""The client that fills Milepost through Route 53's API: plain HTTP and XML."""

import http.client
import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby
from typing import Callable, Iterable, Iterator, List, Sequence
from xml.sax.saxutils import escape

from . import zone as zones
from .process import LOOPBACK

_NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/"
_LARGEST_BATCH = 1000

# The form of a signature (Signature Version 4), by which moto sees which service is meant; its value is not right.
SIGNATURE = {
    "X-Amz-Date": "20260101T000000Z",
    "Authorization": "AWS4-HMAC-SHA256 Credential=AKIABENCH/20260101/us-east-1/route53/aws4_request, "
    f"SignedHeaders=host;x-amz-date, Signature={'0' * 64}",
}


class ApiFailed(Exception):
    """The API refused what it was asked, or did not answer."""


def create_zones(api_port: int, zone: zones.Zone, connections: int = 2) -> None:
    """Creates the zones with their records: batches of at most 1,000, several at a time."""
    tasks = _tasks(api_port, zone)
    taking = threading.Lock()
    stopping = threading.Event()

    def work() -> None:
        client = http.client.HTTPConnection(LOOPBACK, api_port, timeout=120)
        while not stopping.is_set():
            with taking:
                task = next(tasks, None)
            if task is None:
                break
            task(client)
        client.close()

    with ThreadPoolExecutor(connections) as pool:
        try:
            for worker in [pool.submit(work) for _ in range(connections)]:
                worker.result()
        except BaseException:
            stopping.set()
            raise


def _tasks(api_port: int, zone: zones.Zone) -> Iterator[Callable[[http.client.HTTPConnection], None]]:
    """What is to be done, in any order: a zone of several with all its records, or a batch of the only zone."""
    if len(zone.origins) == 1:
        api = http.client.HTTPConnection(LOOPBACK, api_port, timeout=120)
        path = _create_zone(api, zone.origins[0])
        apex = [
            change("UPSERT", zones.ORIGIN, "NS", zones.APEX_TTL_SECONDS, zones.NAME_SERVERS),
            change("UPSERT", zones.ORIGIN, "SOA", zones.APEX_TTL_SECONDS, [zones.SOA]),
        ]
        _request(api, "POST", path, batch_of(apex))
        api.close()
        for batch in _batches(zone.record_sets()):
            yield partial(_create_records, path=path, records=batch)
    else:
        for origin, records in groupby(zone.record_sets(), lambda record: record.owner.split(".", 1)[1]):
            yield partial(_create_small_zone, origin=origin, records=list(records))


def _create_zone(api: http.client.HTTPConnection, origin: str) -> str:
    """Returns the path of its record sets."""
    return f"/2013-04-01/hostedzone/{_create(api, origin)}/rrset"


def _create_small_zone(api: http.client.HTTPConnection, origin: str, records: Sequence[zones.RecordSet]) -> None:
    path = _create_zone(api, origin)
    for batch in _batches(iter(records)):
        _create_records(api, path, batch)


def _create_records(api: http.client.HTTPConnection, path: str, records: Sequence[zones.RecordSet]) -> None:
    changes = (change("CREATE", record.owner, record.type, zones.TTL_SECONDS, [record.value]) for record in records)
    _request(api, "POST", path, batch_of(changes))


def create_empty_zone(api_port: int, origin: str) -> str:
    """Creates a zone without records, and gives its id."""
    api = http.client.HTTPConnection(LOOPBACK, api_port, timeout=120)
    try:
        return _create(api, origin)
    finally:
        api.close()


def change_records(api: http.client.HTTPConnection, identifier: str, changes: Iterable[str]) -> None:
    """Makes a batch of changes, each in XML."""
    _request(api, "POST", f"/2013-04-01/hostedzone/{identifier}/rrset", batch_of(changes))


def create_health_check(api: http.client.HTTPConnection, reference: str, config: str) -> str:
    """Creates a health check with a configuration in XML, and gives its id."""
    document = _document(
        "CreateHealthCheckRequest",
        f"<CallerReference>{reference}</CallerReference><HealthCheckConfig>{config}</HealthCheckConfig>",
    )
    return _first_id(_request(api, "POST", "/2013-04-01/healthcheck", document))


def create_cidr_collection(api: http.client.HTTPConnection, name: str) -> str:
    """Creates a CIDR collection, and gives its id."""
    document = _document(
        "CreateCidrCollectionRequest", f"<Name>{name}</Name><CallerReference>{time.time_ns()}</CallerReference>"
    )
    return _first_id(_request(api, "POST", "/2013-04-01/cidrcollection", document))


def put_cidr_blocks(api: http.client.HTTPConnection, collection: str, location: str, blocks: Iterable[str]) -> None:
    """Adds blocks to a location of a collection."""
    members = "".join(f"<Cidr>{block}</Cidr>" for block in blocks)
    document = _document(
        "ChangeCidrCollectionRequest",
        f"<Changes><member><LocationName>{location}</LocationName><Action>PUT</Action>"
        f"<CidrList>{members}</CidrList></member></Changes>",
    )
    _request(api, "POST", f"/2013-04-01/cidrcollection/{collection}", document)


def _first_id(answer: str) -> str:
    match = re.search(r"<Id>([0-9a-f-]{36})</Id>", answer)
    if match is None:
        raise ApiFailed(f"no id in {answer}")
    return match.group(1)


def delete_zone(api_port: int, identifier: str) -> None:
    """Deletes a zone that is empty."""
    api = http.client.HTTPConnection(LOOPBACK, api_port, timeout=120)
    try:
        _request(api, "DELETE", f"/2013-04-01/hostedzone/{identifier}", b"")
    finally:
        api.close()


def sign_zone(api_port: int) -> None:
    """Has the only zone signed."""
    identifier = zone_id(api_port)
    api = http.client.HTTPConnection(LOOPBACK, api_port, timeout=120)
    try:
        key = _document(
            "CreateKeySigningKeyRequest",
            f"<CallerReference>bench</CallerReference><HostedZoneId>{identifier}</HostedZoneId>"
            "<KeyManagementServiceArn>arn:aws:kms:us-east-1:000000000000:key/bench</KeyManagementServiceArn>"
            "<Name>bench</Name><Status>ACTIVE</Status>",
        )
        _request(api, "POST", "/2013-04-01/keysigningkey", key)
        _request(api, "POST", f"/2013-04-01/hostedzone/{identifier}/enable-dnssec", b"")
    finally:
        api.close()


def zone_id(api_port: int) -> str:
    """The id of the only zone."""
    api = http.client.HTTPConnection(LOOPBACK, api_port, timeout=120)
    try:
        listed = _request(api, "GET", "/2013-04-01/hostedzone", b"")
    finally:
        api.close()
    return _id_in(listed)


def _create(api: http.client.HTTPConnection, origin: str) -> str:
    document = _document(
        "CreateHostedZoneRequest",
        f"<Name>{origin}</Name><CallerReference>bench {origin} {time.time_ns()}</CallerReference>",
    )
    return _id_in(_request(api, "POST", "/2013-04-01/hostedzone", document))


def _id_in(answer: str) -> str:
    match = re.search(r"<Id>/hostedzone/(\w+)</Id>", answer)
    if match is None:
        raise ApiFailed(f"no hosted zone in {answer}")
    return match.group(1)


def _batches(records: Iterator[zones.RecordSet]) -> Iterator[List[zones.RecordSet]]:
    batch: List[zones.RecordSet] = []
    for record in records:
        batch.append(record)
        if len(batch) == _LARGEST_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def change(action: str, name: str, rtype: str, ttl_seconds: int, values: Iterable[str]) -> str:
    """An element of a batch."""
    records = "".join(f"<ResourceRecord><Value>{escape(value)}</Value></ResourceRecord>" for value in values)
    return (
        f"<Change><Action>{action}</Action><ResourceRecordSet><Name>{name}</Name><Type>{rtype}</Type>"
        f"<TTL>{ttl_seconds}</TTL><ResourceRecords>{records}</ResourceRecords></ResourceRecordSet></Change>"
    )


def batch_of(changes: Iterable[str]) -> bytes:
    """The body of ChangeResourceRecordSets."""
    return _document(
        "ChangeResourceRecordSetsRequest",
        f"<ChangeBatch><Changes>{''.join(changes)}</Changes></ChangeBatch>",
    )


def _document(element: str, content: str) -> bytes:
    return f'<{element} xmlns="{_NAMESPACE}">{content}</{element}>'.encode("utf-8")


def _request(client: http.client.HTTPConnection, method: str, path: str, body: bytes) -> str:
    try:
        client.request(method, path, body, {"Content-Type": "application/xml", **SIGNATURE})
        response = client.getresponse()
        text = response.read().decode("utf-8")
    except (OSError, http.client.HTTPException) as error:
        raise ApiFailed(f"{method} {path}: {error}") from error
    if response.status not in (200, 201):
        raise ApiFailed(f"{method} {path}: {response.status} {text[:500]}")
    return text
