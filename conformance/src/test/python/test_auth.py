"""Signatures as botocore makes them, and what a server with access keys says to those that are wrong."""

import datetime
import os
import urllib.error
import urllib.request

import boto3
import botocore
import botocore.auth
import botocore.awsrequest
import botocore.config
import botocore.credentials
import pytest
from botocore.exceptions import ClientError

KEY_ID = "AKIATEST"
SECRET = "s3cret/of+test"
ONE_ATTEMPT = botocore.config.Config(retries={"total_max_attempts": 1})


@pytest.fixture(scope="module")
def guarded():
    """The URL of an API port that asks for signatures."""
    return os.environ["MILEPOST_GUARDED_ENDPOINT"]


def make(guarded, service="route53", key_id=KEY_ID, secret=SECRET, region="us-east-1", token=None, config=ONE_ATTEMPT):
    return boto3.client(
        service,
        endpoint_url=guarded,
        region_name=region,
        aws_access_key_id=key_id,
        aws_secret_access_key=secret,
        aws_session_token=token,
        config=config,
    )


def assert_refused(call, code, text=""):
    with pytest.raises(ClientError) as refusal:
        call()
    assert refusal.value.response["Error"]["Code"] == code
    assert text in refusal.value.response["Error"]["Message"]
    assert SECRET not in str(refusal.value.response)
    assert refusal.value.response["ResponseMetadata"]["HTTPStatusCode"] == (400 if code == "IncompleteSignature" else 403)


def test_right_key_works(guarded, reference):
    client = make(guarded)
    name = f"{reference}.example.com."
    zone = client.create_hosted_zone(
        Name=name, CallerReference=reference, HostedZoneConfig={"Comment": "é \U0001f600 <&>"}
    )["HostedZone"]["Id"]
    client.change_resource_record_sets(
        HostedZoneId=zone,
        ChangeBatch={
            "Changes": [
                {
                    "Action": "CREATE",
                    "ResourceRecordSet": {
                        "Name": "*." + name,
                        "Type": "TXT",
                        "TTL": 60,
                        "SetIdentifier": "a b+c/d~e&f=g%h",
                        "Weight": 1,
                        "ResourceRecords": [{"Value": '"x"'}],
                    },
                }
            ]
        },
    )
    listed = client.list_resource_record_sets(
        HostedZoneId=zone, StartRecordName="*." + name, StartRecordType="TXT", StartRecordIdentifier="a b+c/d~e&f=g%h"
    )["ResourceRecordSets"]
    assert [rrset["SetIdentifier"] for rrset in listed] == ["a b+c/d~e&f=g%h"]
    client.change_tags_for_resource(
        ResourceType="hostedzone", ResourceId=zone.split("/")[-1], AddTags=[{"Key": "k", "Value": "v"}]
    )


def test_session_token_is_signed_along(guarded):
    assert make(guarded, token="any/token+=").list_hosted_zones()["MaxItems"] == "100"


def test_wrong_secret_does_not_match(guarded):
    client = make(guarded, secret="wrong")
    assert_refused(client.list_hosted_zones, "SignatureDoesNotMatch", "The request signature we calculated")


def test_unknown_key_is_invalid(guarded):
    assert_refused(make(guarded, key_id="AKIAOTHER").list_hosted_zones, "InvalidClientTokenId", "security token")


def test_unsigned_is_refused(guarded):
    unsigned = botocore.config.Config(signature_version=botocore.UNSIGNED)
    client = make(guarded, config=unsigned)
    assert_refused(client.list_hosted_zones, "MissingAuthenticationToken", "Request is missing Authentication Token")


def test_blank_before_the_key_is_told(guarded):
    assert_refused(make(guarded, key_id=" " + KEY_ID).list_hosted_zones, "IncompleteSignature", "missing equal-sign")


def test_tampered_body_is_refused(guarded, reference):
    client = make(guarded)

    def tamper(request, **_):
        request.body = request.body.replace(reference.encode(), reference[::-1].encode())

    client.meta.events.register("before-send.route53.CreateHostedZone", tamper)
    assert_refused(
        lambda: client.create_hosted_zone(Name="tampered.example.com", CallerReference=reference),
        "SignatureDoesNotMatch",
    )


def signed_at(guarded, offset, expires=None):
    """Signs a request in the header, or for a while in the query, by a clock that is off."""
    wrong = datetime.datetime.now(datetime.timezone.utc) + offset
    credentials = botocore.credentials.Credentials(KEY_ID, SECRET)
    request = botocore.awsrequest.AWSRequest(method="GET", url=guarded + "/2013-04-01/hostedzone?maxitems=1")
    if expires is None:
        signer = botocore.auth.SigV4Auth(credentials, "route53", "us-east-1")
    else:
        signer = botocore.auth.SigV4QueryAuth(credentials, "route53", "us-east-1", expires=expires)
    patch = pytest.MonkeyPatch()
    with patch.context() as context:
        if hasattr(botocore.auth, "get_current_datetime"):
            context.setattr(botocore.auth, "get_current_datetime", lambda *_: wrong)
        else:
            clock = type("Clock", (datetime.datetime,), {"utcnow": classmethod(lambda _: wrong)})
            context.setattr(botocore.auth.datetime, "datetime", clock)
        signer.add_auth(request)
    prepared = request.prepare()
    return urllib.request.Request(prepared.url, headers=dict(prepared.headers.items()))


@pytest.mark.parametrize(
    "minutes, expires, expected",
    [
        (-14, None, None),
        (-16, None, "Signature expired"),
        (14, None, None),
        (16, None, "Signature not yet current"),
        (-50, 3600, None),
        (-61, 3600, "Signature expired"),
    ],
)
def test_clock(guarded, minutes, expires, expected):
    request = signed_at(guarded, datetime.timedelta(minutes=minutes), expires)
    if expected is None:
        with urllib.request.urlopen(request) as response:
            assert b"<ListHostedZonesResponse" in response.read()
    else:
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(request)
        assert refusal.value.code == 403
        text = refusal.value.read().decode()
        assert "<Code>SignatureDoesNotMatch</Code>" in text
        assert expected in text


def test_presigned_url_works_for_its_request_alone(guarded):
    url = make(guarded).generate_presigned_url("list_hosted_zones", Params={"MaxItems": "7"}, ExpiresIn=60)
    with urllib.request.urlopen(url) as response:
        assert b"<MaxItems>7</MaxItems>" in response.read()
    for other in (url.replace("maxitems=7", "maxitems=8"), url.replace("/hostedzone?", "/healthcheck?")):
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(other)
        assert refusal.value.code == 403


@pytest.mark.parametrize("region", ["us-east-1", "eu-west-1"])
def test_caller_identity(guarded, region):
    client = make(guarded, service="sts", region=region)
    identity = client.get_caller_identity()
    assert identity["Account"] == identity["UserId"] == "123456789012"
    assert identity["Arn"] == "arn:aws:iam::123456789012:root"
    with urllib.request.urlopen(client.generate_presigned_url("get_caller_identity", HttpMethod="GET")) as response:
        assert b"<Account>123456789012</Account>" in response.read()


def test_caller_identity_needs_the_right_secret(guarded):
    assert_refused(make(guarded, service="sts", secret="wrong").get_caller_identity, "SignatureDoesNotMatch")


def test_other_action_is_unknown(guarded):
    with pytest.raises(ClientError) as refusal:
        make(guarded, service="sts").get_session_token()
    assert refusal.value.response["Error"]["Code"] == "InvalidAction"
    assert refusal.value.response["Error"]["Message"] == "Could not find operation GetSessionToken for version 2011-06-15"
    assert refusal.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
