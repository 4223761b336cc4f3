"""Requests and responses against the service model that botocore carries."""

import http.client
import re
import urllib.parse
import uuid
import xml.etree.ElementTree

import botocore.awsrequest
import botocore.parsers
import botocore.serialize
import botocore.session
import pytest

OPERATIONS = [
    "ChangeResourceRecordSets",
    "CreateHostedZone",
    "DeleteHostedZone",
    "GetChange",
    "GetHostedZone",
    "ListHostedZones",
    "ListHostedZonesByName",
    "ListResourceRecordSets",
]
NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/"

# Members that the model calls required although the service leaves them out of a first page.
NOT_ALWAYS_THERE = {"ListHostedZonesResponse.Marker"}

MODEL = botocore.session.get_session().get_service_model("route53")

VALUES_SET = {
    "Name": "www.example.com",
    "Type": "A",
    "TTL": 60,
    "ResourceRecords": [{"Value": "192.0.2.1"}],
}

# A valid request of each operation; {zone} and {change} are ids of things that exist.
VALID = {
    "ChangeResourceRecordSets": {
        "HostedZoneId": "{zone}",
        "ChangeBatch": {
            "Comment": "comment",
            "Changes": [{"Action": "UPSERT", "ResourceRecordSet": VALUES_SET}],
        },
    },
    "CreateHostedZone": {"Name": "example.com", "CallerReference": "reference"},
    "DeleteHostedZone": {"Id": "{zone}"},
    "GetChange": {"Id": "{change}"},
    "GetHostedZone": {"Id": "{zone}"},
    "ListHostedZones": {"MaxItems": "1"},
    "ListHostedZonesByName": {"DNSName": "a.example.com", "MaxItems": "1"},
    "ListResourceRecordSets": {"HostedZoneId": "{zone}", "MaxItems": "1"},
}

# What has to stand beside a member for a request to be valid but for that member.
BESIDE = {
    "Weight": {"SetIdentifier": "one"},
    "Region": {"SetIdentifier": "one"},
    "Failover": {"SetIdentifier": "one"},
    "SetIdentifier": {"Weight": 1},
    "GeoLocation": {"SetIdentifier": "one"},
    "CidrRoutingConfig": {"SetIdentifier": "one"},
    "GeoProximityLocation": {"SetIdentifier": "one"},
    "VPCId": {"VPCRegion": "us-east-1"},
    "VPCRegion": {"VPCId": "vpc-12345678"},
    "StartRecordType": {"StartRecordName": "www.example.com"},
    "StartRecordIdentifier": {"StartRecordName": "www.example.com", "StartRecordType": "A"},
    "CountryCode": {},
    "SubdivisionCode": {"CountryCode": "US"},
    "HostedZoneId": {"DNSName": "example.com", "EvaluateTargetHealth": False},
    "DNSName": {"HostedZoneId": "Z123", "EvaluateTargetHealth": False},
    "CollectionId": {"LocationName": "one"},
    "LocationName": {"CollectionId": "01234567-89ab-cdef-0123-456789abcdef"},
    "Latitude": {"Longitude": "1"},
    "Longitude": {"Latitude": "1"},
    "Bias": {"AWSRegion": "eu-west-1"},
}


def send(endpoint, method, target, body=None):
    """One request as it is, with the response's status and body."""
    url = urllib.parse.urlsplit(endpoint)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=30)
    try:
        connection.request(method, target, body=body)
        response = connection.getresponse()
        return response.status, response.getheaders(), response.read()
    finally:
        connection.close()


def call(endpoint, operation, parameters):
    """Sends an operation's request without checking it first."""
    operation_model = MODEL.operation_model(operation)
    serializer = botocore.serialize.create_serializer("rest-xml", include_validation=False)
    request = serializer.serialize_to_request(parameters, operation_model)
    target = request["url_path"]
    if request["query_string"]:
        target += "?" + urllib.parse.urlencode(request["query_string"])
    return send(endpoint, request["method"], target, request["body"] or None)


def filled(value, **ids):
    """The request with the ids in it, and nothing shared with the original."""
    if isinstance(value, dict):
        return {key: filled(one, **ids) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, **ids) for one in value]
    return value.format(**ids) if value in ("{zone}", "{change}") else value


@pytest.fixture
def ids(client, zone):
    """Ids of a zone and of a change."""
    _, name = zone
    changed = client.change_resource_record_sets(
        HostedZoneId=zone[0],
        ChangeBatch={
            "Changes": [{"Action": "UPSERT", "ResourceRecordSet": dict(VALUES_SET, Name=f"www.{name}")}]
        },
    )
    return {
        "zone": zone[0].removeprefix("/hostedzone/"),
        "change": changed["ChangeInfo"]["Id"].removeprefix("/change/"),
        "name": name,
    }


# ---- Responses ----------------------------------------------------------------------------------


def check_element(element, shape, path):
    """The element has the members that the model requires, none that it does not know, in its order."""
    if shape.type_name == "structure":
        names = {
            member.serialization.get("name", key): (key, member)
            for key, member in shape.members.items()
            if "location" not in member.serialization
        }
        children = [child.tag.removeprefix("{" + NAMESPACE + "}") for child in element]
        assert set(children) <= set(names), f"{path}: unknown elements"
        assert len(children) == len(set(children)), f"{path}: repeated elements"
        order = list(names)
        assert children == sorted(children, key=order.index), f"{path}: not in the order of the model"
        missing = [
            key
            for name, (key, member) in names.items()
            if key in shape.required_members and name not in children
            and f"{shape.name}.{key}" not in NOT_ALWAYS_THERE
        ]
        assert not missing, f"{path}: required members are missing"
        for child, name in zip(element, children):
            check_element(child, names[name][1], f"{path}.{name}")
    elif shape.type_name == "list":
        for child in element:
            name = child.tag.removeprefix("{" + NAMESPACE + "}")
            assert name == shape.member.serialization.get("name", "member"), path
            check_element(child, shape.member, f"{path}[]")
    else:
        assert len(element) == 0, path
        check_scalar(element.text or "", shape, path)


def check_scalar(text, shape, path):
    """The text is one of the shape's type and within its constraints."""
    if shape.type_name in ("integer", "long"):
        assert re.fullmatch(r"-?\d+", text), path
    elif shape.type_name == "boolean":
        assert text in ("true", "false"), path
    elif shape.type_name == "timestamp":
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", text), path
    elif shape.enum:
        assert text in shape.enum, path
    if shape.type_name == "string":
        if shape.name in ("ResourceId", "ChangeId"):
            text = text.rpartition("/")[2]
        assert shape.metadata.get("min", 0) <= len(text) <= shape.metadata.get("max", 10**9), path


@pytest.mark.parametrize("operation", OPERATIONS)
def test_response(endpoint, client, ids, reference, operation):
    parameters = filled(VALID[operation], **ids)
    if operation == "CreateHostedZone":
        parameters = {
            "Name": f"{reference}.example.org",
            "CallerReference": f"response {reference}",
            "HostedZoneConfig": {"Comment": "comment", "PrivateZone": False},
        }
    elif operation == "DeleteHostedZone":
        created = client.create_hosted_zone(Name="gone.example.org", CallerReference=f"gone {reference}")
        parameters["Id"] = created["HostedZone"]["Id"].removeprefix("/hostedzone/")
    elif operation == "ChangeResourceRecordSets":
        batch = parameters["ChangeBatch"]["Changes"][0]["ResourceRecordSet"]
        batch["Name"] = f"changed.{ids['name']}"
    status, headers, body = call(endpoint, operation, parameters)
    operation_model = MODEL.operation_model(operation)
    assert status == operation_model.http.get("responseCode", 200), body

    parsed = botocore.parsers.create_parser("rest-xml").parse(
        {"status_code": status, "headers": botocore.awsrequest.HeadersDict(headers), "body": body},
        operation_model.output_shape,
    )
    for member in operation_model.output_shape.required_members:
        if f"{operation_model.output_shape.name}.{member}" not in NOT_ALWAYS_THERE:
            assert member in parsed
    root = xml.etree.ElementTree.fromstring(body)
    assert root.tag == f"{{{NAMESPACE}}}{operation}Response"
    check_element(root, operation_model.output_shape, operation)


# ---- Constraints of requests --------------------------------------------------------------------


def violations(shape):
    """Values that break a constraint of the shape, each with the constraint's name."""
    metadata = shape.metadata
    if shape.type_name == "string":
        if shape.enum:
            yield "enum", "NOT-IN-THE-LIST"
            return
        if "max" in metadata:
            yield "max", "1" * (metadata["max"] + 1)
        if metadata.get("min", 0) > 0:
            yield "min", "1" * (metadata["min"] - 1)
        if "pattern" in metadata:
            yield "pattern", "%"
    elif shape.type_name in ("integer", "long"):
        if "max" in metadata:
            yield "max", metadata["max"] + 1
        if "min" in metadata:
            yield "min", metadata["min"] - 1
    elif shape.type_name == "list":
        if metadata.get("min", 0) > 0:
            yield "min", []


def constrained(shape, path=()):
    """Every constrained member below a shape: its path, its shape, and where it stands in a request."""
    if shape.type_name == "structure":
        for key, member in shape.members.items():
            yield from constrained(member, (*path, key))
    else:
        yield path, shape
        if shape.type_name == "list":
            yield from constrained(shape.member, (*path, 0))


def cases():
    """One case for each constraint of each member of each request."""
    for operation in OPERATIONS:
        operation_model = MODEL.operation_model(operation)
        for path, shape in constrained(operation_model.input_shape):
            for constraint, value in violations(shape):
                location = operation_model.input_shape.members[path[0]].serialization.get("location")
                if location == "uri" and value == "":
                    continue  # That is another path.
                if location == "querystring" and value == "":
                    continue  # An empty parameter is as good as none.
                name = ".".join(map(str, path))
                yield pytest.param(operation, path, value, id=f"{operation}-{name}-{constraint}")


def put(request, path, value):
    """Sets the member at the path, with what it needs beside it."""
    target = request
    for step, following in zip(path, path[1:]):
        if isinstance(target, list):
            target = target[step]
            continue
        if step in BESIDE and len(path) > 2:
            target.update({k: v for k, v in BESIDE[step].items() if k not in target})
        target = target.setdefault(step, [] if following == 0 else {})
        if following == 0 and not target:
            target.append({})
    last = path[-1]
    if isinstance(target, dict):
        for key, beside in BESIDE.get(last, {}).items():
            if len(path) > 1 or key.startswith("Start"):
                target.setdefault(key, beside)
        if path[-2:-1] == ("AliasTarget",) or last == "AliasTarget":
            record_set = request["ChangeBatch"]["Changes"][0]["ResourceRecordSet"]
            record_set.pop("TTL", None)
            record_set.pop("ResourceRecords", None)
    target[last] = value


CASES = list(cases())


def test_constraints_were_found():
    assert len(CASES) > 60


@pytest.mark.parametrize("operation, path, value", CASES)
def test_constraint(endpoint, constraint_ids, operation, path, value):
    request = filled(VALID[operation], **constraint_ids)
    put(request, path, value)
    status, _, body = call(endpoint, operation, request)
    error = xml.etree.ElementTree.fromstring(body)
    code = error.findtext(f"{{{NAMESPACE}}}Error/{{{NAMESPACE}}}Code")
    message = error.findtext(f"{{{NAMESPACE}}}Error/{{{NAMESPACE}}}Message")
    assert (status, code) == (400, "InvalidInput"), message


@pytest.fixture(scope="session")
def constraint_ids(client):
    """Ids of a zone and of a change for all constraints, which none of the requests may change."""
    created = client.create_hosted_zone(
        Name="constraints.example.com", CallerReference=f"constraints {uuid.uuid4()}"
    )
    before = client.list_resource_record_sets(HostedZoneId=created["HostedZone"]["Id"])
    yield {
        "zone": created["HostedZone"]["Id"].removeprefix("/hostedzone/"),
        "change": created["ChangeInfo"]["Id"].removeprefix("/change/"),
    }
    after = client.list_resource_record_sets(HostedZoneId=created["HostedZone"]["Id"])
    assert after["ResourceRecordSets"] == before["ResourceRecordSets"]
