"""The server under test, as its environment names it, and a boto3 client for it."""

import os
import uuid

import boto3
import botocore.config
import pytest


@pytest.fixture(scope="session")
def endpoint():
    """The URL of the API port."""
    return os.environ["MILEPOST_ENDPOINT"]


@pytest.fixture(scope="session")
def client(endpoint):
    """Route 53 as programs get it from boto3."""
    return boto3.client(
        "route53",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id="AKIATEST",
        aws_secret_access_key="secret",
        config=botocore.config.Config(retries={"total_max_attempts": 1}),
    )


@pytest.fixture
def reference():
    """A caller reference that nobody has used."""
    return str(uuid.uuid4())


@pytest.fixture
def zone(client, reference):
    """The id and name of a new hosted zone."""
    name = f"z{reference}.example.com."
    created = client.create_hosted_zone(Name=name, CallerReference=reference)
    return created["HostedZone"]["Id"], name


@pytest.fixture
def change(client, zone):
    """Makes changes in the new zone; each is an action and a record set."""
    zone_id, _ = zone

    def make(*changes, **batch):
        batch["Changes"] = [{"Action": action, "ResourceRecordSet": rrset} for action, rrset in changes]
        return client.change_resource_record_sets(HostedZoneId=zone_id, ChangeBatch=batch)

    return make
