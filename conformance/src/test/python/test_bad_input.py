"""Bad input of every implemented operation: refused as bad_input.tsv says, and nothing is changed by it."""

import collections
import os
import pathlib
import re
import xml.etree.ElementTree as ElementTree

import pytest

import faults
import service

TABLE = pathlib.Path(__file__).with_name("bad_input.tsv")
Row = collections.namedtuple("Row", "fault where status code message")


def rows():
    """The rows of the table."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            fault, where, status, code, message = line.split("\t")
            yield Row(fault, where, int(status), code, message)


ROWS = list(rows())


def expected(case):
    """The first row that fits a case."""
    for row in ROWS:
        if row.fault == case.fault and (
            row.where in ("*", case.where) or case.where.startswith((row.where + "/", row.where + "?"))
        ):
            return row
    raise LookupError(f"bad_input.tsv has no row for {case.fault} in {case.where}")


def matches(pattern, text, filled):
    """Whether a text is what the table's column says, … standing for anything."""
    exact = (re.escape(part) for part in pattern.format_map(filled).split("…"))
    return re.fullmatch(".*".join(exact), text, re.DOTALL) is not None


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        operations = list(service.implemented(os.environ["MILEPOST_ENDPOINT"]))
        metafunc.parametrize("case", [case for one in operations for case in faults.cases(one)], ids=str)


class ChangeLog:
    """The number of the last change, which is read after each case; nobody else makes changes meanwhile."""

    def __init__(self):
        self.number = self._read()

    def has_grown(self):
        """Whether there was a change since this was last asked."""
        before, self.number = self.number, self._read()
        return self.number != before

    def _read(self):
        _, _, metrics = service.send(os.environ["MILEPOST_ADMIN"], "GET", "/_milepost/metrics")
        return re.search(r"^milepost_change_log_number (\S+)$", metrics.decode(), re.MULTILINE)[1]


@pytest.fixture(scope="module")
def change_log():
    return ChangeLog()


def error_of(status, headers, body):
    """The code and message of an error, whose envelope must be whole."""
    root = ElementTree.fromstring(body)
    assert [child.tag for child in root] == [tag("Error"), tag("RequestId")]
    assert root.tag == tag("ErrorResponse")
    assert [child.tag for child in root[0]] == [tag("Type"), tag("Code"), tag("Message")]
    assert root[0][0].text == ("Sender" if status < 500 else "Receiver")
    assert root[1].text == headers["x-amzn-RequestId"]
    assert headers["Content-Type"].startswith("text/xml")
    return root[0][1].text, root[0][2].text or ""


def tag(name):
    return f"{{{service.NAMESPACE}}}{name}"


def shortened(text, most=1500):
    return text if len(text) <= most else f"{text[:most]}… ({len(text)} characters)"


def test_bad_input(endpoint, change_log, case):
    row = expected(case)
    status, headers, body = service.send(endpoint, case.method, case.target, case.body)
    changed = change_log.has_grown()
    code, message = error_of(status, headers, body) if status >= 400 else ("none", body.decode())
    filled = collections.defaultdict(str, case.filled)
    as_expected = (
        status == row.status and matches(row.code, code, filled) and matches(row.message, message, filled)
    )
    if not as_expected:
        pytest.fail(
            f"{case.fault} in {case.where} of {case.operation}, at {case.at} (seed {faults.SEED})\n"
            f"  sent      {case.method} {shortened(case.target, 300)}\n"
            f"            {shortened(case.body.decode(errors='replace'))}\n"
            f"  expected  {row.status} {row.code}: {row.message} {case.filled and shortened(str(case.filled), 300)}\n"
            f"  got       {status} {code}: {shortened(message, 600)}",
            pytrace=False,
        )
    assert not changed, "the request was refused, and yet something changed"


def test_newer_operations_are_those_that_the_model_has_and_milepost_does_not_know(endpoint):
    for operation in service.MODEL.operation_names:
        request = service.Request(operation)
        status, _, body = service.send(endpoint, request.method, request.target())
        assert (operation in service.NEWER) == (status == 404 and b"UnknownOperationException" in body), operation


def test_every_fault_was_tried(endpoint):
    """Every row of the table is needed, if all operations are there, and most cases are of those that are."""
    every = [case for one in service.OPERATIONS for case in faults.cases(one)]
    used = {expected(case) for case in every}
    assert set(ROWS) - used == set(), "no case needs these rows"
    implemented = set(service.implemented(endpoint))
    assert sum(case.operation in implemented for case in every) > 1000
