"""A user's way through health checks with boto3."""

import uuid

import pytest
from botocore.exceptions import ClientError


@pytest.fixture
def check(client, reference):
    """A new health check."""
    created = client.create_health_check(
        CallerReference=reference,
        HealthCheckConfig={"Type": "HTTPS", "IPAddress": "10.0.0.1", "ResourcePath": "/up"},
    )
    assert created["ResponseMetadata"]["HTTPStatusCode"] == 201
    return created["HealthCheck"]


def test_create_and_get(client, check, reference):
    assert check == {
        "Id": check["Id"],
        "CallerReference": reference,
        "HealthCheckConfig": {
            "IPAddress": "10.0.0.1",
            "Port": 443,
            "Type": "HTTPS",
            "ResourcePath": "/up",
            "RequestInterval": 30,
            "FailureThreshold": 3,
            "MeasureLatency": False,
            "Inverted": False,
            "Disabled": False,
            "EnableSNI": True,
        },
        "HealthCheckVersion": 1,
    }
    assert str(uuid.UUID(check["Id"])) == check["Id"]
    assert client.get_health_check(HealthCheckId=check["Id"])["HealthCheck"] == check


def test_list_and_count(client, check):
    pages = client.get_paginator("list_health_checks").paginate(PaginationConfig={"PageSize": 1})
    listed = [one for page in pages for one in page["HealthChecks"]]
    assert check in listed
    assert client.get_health_check_count()["HealthCheckCount"] == len(listed)


def test_update(client, check):
    updated = client.update_health_check(
        HealthCheckId=check["Id"],
        HealthCheckVersion=1,
        Disabled=True,
        ResetElements=["ResourcePath"],
    )["HealthCheck"]
    config = dict(check["HealthCheckConfig"], Disabled=True)
    del config["ResourcePath"]
    assert updated == dict(check, HealthCheckVersion=2, HealthCheckConfig=config)
    with pytest.raises(client.exceptions.HealthCheckVersionMismatch):
        client.update_health_check(HealthCheckId=check["Id"], HealthCheckVersion=1)


def test_calculated(client, check):
    config = {"Type": "CALCULATED", "HealthThreshold": 1, "ChildHealthChecks": [check["Id"]]}
    made = client.create_health_check(CallerReference=str(uuid.uuid4()), HealthCheckConfig=config)
    shown = made["HealthCheck"]["HealthCheckConfig"]
    assert shown == dict(config, Inverted=False, Disabled=False)
    config["ChildHealthChecks"] = [made["HealthCheck"]["Id"]]
    with pytest.raises(client.exceptions.InvalidInput):
        client.create_health_check(CallerReference=str(uuid.uuid4()), HealthCheckConfig=config)


def test_reference_used_again(client, check):
    config = {"Type": "HTTPS", "IPAddress": "10.0.0.1", "ResourcePath": "/up"}
    again = client.create_health_check(
        CallerReference=check["CallerReference"], HealthCheckConfig=config
    )
    assert again["HealthCheck"] == check
    with pytest.raises(client.exceptions.HealthCheckAlreadyExists) as refused:
        client.create_health_check(
            CallerReference=check["CallerReference"],
            HealthCheckConfig=dict(config, Port=8443),
        )
    assert refused.value.response["ResponseMetadata"]["HTTPStatusCode"] == 409


def test_tags_and_delete(client, check):
    client.change_tags_for_resource(
        ResourceType="healthcheck", ResourceId=check["Id"], AddTags=[{"Key": "a", "Value": "b"}]
    )
    tags = client.list_tags_for_resource(ResourceType="healthcheck", ResourceId=check["Id"])
    assert tags["ResourceTagSet"]["Tags"] == [{"Key": "a", "Value": "b"}]
    client.delete_health_check(HealthCheckId=check["Id"])
    for call in (client.get_health_check, client.delete_health_check):
        with pytest.raises(client.exceptions.NoSuchHealthCheck):
            call(HealthCheckId=check["Id"])


def test_record_set_with_a_health_check(client, change, zone, check):
    rrset = {
        "Name": f"www.{zone[1]}",
        "Type": "A",
        "SetIdentifier": "one",
        "Weight": 1,
        "TTL": 60,
        "ResourceRecords": [{"Value": "192.0.2.1"}],
        "HealthCheckId": check["Id"],
    }
    change(("CREATE", rrset))
    with pytest.raises(ClientError) as refused:
        change(("UPSERT", dict(rrset, HealthCheckId=str(uuid.uuid4()))))
    assert refused.value.response["Error"]["Code"] == "NoSuchHealthCheck"
