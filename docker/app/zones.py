"""Creates the zone example.com with a record, or leaves them as they are."""

import boto3

route53 = boto3.client("route53")
zones = route53.list_hosted_zones_by_name(DNSName="example.com", MaxItems="1")["HostedZones"]
if zones and zones[0]["Name"] == "example.com.":
    zone = zones[0]
else:
    zone = route53.create_hosted_zone(Name="example.com", CallerReference="compose")["HostedZone"]
route53.change_resource_record_sets(
    HostedZoneId=zone["Id"],
    ChangeBatch={
        "Changes": [
            {
                "Action": "UPSERT",
                "ResourceRecordSet": {
                    "Name": "www.example.com",
                    "Type": "A",
                    "TTL": 300,
                    "ResourceRecords": [{"Value": "192.0.2.44"}],
                },
            }
        ]
    },
)
