"""A hosted zone with several routing policies: made, listed, changed and deleted with boto3.

    python steering.py create|list|change|delete DOMAIN
"""

import sys
import uuid

import boto3

route53 = boto3.client("route53")


def values(name, rtype, *values, ttl=60, **routing):
    """A record set with values; a routing policy needs a SetIdentifier beside it."""
    records = [{"Value": value} for value in values]
    return {"Name": name, "Type": rtype, "TTL": ttl, "ResourceRecords": records, **routing}


def alias(name, rtype, zone_id, target, **routing):
    """A record set that answers what another one of the zone does."""
    alias_target = {"HostedZoneId": zone_id, "DNSName": target, "EvaluateTargetHealth": True}
    return {"Name": name, "Type": rtype, "AliasTarget": alias_target, **routing}


def host(domain, number):
    return values(f"host-{number:03}.{domain}", "A", f"192.0.2.{number}")


def weighted(domain, blue, green):
    return [
        values(f"www.{domain}", "A", "198.51.100.1", SetIdentifier="blue", Weight=blue),
        values(f"www.{domain}", "A", "198.51.100.2", SetIdentifier="green", Weight=green),
    ]


def routed(domain, zone_id):
    def latency(region, address):
        return values(f"api.{domain}", "A", address, SetIdentifier=f"in {region}", Region=region)

    def geolocation(identifier, address, **place):
        return values(f"site.{domain}", "A", address, SetIdentifier=identifier, GeoLocation=place)

    return [
        *weighted(domain, 90, 10),
        latency("ap-northeast-1", "198.51.100.11"),
        latency("eu-west-1", "198.51.100.12"),
        latency("us-east-1", "198.51.100.13"),
        geolocation("everywhere", "198.51.100.21", CountryCode="*"),
        geolocation("germany", "198.51.100.22", CountryCode="DE"),
        geolocation("california", "198.51.100.23", CountryCode="US", SubdivisionCode="CA"),
        geolocation("asia", "198.51.100.24", ContinentCode="AS"),
        alias(f"app.{domain}", "A", zone_id, f"host-001.{domain}", SetIdentifier="first", Failover="PRIMARY"),
        values(f"app.{domain}", "A", "198.51.100.31", SetIdentifier="second", Failover="SECONDARY"),
        *(
            values(f"pool.{domain}", "A", f"198.51.100.4{n}", SetIdentifier=f"member {n}", MultiValueAnswer=True)
            for n in range(1, 5)
        ),
        alias(domain, "A", zone_id, f"www.{domain}"),
    ]


def change(zone_id, *changes):
    """Makes changes, pairs of an action and a record set, and waits until DNS answers them."""
    batch = [{"Action": action, "ResourceRecordSet": record_set} for action, record_set in changes]
    answer = route53.change_resource_record_sets(HostedZoneId=zone_id, ChangeBatch={"Changes": batch})
    route53.get_waiter("resource_record_sets_changed").wait(Id=answer["ChangeInfo"]["Id"])


def find(domain):
    """The id of the hosted zone of that name."""
    zone = route53.list_hosted_zones_by_name(DNSName=domain, MaxItems="1")["HostedZones"][0]
    assert zone["Name"] == f"{domain}.", f"there is no hosted zone {domain}"
    return zone["Id"].removeprefix("/hostedzone/")


def record_sets(zone_id):
    pages = route53.get_paginator("list_resource_record_sets").paginate(HostedZoneId=zone_id)
    return [record_set for page in pages for record_set in page["ResourceRecordSets"]]


def create_zone(domain):
    zone = route53.create_hosted_zone(Name=domain, CallerReference=str(uuid.uuid4()))["HostedZone"]
    zone_id = zone["Id"].removeprefix("/hostedzone/")
    simple = [
        values(domain, "MX", f"10 mail.{domain}"),
        values(domain, "TXT", '"v=spf1 mx -all"', '"two" "strings"'),
        values(f"mail.{domain}", "A", "192.0.2.250"),
        *(host(domain, number) for number in range(1, 241)),
    ]
    change(zone_id, *(("CREATE", record_set) for record_set in simple))
    change(zone_id, *(("CREATE", record_set) for record_set in routed(domain, zone_id)))


def list_zone(domain):
    for record_set in record_sets(find(domain)):
        place = record_set.get("GeoLocation", {})
        routing = [record_set[key] for key in ("Weight", "Region", "Failover") if key in record_set]
        routing += [place[key] for key in ("SubdivisionCode", "CountryCode", "ContinentCode") if key in place][:1]
        routing += ["multivalue"] if "MultiValueAnswer" in record_set else []
        target = [record_set["AliasTarget"]["DNSName"]] if "AliasTarget" in record_set else []
        print(
            record_set["Name"],
            record_set["Type"],
            record_set.get("SetIdentifier", "-"),
            *(routing or ["-"]),
            record_set.get("TTL", "-"),
            " ".join(target + [record["Value"] for record in record_set.get("ResourceRecords", [])]),
            sep="\t",
        )


def change_zone(domain):
    change(
        find(domain),
        *(("UPSERT", record_set) for record_set in weighted(domain, 50, 50)),
        ("UPSERT", values(f"mail.{domain}", "A", "192.0.2.251", ttl=300)),
        ("DELETE", host(domain, 240)),
        ("CREATE", host(domain, 241)),
    )


def delete_zone(domain):
    zone_id = find(domain)
    kept = (f"{domain}.", "NS"), (f"{domain}.", "SOA")
    ours = [one for one in record_sets(zone_id) if (one["Name"], one["Type"]) not in kept]
    change(zone_id, *(("DELETE", record_set) for record_set in ours))
    route53.delete_hosted_zone(Id=zone_id)


COMMANDS = {"create": create_zone, "list": list_zone, "change": change_zone, "delete": delete_zone}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]](sys.argv[2])
