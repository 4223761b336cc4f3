"""A user's way through the API with boto3: zones, record sets of all types, lists, waiters, errors."""

import datetime

import pytest
from botocore.exceptions import ClientError

SHA256 = "0123456789ABCDEF" * 4

VALUES = {
    "A": ["192.0.2.1", "192.0.2.2"],
    "AAAA": ["2001:DB8::1", "::ffff:192.0.2.1"],
    "CAA": ['0 issue "ca.example.net"', '128 iodef "mailto:a@example.com"'],
    "CNAME": ["Target.example.net"],
    "DS": [f"12345 13 2 {SHA256}"],
    "HTTPS": ['1 . alpn="h2,h3" port=8443', "2 other.example.com. ipv6hint=2001:db8::1"],
    "MX": ["10 mx1.example.com.", "20 mx2.example.com"],
    "NAPTR": ['100 50 "u" "E2U+sip" "!^.*$!sip:info@example.com!" .'],
    "NS": ["ns1.example.net.", "ns2.example.net"],
    "PTR": ["host.example.com"],
    "SOA": ["ns1.example.net. hostmaster.example.net. 7 7200 900 1209600 300"],
    "SPF": ['"v=spf1 -all"'],
    "SRV": ["10 60 5060 sip.example.com."],
    "SSHFP": ["4 2 " + SHA256],
    "SVCB": ["1 svc.example.com. alpn=dot"],
    "TLSA": ["3 1 1 " + SHA256],
    "TXT": ['"plain"', '"two" "strings"', '"\\"quoted\\" \\\\ \\101\\351"'],
}


def rrset(name, rtype, *values, ttl=300):
    """A record set without a routing policy."""
    return {
        "Name": name,
        "Type": rtype,
        "TTL": ttl,
        "ResourceRecords": [{"Value": value} for value in values],
    }


def listed(client, zone_id):
    """All record sets of a zone."""
    pages = client.get_paginator("list_resource_record_sets").paginate(HostedZoneId=zone_id)
    return [one for page in pages for one in page["ResourceRecordSets"]]


def test_create_hosted_zone(client, reference):
    created = client.create_hosted_zone(
        Name="Boto.Example.com",
        CallerReference=reference,
        HostedZoneConfig={"Comment": "a comment <&>"},
    )
    zone = created["HostedZone"]
    bare = zone["Id"].removeprefix("/hostedzone/")
    assert created["ResponseMetadata"]["HTTPStatusCode"] == 201
    assert created["ResponseMetadata"]["RequestId"]
    assert zone == {
        "Id": f"/hostedzone/{bare}",
        "Name": "boto.example.com.",
        "CallerReference": reference,
        "Config": {"Comment": "a comment <&>", "PrivateZone": False},
        "ResourceRecordSetCount": 2,
    }
    assert created["Location"] == f"https://route53.amazonaws.com/2013-04-01/hostedzone/{bare}"
    assert len(created["DelegationSet"]["NameServers"]) == 4
    assert created["ChangeInfo"]["Id"].startswith("/change/C")
    assert created["ChangeInfo"]["Status"] == "PENDING"
    age = datetime.datetime.now(datetime.timezone.utc) - created["ChangeInfo"]["SubmittedAt"]
    assert abs(age) < datetime.timedelta(minutes=1)

    for zone_id in (bare, zone["Id"]):
        got = client.get_hosted_zone(Id=zone_id)
        assert got["HostedZone"] == zone
        assert got["DelegationSet"] == created["DelegationSet"]


def test_default_record_sets(client, zone):
    zone_id, name = zone
    ns, soa = listed(client, zone_id)
    servers = client.get_hosted_zone(Id=zone_id)["DelegationSet"]["NameServers"]
    assert (ns["Name"], ns["Type"], ns["TTL"]) == (name, "NS", 172800)
    assert sorted(r["Value"] for r in ns["ResourceRecords"]) == sorted(s + "." for s in servers)
    assert (soa["Name"], soa["Type"], soa["TTL"]) == (name, "SOA", 900)
    assert soa["ResourceRecords"][0]["Value"].endswith(
        " awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"
    )


def test_all_types_created_listed_replaced_deleted(client, zone, change):
    zone_id, zone_name = zone
    wanted = {}
    for rtype, values in VALUES.items():
        # DS needs its delegation beside it, SOA is at the apex.
        owner = {"SOA": "", "DS": "ns."}.get(rtype, f"{rtype.lower()}.") + zone_name
        wanted[rtype] = rrset(owner, rtype, *values)
    change(*(("UPSERT", one) for one in wanted.values()), Comment="all types")
    by_key = {(one["Name"], one["Type"]): one for one in listed(client, zone_id)}
    for one in wanted.values():
        assert by_key[one["Name"], one["Type"]] == one
    assert client.get_hosted_zone(Id=zone_id)["HostedZone"]["ResourceRecordSetCount"] == 18

    replaced = [dict(one, TTL=one["TTL"] + 1) for one in wanted.values()]
    change(*(("UPSERT", one) for one in replaced))
    for one in replaced:
        assert one in listed(client, zone_id)

    change(*(("DELETE", one) for one in listed(client, zone_id) if one["Name"] != zone_name))
    assert [one["Type"] for one in listed(client, zone_id)] == ["NS", "SOA"]
    deleted = client.delete_hosted_zone(Id=zone_id)
    assert deleted["ChangeInfo"]["Id"].startswith("/change/C")
    with pytest.raises(client.exceptions.NoSuchHostedZone) as refused:
        client.get_hosted_zone(Id=zone_id)
    bare = zone_id.removeprefix("/hostedzone/")
    assert refused.value.response["Error"] == {
        "Type": "Sender",
        "Code": "NoSuchHostedZone",
        "Message": f"No hosted zone found with ID: {bare}",
    }
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 404


@pytest.mark.parametrize("size", [1, 7, 300])
def test_record_set_pages(client, zone, change, size):
    zone_id, name = zone
    owners = [f"{label}.{name}" for label in ("-", "0", "9", "*", "_", "a-b", "a", "b.a", "a0", "b")]
    change(*(("CREATE", rrset(owner, "A", "192.0.2.1")) for owner in reversed(owners)))
    pages = client.get_paginator("list_resource_record_sets").paginate(
        HostedZoneId=zone_id, PaginationConfig={"PageSize": size}
    )
    names = []
    for page in pages:
        assert page["MaxItems"] == str(size)
        assert page["IsTruncated"] == (len(page["ResourceRecordSets"]) == size and "NextRecordName" in page)
        names += [one["Name"] for one in page["ResourceRecordSets"]]
    assert names == [name, name] + [owner.replace("*", "\\052") for owner in owners]


def test_record_set_list_from_a_place(client, zone, change):
    zone_id, name = zone
    change(
        ("CREATE", rrset(f"*.{name}", "A", "192.0.2.1")),
        ("CREATE", rrset(f"a.{name}", "A", "192.0.2.1")),
        ("CREATE", rrset(f"a.{name}", "TXT", '"a"')),
    )

    def first(**start):
        page = client.list_resource_record_sets(HostedZoneId=zone_id, MaxItems="1", **start)
        return [(one["Name"], one["Type"]) for one in page["ResourceRecordSets"]]

    assert first(StartRecordName=f"*.{name}") == [(f"\\052.{name}", "A")]
    assert first(StartRecordName=f"\\052.{name}") == [(f"\\052.{name}", "A")]
    assert first(StartRecordName=f"A.{name}", StartRecordType="MX") == [(f"a.{name}", "TXT")]
    assert first(StartRecordName=f"b.{name}") == []


def test_hosted_zone_pages(client, reference):
    names = {f"{i}.{reference}.example.com." for i in range(5)}
    for name in names:
        client.create_hosted_zone(Name=name, CallerReference=f"{reference} {name}")
    pages = client.get_paginator("list_hosted_zones").paginate(PaginationConfig={"PageSize": 2})
    ids, found = [], set()
    for page in pages:
        ids += [one["Id"] for one in page["HostedZones"]]
        found |= {one["Name"] for one in page["HostedZones"]}
    assert names <= found
    assert len(ids) == len(set(ids))

    by_name = client.list_hosted_zones_by_name(DNSName=f"{reference}.example.com", MaxItems="5")
    assert [one["Name"] for one in by_name["HostedZones"]] == sorted(names)
    assert by_name["DNSName"] == f"{reference}.example.com"
    assert by_name["MaxItems"] == "5"


def test_waiter(client, zone, change):
    _, name = zone
    info = change(("UPSERT", rrset(f"www.{name}", "A", "192.0.2.1")), Comment="why")["ChangeInfo"]
    assert info["Comment"] == "why"
    client.get_waiter("resource_record_sets_changed").wait(
        Id=info["Id"], WaiterConfig={"Delay": 1, "MaxAttempts": 20}
    )
    got = client.get_change(Id=info["Id"])["ChangeInfo"]
    assert got == dict(info, Status="INSYNC")


def assert_refused(code, status, message, call, **arguments):
    """Checks the error of a call: its code, HTTP status and, if given, exact message."""
    with pytest.raises(ClientError) as refused:
        call(**arguments)
    response = refused.value.response
    assert response["Error"]["Code"] == code, response
    assert response["ResponseMetadata"]["HTTPStatusCode"] == status
    assert response["ResponseMetadata"]["RequestId"]
    if message is not None:
        assert response["Error"]["Message"] == message


def test_members_of_the_path_alone(client, reference):
    """botocore sends no body at all then."""
    zone = client.create_hosted_zone(
        Name="comment.example.com", CallerReference=reference, HostedZoneConfig={"Comment": "words"}
    )["HostedZone"]
    assert zone["Config"]["Comment"] == "words"
    assert "Comment" not in client.update_hosted_zone_comment(Id=zone["Id"])["HostedZone"]["Config"]
    check = client.create_health_check(
        CallerReference=reference, HealthCheckConfig={"Type": "TCP", "IPAddress": "192.0.2.1", "Port": 80}
    )["HealthCheck"]
    updated = client.update_health_check(HealthCheckId=check["Id"])["HealthCheck"]
    assert updated["HealthCheckConfig"] == check["HealthCheckConfig"]
    assert_refused(
        "NoSuchHealthCheck",
        404,
        None,
        client.update_health_check,
        HealthCheckId="01234567-89ab-cdef-0123-456789abcdef",
    )
    client.delete_health_check(HealthCheckId=check["Id"])
    client.delete_hosted_zone(Id=zone["Id"])


def test_zone_errors(client, zone, change, reference):
    zone_id, name = zone
    change(("CREATE", rrset(f"www.{name}", "A", "192.0.2.1")))
    assert_refused(
        "HostedZoneAlreadyExists",
        409,
        "A hosted zone has already been created with the specified caller reference.",
        client.create_hosted_zone,
        Name="other.example.com",
        CallerReference=reference,
    )
    assert_refused(
        "HostedZoneNotEmpty",
        400,
        "The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
        client.delete_hosted_zone,
        Id=zone_id,
    )
    assert_refused(
        "InvalidDomainName", 400, None, client.create_hosted_zone, Name="com", CallerReference="com"
    )
    assert_refused(
        "InvalidInput", 400, None, client.list_hosted_zones, MaxItems="none"
    )
    assert_refused("NoSuchChange", 404, None, client.get_change, Id="C0UNKNOWN")
    assert_refused(
        "NoSuchHostedZone",
        404,
        "No hosted zone found with ID: Z0UNKNOWN",
        client.list_resource_record_sets,
        HostedZoneId="Z0UNKNOWN",
    )
    assert_refused(
        "InvalidInput", 400, None, client.list_resource_record_sets, HostedZoneId=zone_id, StartRecordType="A"
    )
    assert_refused("NotImplemented", 501, None, client.list_traffic_policies)


def test_batch_errors_are_told_together_and_change_nothing(client, zone, change):
    zone_id, name = zone
    change(("CREATE", rrset(f"www.{name}", "A", "192.0.2.1")))
    before = listed(client, zone_id)
    with pytest.raises(client.exceptions.InvalidChangeBatch) as refused:
        change(
            ("CREATE", rrset(f"good.{name}", "A", "192.0.2.1")),
            ("CREATE", rrset(f"www.{name}", "A", "192.0.2.2")),
            ("CREATE", rrset(f"bad.{name}", "A", "192.0.2.256")),
            ("DELETE", rrset(f"absent.{name}", "A", "192.0.2.1")),
        )
    assert refused.value.response["Error"]["Message"] == (
        f"[Tried to create resource record set [name='www.{name}', type='A'] but it already exists, "
        "Invalid Resource Record: 'FATAL problem: ARRDATAIllegalIPv4Address (Value is not a valid IPv4 "
        "address) encountered with '192.0.2.256'', "
        f"Tried to delete resource record set [name='absent.{name}', type='A'] but it was not found]"
    )
    assert listed(client, zone_id) == before


def test_zone_is_signed_and_unsigned_again(client, zone, reference):
    zone_id, name = zone
    status = client.get_dnssec(HostedZoneId=zone_id)
    assert status["Status"] == {"ServeSignature": "NOT_SIGNING"}
    assert status["KeySigningKeys"] == []
    assert_refused(
        "KeySigningKeyWithActiveStatusNotFound",
        400,
        f"Hosted zone with ID '{zone_id.removeprefix('/hostedzone/')}' does not have a Key Signing Key"
        " in ACTIVE status.",
        client.enable_hosted_zone_dnssec,
        HostedZoneId=zone_id,
    )
    made = client.create_key_signing_key(
        HostedZoneId=zone_id,
        Name="key",
        CallerReference=reference,
        KeyManagementServiceArn="arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        Status="INACTIVE",
    )
    key = {"HostedZoneId": zone_id, "Name": "key"}
    assert made["ResponseMetadata"]["HTTPStatusCode"] == 201
    assert made["KeySigningKey"]["DSRecord"].startswith(f"{made['KeySigningKey']['KeyTag']} 13 2 ")
    client.activate_key_signing_key(**key)
    change = client.enable_hosted_zone_dnssec(HostedZoneId=zone_id)["ChangeInfo"]
    client.get_waiter("resource_record_sets_changed").wait(Id=change["Id"])
    status = client.get_dnssec(HostedZoneId=zone_id)
    assert status["Status"] == {"ServeSignature": "SIGNING"}
    assert [one["Status"] for one in status["KeySigningKeys"]] == ["ACTIVE"]
    assert_refused("KeySigningKeyInUse", 400, None, client.deactivate_key_signing_key, **key)
    client.disable_hosted_zone_dnssec(HostedZoneId=zone_id)
    client.deactivate_key_signing_key(**key)
    client.delete_key_signing_key(**key)
    assert client.get_dnssec(HostedZoneId=zone_id)["KeySigningKeys"] == []
