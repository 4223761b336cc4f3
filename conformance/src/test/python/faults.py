"""Requests with one fault each, made from the service model."""

import copy
import dataclasses
import random
import re
import xml.etree.ElementTree as ElementTree

from service import MODEL, NAMESPACE, VERSION, Request, values_of

SEED = 20130401
OVERSIZED = 6 << 20
NUMBERS = ("integer", "long")
STRANGE = "<&>\"']]> é\U0001f600"


@dataclasses.dataclass
class Case:
    """A request with a fault, and what is wrong with it."""

    fault: str
    where: str
    operation: str
    at: str
    method: str
    target: str
    body: bytes
    filled: dict

    def __str__(self):
        return f"{self.operation}-{self.fault}-{self.where}-{self.at}".replace("/", ".").replace("{", "").replace("}", "")


def cases(operation):
    """All cases of an operation; a generator of its own makes each operation's the same in every run."""
    chance = random.Random(f"{SEED} {operation}")
    yield from path_cases(operation)
    yield from query_cases(operation)
    yield from route_cases(operation)
    if Request(operation).has_body:
        yield from document_cases(operation, chance)
        yield from node_cases(operation)


def case(request, fault, where, at, body=None, target=None, method=None, **filled):
    return Case(
        fault,
        where,
        request.operation,
        at,
        method or request.method,
        target or request.target(),
        request.text() if body is None else body,
        filled,
    )


# ---- Path and query


def lower_camel(key):
    return key[0].lower() + key[1:]


def illegal(shape):
    """Texts that break a constraint of a scalar: the fault, the text, the limit."""
    metadata = shape.metadata
    if shape.type_name == "string":
        if values_of(shape):
            for text in ("NOT-IN-THE-LIST", values_of(shape)[0].swapcase(), STRANGE):
                yield "enum", text, None
            return
        if "max" in metadata:
            yield "max-length", legal_but_long(shape, metadata["max"] + 1), metadata["max"]
        if metadata.get("min", 0) > 0:
            yield "min-length", "1" * (metadata["min"] - 1), metadata["min"]
        if "pattern" in metadata:
            length = max(metadata.get("min", 1), 1)
            yield "pattern", next(text * length for text in "% é" if not fits(shape, text * length)), None
    elif shape.type_name in NUMBERS:
        if "max" in metadata:
            yield "max", str(metadata["max"] + 1), metadata["max"]
        if "min" in metadata:
            yield "min", str(metadata["min"] - 1), metadata["min"]
        for text in ("seven", "1.5", "0x10", "1 2", "99999999999999999999", "", "\u0663", "\u20033"):
            yield "not-a-number", text, None
    elif shape.type_name == "boolean":
        for text in ("yes", "TRUE", "2", "", "\u2003true"):
            yield "not-a-boolean", text, None


def fits(shape, text):
    """Whether a text obeys the pattern of its shape, which is one of Java's."""
    pattern = shape.metadata.get("pattern", ".*").replace(r"\p{ASCII}", r"[\x00-\x7f]")
    return re.fullmatch(pattern, text) is not None


def legal_but_long(shape, length):
    """A text of that length which breaks no pattern, if there is one."""
    return next((letter * length for letter in "1a/" if fits(shape, letter * length)), "1" * length)


def is_told_alone(shape, fault, text):
    """Whether a text breaks no other constraint of its shape beside the one."""
    metadata = shape.metadata
    if fault in ("max-length", "min-length") and "pattern" in metadata:
        return fits(shape, text)
    if fault == "pattern":
        return metadata.get("min", 0) <= len(text) <= metadata.get("max", 10**9)
    return True


def path_cases(operation):
    for name in Request(operation).path:
        request = Request(operation)
        key, shape = request.shapes["uri", name]
        for fault, text, limit in illegal(shape):
            if text and is_told_alone(shape, fault, text):
                request = Request(operation)
                request.path[name] = text
                yield case(request, fault, "path", f"{name}-{text[:9]}", value=text, member=lower_camel(key), limit=limit)
        request = Request(operation)
        broken = request.target().replace(request.path[name], "%zz", 1)
        yield case(request, "broken-escape", "path", name, target=broken)
    yield from unknown_id_cases(operation)


def unknown_id_cases(operation):
    """The request as it is: it is legal, but what its path names is not there."""
    request = Request(operation)
    ids = [value for name, value in request.path.items() if not values_of(request.shapes["uri", name][1])]
    if ids:
        prune_body(request)
        for kind in ("healthcheck", "hostedzone") if "ResourceType" in request.path else (None,):
            if kind:
                request.path["ResourceType"] = kind
            where = request.target().removeprefix(VERSION)
            yield case(request, "unknown-id", where, kind or "path", value=ids[0])
            for at, strange in (("strange", STRANGE), ("control", "Z\1\ufffe"), ("nul", "Z\0"), ("dots", "Z..")):
                for name, value in request.path.items():
                    if value == ids[0] and not request.shapes["uri", name][1].metadata.get("pattern"):
                        changed = copy.deepcopy(request)
                        changed.path[name] = strange
                        # No XML can hold a control character.
                        told = "…" if at in ("control", "nul") else strange
                        yield case(changed, "unknown-id", where, f"{kind or 'path'}-{at}", value=told)


def prune_body(request):
    """Leaves what the schema requires, since members exclude each other by rules that it does not know."""
    if request.has_body:
        for _, node in list(request.body.below()):
            for child in list(node.children):
                if node.shape.type_name == "structure" and not child.required and child.name not in KEPT:
                    node.children.remove(child)
                    node.element.remove(child.element)


# Members that a request needs by rules beyond the schema.
KEPT = ("VPCId", "VPCRegion", "TTL", "ResourceRecords", "AddTags", "Key", "Value", "Comment", "EnableAcceleratedRecovery")


def query_cases(operation):
    model = Request(operation)
    for (location, name), (key, shape) in model.shapes.items():
        if location != "querystring":
            continue
        for fault, text, limit in illegal(shape):
            if text and is_told_alone(shape, fault, text):
                request = Request(operation)
                request.query[name] = text
                yield case(request, fault, "query", f"{name}-{text[:9]}", value=text, member=lower_camel(key), limit=limit)
        if name in ("maxitems", "maxresults"):
            for text in ("0", "-1", "ten", "1.5", "1e2", " ", "1,000", "0x10"):
                request = Request(operation)
                request.query[name] = text
                yield case(request, "page-size", "query", f"{name}-{text}")
        if name == "nexttoken" and not model.path:
            for text in ("token", "AAAAAAAAAAAAAAAA", "%", "é", "-1"):
                request = Request(operation)
                request.query[name] = text
                yield case(request, "page-token", request.target().removeprefix(VERSION), f"{name}-{text}")
        if key in model.model.input_shape.required_members:
            request = Request(operation)
            del request.query[name]
            yield case(request, "missing", "query", name)
        request = Request(operation)
        request.query.pop(name, None)
        target = request.target()
        yield case(request, "broken-escape", "query", name, target=f"{target}{'&' if '?' in target else '?'}{name}=%zz")
    limited = [
        name
        for (location, name), (_, shape) in model.shapes.items()
        if location == "querystring" and shape.type_name == "string" and ("max" in shape.metadata or values_of(shape))
    ]
    if len(limited) >= 2:
        request = Request(operation)
        for name in limited[:2]:
            _, shape = request.shapes["querystring", name]
            request.query[name] = "1" * (shape.metadata.get("max", 30) + 1)
        yield case(request, "two-faults", "query", "-".join(limited[:2]))


def route_cases(operation):
    """Paths and methods beside the operation's own."""
    request = Request(operation)
    path = request.target().removeprefix(VERSION).partition("?")[0]
    for other in (path.rstrip("/") + "/more/and/more", path.replace(path.split("/")[1], path.split("/")[1].upper(), 1)):
        yield case(request, "unknown-path", "*", other, target=VERSION + other)
    for method in ("DELETE", "GET", "PATCH", "POST", "PUT"):
        if not is_route(method, path):
            yield case(request, "unknown-method", "*", method, method=method, target=VERSION + path)
    yield case(request, "other-version", "*", "path", target="/2012-12-12" + path)


def is_route(method, path):
    """Whether an operation has that method and path; a slash at the end means nothing."""
    for name in MODEL.operation_names:
        http = MODEL.operation_model(name).http
        template = re.sub(r"\{[^}]+\}", "[^/]+", http["requestUri"].removeprefix(VERSION).rstrip("/"))
        if http["method"] == method and re.fullmatch(template, path.rstrip("/")):
            return True
    return False


# ---- The body as a document


def needs_body(operation):
    """Whether a member that travels in the body is required."""
    shape = MODEL.operation_model(operation).input_shape
    return any("location" not in shape.members[name].serialization for name in shape.required_members)


def document_cases(operation, chance):
    request = Request(operation)
    body = request.text()
    root = f"{operation}Request"
    text = body.decode()

    def document(fault, at, changed, **filled):
        changed = changed if isinstance(changed, bytes) else changed.encode()
        return case(request, fault, "body", at, body=changed, element=root, **filled)

    # Without required members it is what botocore sends of a request that has only a path.
    if needs_body(operation):
        yield document("empty", ".", b"")
    yield document("blank", ".", b" \n ")
    yield document("not-xml", "json", '{"Name": "example.com"}')
    yield document("not-xml", "text", "example.com")
    for place in sorted(chance.sample(range(1, len(body) - 1), 4)):
        yield document("truncated", str(place), body[:place])
    yield document("unclosed", ".", text.replace(f"</ns0:{root}>", "</ns0:Other>"))
    yield document("unknown-entity", ".", text.replace("</ns0:", "&unknown;</ns0:", 1))
    for reference in ("&#0;", "&#1;", "&#xD800;", "&#x110000;", "&#xFFFE;", "\1", "]]>"):
        changed = text.replace("</ns0:", f"{reference}</ns0:", 1)
        yield document("no-character", reference.strip("&#;").replace("\1", "raw"), changed)
    yield document("doctype", ".", f"<!DOCTYPE {root}>" + text)
    yield document("trailing", "text", text + "more")
    yield document("trailing", "element", text + "<more/>")
    yield document("not-utf-8", ".", text.replace("</ns0:", "\udcff</ns0:", 1).encode("utf-8", "surrogateescape"))
    yield document("oversized", ".", body + b" " * OVERSIZED)
    yield document("no-namespace", ".", unprefixed(text, ""), )
    yield document("other-namespace", "version", unprefixed(text, NAMESPACE.replace("2013-04-01", "2012-12-12")))
    yield document("other-namespace", "slash", unprefixed(text, NAMESPACE.rstrip("/")))
    wrong = text.replace(f"ns0:{root}", "ns0:Wrong")
    yield case(request, "wrong-root", "body", ".", body=wrong.encode(), element="Wrong", expected=root)


def unprefixed(text, namespace):
    """The same document with a default namespace."""
    return text.replace("ns0:", "").replace(f'xmlns:ns0="{NAMESPACE}"', f'xmlns="{namespace}"')


def node_cases(operation):
    """One fault in one element, for every element that the request may have."""
    for at in dict(Request(operation).body.below()):
        for mutate in (missing, unknown_element, foreign_element, unknown_attribute, repeated, wrong_content, wrong_values):
            for fault, place, request, filled in mutate(lambda: open_at(operation, at)):
                yield case(request, fault, "body", f"{at}-{place}" if place else at, **filled)


def open_at(operation, at):
    """A new request, and its nodes on the way to a path: the last one and the one above."""
    request = Request(operation)
    nodes = dict(request.body.below())
    above = nodes.get(at.rpartition("/")[0] or ".")
    return request, nodes[at], above


def named(node):
    return f"ns0:{node.name}"


def missing(open_new):
    request, node, above = open_new()
    if node.required and node is not request.body:
        above.element.remove(node.element)
        yield "missing", "", request, {"parent": named(above), "element": node.name}


def unknown_element(open_new):
    request, node, _ = open_new()
    if node.shape.type_name == "structure":
        node.element.insert(0, ElementTree.Element(f"{{{NAMESPACE}}}Colour"))
        yield "unknown-element", "", request, {"element": "ns0:Colour"}


def foreign_element(open_new):
    request, node, above = open_new()
    if node is not request.body and node.required:
        node.element.tag = f"{{urn:example}}{node.name}"
        yield "foreign-element", "", request, {"element": f"ns1:{node.name}"}


def unknown_attribute(open_new):
    request, node, _ = open_new()
    node.element.set("colour", "red")
    yield "unknown-attribute", "", request, {}


def repeated(open_new):
    request, node, above = open_new()
    if node is not request.body and above.shape.type_name == "structure":
        above.element.insert(list(above.element).index(node.element) + 1, copy.deepcopy(node.element))
        yield "repeated", "", request, {"element": named(node)}


def wrong_content(open_new):
    request, node, _ = open_new()
    if node.shape.type_name == "structure":
        node.element.text = "text"
        yield "text-in-structure", "", request, {}
    elif node.shape.type_name == "list":
        node.element[0].tag = f"{{{NAMESPACE}}}Colour"
        yield "wrong-list-member", "", request, {"element": "ns0:Colour"}
    else:
        node.element.append(ElementTree.Element(f"{{{NAMESPACE}}}Colour"))
        yield "element-in-text", "", request, {}


def wrong_values(open_new):
    _, node, _ = open_new()
    if node.shape.type_name == "list":
        yield from wrong_sizes(open_new)
    elif node.shape.type_name != "structure":
        for fault, text, limit in illegal(node.shape):
            if is_told_alone(node.shape, fault, text):
                request, node, _ = open_new()
                node.element.text = text
                filled = {
                    "value": text,
                    "limit": limit,
                    "length": len(text),
                    "type": node.shape.name,
                    "enum": ", ".join(values_of(node.shape)),
                }
                yield fault, text[:9], request, filled


def wrong_sizes(open_new):
    request, node, _ = open_new()
    if node.shape.metadata.get("min", 0) > 0:
        node.element.remove(node.element[0])
        yield "min-members", "", request, {}
    if "max" in node.shape.metadata:
        request, node, _ = open_new()
        for _ in range(node.shape.metadata["max"]):
            node.element.append(copy.deepcopy(node.element[0]))
        yield "max-members", "", request, {}
