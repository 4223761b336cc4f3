"""Writes the databases that tests read: python3 make-databases.py. Needs mmdb_writer 0.2.7 (PyPI)."""

import pathlib

from mmdb_writer import MMDBWriter
from netaddr import IPSet

HERE = pathlib.Path(__file__).parent
CONFORMANCE = HERE.parents[6] / "conformance/src/test/resources/io/milepost/conformance/dns"


def nested(country, subdivisions, latitude, longitude):
    record = {
        "city": {"names": {"en": "Somewhere", "de": "Irgendwo"}},
        "continent": {"code": "XX"},
        "country": {"iso_code": country, "names": {"en": "Some country"}},
        "location": {"accuracy_radius": 20, "latitude": latitude, "longitude": longitude},
        "subdivisions": [{"iso_code": code, "names": {"en": "Some part"}} for code in subdivisions],
    }
    return record if subdivisions else {key: record[key] for key in record if key != "subdivisions"}


def flat(country, state, latitude, longitude):
    return {
        "city": "Somewhere",
        "country_code": country,
        "latitude": latitude,
        "longitude": longitude,
        "postcode": "",
        "state1": state,
        "state2": "",
        "timezone": "",
    }


def write(path, ip_version, networks):
    writer = MMDBWriter(ip_version, "Test", ipv4_compatible=ip_version == 6, float_type="f64")
    for network, record in networks.items():
        writer.insert_network(IPSet([network]), record)
    writer.to_db_file(str(path))


NESTED = {
    "198.51.100.0/25": nested("US", ["CA"], 37.77, -122.42),
    "198.51.100.128/25": nested("US", ["TX"], 29.76, -95.37),
    "203.0.113.0/24": nested("UA", ["43"], 44.95, 34.1),
    "192.0.2.0/24": nested("GB", ["ENG", "LND"], 51.51, -0.13),
    "2001:db8:1::/48": nested("JP", ["13"], 35.68, 139.69),
    "2001:db8:2::/48": {"registered_country": {"iso_code": "FR"}},
    "2001:db8:3::1/128": nested("FR", [], 48.86, 2.35),
}
write(HERE / "nested.mmdb", 6, NESTED)
write(CONFORMANCE / "places.mmdb", 6, NESTED)
write(
    HERE / "flat-ipv4.mmdb",
    4,
    {
        "198.51.100.0/24": flat("US", "California", 37.77, -122.42),
        "203.0.113.0/25": flat("UA", "Kyiv City", 50.45, 30.52),
        "203.0.113.128/25": flat("UA", "Kyiv", 50.08, 29.91),
        "192.0.2.0/24": flat("DE", "Hesse", 50.11, 8.68),
    },
)
write(
    HERE / "flat-ipv6.mmdb",
    6,
    {"2001:db8::/32": flat("UA", "Kharkivs’ka Oblast’", 50, 36.23), "2001:db9::/32": flat("", "", 0, 0)},
)
write(HERE / "no-country.mmdb", 4, {"192.0.2.0/24": {"autonomous_system_number": 64496}})
