"""Responses against the service model that botocore carries."""

import re
import urllib.parse
import xml.etree.ElementTree

import botocore.awsrequest
import botocore.parsers
import botocore.serialize
import pytest

from service import MODEL, NAMESPACE, send

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

# Members that the model calls required although the service leaves them out of a first page.
NOT_ALWAYS_THERE = {"ListHostedZonesResponse.Marker"}

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


def call(endpoint, operation, parameters):
    """Sends an operation's request without checking it first."""
    operation_model = MODEL.operation_model(operation)
    serializer = botocore.serialize.create_serializer("rest-xml", include_validation=False)
    request = serializer.serialize_to_request(parameters, operation_model)
    target = request["url_path"]
    if request["query_string"]:
        target += "?" + urllib.parse.urlencode(request["query_string"])
    return send(endpoint, request["method"], target, request["body"])


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
        {"status_code": status, "headers": botocore.awsrequest.HeadersDict(headers.items()), "body": body},
        operation_model.output_shape,
    )
    for member in operation_model.output_shape.required_members:
        if f"{operation_model.output_shape.name}.{member}" not in NOT_ALWAYS_THERE:
            assert member in parsed
    root = xml.etree.ElementTree.fromstring(body)
    assert root.tag == f"{{{NAMESPACE}}}{operation}Response"
    check_element(root, operation_model.output_shape, operation)
