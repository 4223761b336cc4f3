// A hosted zone with several routing policies: made, listed, changed and deleted with the AWS SDK for JavaScript.
//
//     node steering.mjs create|list|change|delete DOMAIN

import { randomUUID } from "node:crypto";
import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
  waitUntilResourceRecordSetsChanged,
} from "@aws-sdk/client-route-53";

const route53 = new Route53Client({});

/** A record set with values; a routing policy needs a SetIdentifier beside it. */
function values(name, type, texts, routing = {}, ttl = 60) {
  const records = texts.map((text) => ({ Value: text }));
  return { Name: name, Type: type, TTL: ttl, ResourceRecords: records, ...routing };
}

/** A record set that answers what another one of the zone does. */
function alias(name, type, zoneId, target, routing = {}) {
  const aliasTarget = { HostedZoneId: zoneId, DNSName: target, EvaluateTargetHealth: true };
  return { Name: name, Type: type, AliasTarget: aliasTarget, ...routing };
}

function host(domain, number) {
  return values(`host-${String(number).padStart(3, "0")}.${domain}`, "A", [`192.0.2.${number}`]);
}

function weighted(domain, blue, green) {
  return [
    values(`www.${domain}`, "A", ["198.51.100.1"], { SetIdentifier: "blue", Weight: blue }),
    values(`www.${domain}`, "A", ["198.51.100.2"], { SetIdentifier: "green", Weight: green }),
  ];
}

function routed(domain, zoneId) {
  const latency = (region, address) =>
    values(`api.${domain}`, "A", [address], { SetIdentifier: `in ${region}`, Region: region });
  const geolocation = (identifier, address, place) =>
    values(`site.${domain}`, "A", [address], { SetIdentifier: identifier, GeoLocation: place });
  const multivalue = (n) =>
    values(`pool.${domain}`, "A", [`198.51.100.4${n}`], { SetIdentifier: `member ${n}`, MultiValueAnswer: true });
  return [
    ...weighted(domain, 90, 10),
    latency("ap-northeast-1", "198.51.100.11"),
    latency("eu-west-1", "198.51.100.12"),
    latency("us-east-1", "198.51.100.13"),
    geolocation("everywhere", "198.51.100.21", { CountryCode: "*" }),
    geolocation("germany", "198.51.100.22", { CountryCode: "DE" }),
    geolocation("california", "198.51.100.23", { CountryCode: "US", SubdivisionCode: "CA" }),
    geolocation("asia", "198.51.100.24", { ContinentCode: "AS" }),
    alias(`app.${domain}`, "A", zoneId, `host-001.${domain}`, { SetIdentifier: "first", Failover: "PRIMARY" }),
    values(`app.${domain}`, "A", ["198.51.100.31"], { SetIdentifier: "second", Failover: "SECONDARY" }),
    ...[1, 2, 3, 4].map(multivalue),
    alias(domain, "A", zoneId, `www.${domain}`),
  ];
}

/** Makes changes, pairs of an action and a record set, and waits until DNS answers them. */
async function change(zoneId, changes) {
  const batch = changes.map(([action, recordSet]) => ({ Action: action, ResourceRecordSet: recordSet }));
  const answer = await route53.send(
    new ChangeResourceRecordSetsCommand({ HostedZoneId: zoneId, ChangeBatch: { Changes: batch } }),
  );
  await waitUntilResourceRecordSetsChanged({ client: route53, maxWaitTime: 120 }, { Id: answer.ChangeInfo.Id });
}

/** The id of the hosted zone of that name. */
async function find(domain) {
  const found = await route53.send(new ListHostedZonesByNameCommand({ DNSName: domain, MaxItems: 1 }));
  const zone = found.HostedZones[0];
  if (zone?.Name !== `${domain}.`) throw new Error(`there is no hosted zone ${domain}`);
  return zone.Id.replace("/hostedzone/", "");
}

/** All record sets of a zone. The SDK has no paginator for this list. */
async function recordSets(zoneId) {
  const all = [];
  let page = {};
  do {
    page = await route53.send(
      new ListResourceRecordSetsCommand({
        HostedZoneId: zoneId,
        StartRecordName: page.NextRecordName,
        StartRecordType: page.NextRecordType,
        StartRecordIdentifier: page.NextRecordIdentifier,
      }),
    );
    all.push(...page.ResourceRecordSets);
  } while (page.IsTruncated);
  return all;
}

const commands = {
  async create(domain) {
    const created = await route53.send(new CreateHostedZoneCommand({ Name: domain, CallerReference: randomUUID() }));
    const zoneId = created.HostedZone.Id.replace("/hostedzone/", "");
    const simple = [
      values(domain, "MX", [`10 mail.${domain}`]),
      values(domain, "TXT", ['"v=spf1 mx -all"', '"two" "strings"']),
      values(`mail.${domain}`, "A", ["192.0.2.250"]),
    ];
    for (let number = 1; number <= 240; number++) simple.push(host(domain, number));
    await change(zoneId, simple.map((recordSet) => ["CREATE", recordSet]));
    await change(zoneId, routed(domain, zoneId).map((recordSet) => ["CREATE", recordSet]));
  },

  async list(domain) {
    for (const one of await recordSets(await find(domain))) {
      const place = one.GeoLocation;
      const routing = [
        one.Weight,
        one.Region,
        one.Failover,
        place?.SubdivisionCode ?? place?.CountryCode ?? place?.ContinentCode,
        one.MultiValueAnswer && "multivalue",
      ].find((part) => part !== undefined);
      const target = one.AliasTarget?.DNSName ?? one.ResourceRecords.map((record) => record.Value).join(" ");
      console.log([one.Name, one.Type, one.SetIdentifier ?? "-", routing ?? "-", one.TTL ?? "-", target].join("\t"));
    }
  },

  async change(domain) {
    await change(await find(domain), [
      ...weighted(domain, 50, 50).map((recordSet) => ["UPSERT", recordSet]),
      ["UPSERT", values(`mail.${domain}`, "A", ["192.0.2.251"], {}, 300)],
      ["DELETE", host(domain, 240)],
      ["CREATE", host(domain, 241)],
    ]);
  },

  async delete(domain) {
    const zoneId = await find(domain);
    const kept = (one) => one.Name === `${domain}.` && ["NS", "SOA"].includes(one.Type);
    const ours = (await recordSets(zoneId)).filter((one) => !kept(one));
    await change(zoneId, ours.map((recordSet) => ["DELETE", recordSet]));
    await route53.send(new DeleteHostedZoneCommand({ Id: zoneId }));
  },
};

const [command, domain] = process.argv.slice(2);
await commands[command](domain);
