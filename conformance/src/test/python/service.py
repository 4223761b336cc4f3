"""Route 53's service model, as botocore carries it, and requests made from it."""

import http.client
import urllib.parse
import xml.etree.ElementTree as ElementTree

import botocore.session

NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/"
VERSION = "/2013-04-01"
MODEL = botocore.session.get_session().get_service_model("route53")

# Valid values of shapes for which any text of a legal length is not good enough.
EXAMPLES = {
    "ChangeId": "C0UNKNOWN00000",
    "Cidr": "192.0.2.0/24",
    "CidrNonce": "reference",
    "DNSName": "www.example.com",
    "GeoLocationContinentCode": "EU",
    "GeoLocationCountryCode": "DE",
    "GeoLocationSubdivisionCode": "CA",
    "HealthCheckId": "01234567-89ab-cdef-0123-456789abcdef",
    "IPAddress": "192.0.2.1",
    "IPAddressCidr": "192.0.2.0/24",
    "Latitude": "1.5",
    "LocalZoneGroup": "us-east-1-bos-1",
    "Longitude": "1.5",
    "Nonce": "reference",
    "PageMarker": "Z0UNKNOWN00000",
    "PageMaxItems": "1",
    "MaxResults": "1",
    "PaginationToken": "token",
    "RData": "192.0.2.1",
    "ResourceId": "Z0UNKNOWN00000",
    "SubnetMask": "24",
    "TagResourceId": "Z0UNKNOWN00000",
    "TrafficPolicyId": "01234567-89ab-cdef-0123-456789abcdef",
    "TrafficPolicyInstanceId": "01234567-89ab-cdef-0123-456789abcdef",
    "QueryLoggingConfigId": "01234567-89ab-cdef-0123-456789abcdef",
    "UUID": "01234567-89ab-cdef-0123-456789abcdef",
    "VPCId": "vpc-12345678",
    "TimeStamp": "2025-01-01T00:00:00Z",
}


def values_of(shape):
    """The values of an enumeration; none for other shapes."""
    return getattr(shape, "enum", [])


def example(shape):
    """A legal text for a scalar."""
    if shape.name in EXAMPLES:
        return EXAMPLES[shape.name]
    if shape.type_name == "boolean":
        return "false"
    if shape.type_name in ("integer", "long", "float", "double"):
        return str(max(shape.metadata.get("min", 1), 1))
    if values_of(shape):
        return values_of(shape)[0]
    return "x" * max(shape.metadata.get("min", 1), 1)


class Node:
    """An element of a body, with the shape it has."""

    def __init__(self, name, shape, required):
        self.name = name
        self.shape = shape
        self.required = required
        self.element = ElementTree.Element(f"{{{NAMESPACE}}}{name}")
        self.children = []
        if shape.type_name == "structure":
            for key, member in shape.members.items():
                if "location" not in member.serialization:
                    child = Node(member.serialization.get("name", key), member, key in shape.required_members)
                    self.add(child)
        elif shape.type_name == "list":
            for _ in range(max(shape.metadata.get("min", 1), 1)):
                self.add(Node(shape.member.serialization.get("name", "member"), shape.member, False))
        else:
            self.element.text = example(shape)

    def add(self, child):
        self.children.append(child)
        self.element.append(child.element)

    def below(self, path=()):
        """This node and all below it, each with its path."""
        here = (*path, self.name)
        yield "/".join(here[1:]) or ".", self
        for child in self.children:
            yield from child.below(here)


class Request:
    """A request of an operation with every member, legal by the schema; what it names exists nowhere."""

    def __init__(self, operation):
        self.operation = operation
        self.model = MODEL.operation_model(operation)
        self.method = self.model.http["method"]
        self.template = self.model.http["requestUri"].removeprefix(VERSION)
        self.path = {}
        self.query = {}
        self.shapes = {}
        shape = self.model.input_shape
        members = shape.members.items() if shape else ()
        for key, member in members:
            location = member.serialization.get("location")
            name = member.serialization.get("name", key)
            if location == "uri":
                self.path[name] = example(member)
            elif location == "querystring" and key in shape.required_members:
                self.query[name] = example(member)
            if location:
                self.shapes[location, name] = key, member
        self.has_body = any("location" not in member.serialization for _, member in members)
        self.body = Node(f"{operation}Request", shape, True) if self.has_body else None

    def text(self):
        """The body."""
        return ElementTree.tostring(self.body.element, encoding="utf-8") if self.has_body else b""

    def target(self):
        """The request target, with the path's and the query's values escaped."""
        target = VERSION + self.template
        for name, value in self.path.items():
            target = target.replace("{" + name + "}", urllib.parse.quote(value.encode(), safe=""))
        query = urllib.parse.urlencode(self.query)
        return f"{target}?{query}" if query else target


def send(endpoint, method, target, body=b""):
    """Makes one request as it is: the response's status, headers and body."""
    url = urllib.parse.urlsplit(endpoint)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=30)
    try:
        connection.request(method, target, body=body or None)
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


# Operations that are newer than the 71 of which Milepost knows.
NEWER = [
    "CreateResourceRecordSetProtections",
    "DeleteResourceRecordSetProtections",
    "ListResourceRecordSetProtections",
]
OPERATIONS = [operation for operation in MODEL.operation_names if operation not in NEWER]


def implemented(endpoint):
    """The operations that do not say that they are not implemented."""
    for operation in OPERATIONS:
        request = Request(operation)
        status, _, _ = send(endpoint, request.method, request.target())
        if status != 501:
            yield operation
