#!/bin/sh
# A hosted zone with several routing policies: made, listed, changed and deleted with the AWS CLI.
#
#   sh steering.sh create|list|change|delete DOMAIN
set -eu

command=$1
domain=$2
batch=$(mktemp)
trap 'rm -f "$batch"' EXIT

# One change: action, record set.
change() { printf '{"Action": "%s", "ResourceRecordSet": %s}' "$1" "$2"; }

# A record set with values: name, type, TTL, values and routing policy as JSON.
values() {
  printf '{"Name": "%s", "Type": "%s", "TTL": %s, "ResourceRecords": [%s]%s}' "$1" "$2" "$3" "$4" "${5:+, $5}"
}

host() { values "host-$(printf %03d "$1").$domain" A 60 "{\"Value\": \"192.0.2.$1\"}"; }

# A member of a group of addresses: name, address, identifier, routing policy.
member() { values "$1.$domain" A 60 "{\"Value\": \"$2\"}" "\"SetIdentifier\": \"$3\", $4"; }

# Makes the changes that stand on standard input, one a line, and waits until DNS answers them.
submit() {
  printf '{"Changes": [%s]}' "$(paste -s -d , -)" >"$batch"
  change_id=$(aws route53 change-resource-record-sets --hosted-zone-id "$zone_id" --change-batch "file://$batch" \
    --query ChangeInfo.Id --output text)
  aws route53 wait resource-record-sets-changed --id "$change_id"
}

# Sets zone_id to the id of the hosted zone of that name.
find_zone() {
  zone_id=$(aws route53 list-hosted-zones-by-name --dns-name "$domain" --max-items 1 \
    --query "HostedZones[?Name=='$domain.'].Id" --output text)
  [ -n "$zone_id" ] || { echo "there is no hosted zone $domain" >&2; exit 1; }
}

weighted() {
  echo "$(change "$1" "$(member www 198.51.100.1 blue "\"Weight\": $2")")"
  echo "$(change "$1" "$(member www 198.51.100.2 green "\"Weight\": $3")")"
}

routed() {
  weighted CREATE 90 10
  while IFS='|' read -r name address identifier routing; do
    echo "$(change CREATE "$(member "$name" "$address" "$identifier" "$routing")")"
  done <<END
api|198.51.100.11|in ap-northeast-1|"Region": "ap-northeast-1"
api|198.51.100.12|in eu-west-1|"Region": "eu-west-1"
api|198.51.100.13|in us-east-1|"Region": "us-east-1"
site|198.51.100.21|everywhere|"GeoLocation": {"CountryCode": "*"}
site|198.51.100.22|germany|"GeoLocation": {"CountryCode": "DE"}
site|198.51.100.23|california|"GeoLocation": {"CountryCode": "US", "SubdivisionCode": "CA"}
site|198.51.100.24|asia|"GeoLocation": {"ContinentCode": "AS"}
app|198.51.100.31|second|"Failover": "SECONDARY"
pool|198.51.100.41|member 1|"MultiValueAnswer": true
pool|198.51.100.42|member 2|"MultiValueAnswer": true
pool|198.51.100.43|member 3|"MultiValueAnswer": true
pool|198.51.100.44|member 4|"MultiValueAnswer": true
END
  bare_id=${zone_id#/hostedzone/}
  target="\"AliasTarget\": {\"HostedZoneId\": \"$bare_id\", \"EvaluateTargetHealth\": true, \"DNSName\":"
  echo "$(change CREATE "{\"Name\": \"app.$domain\", \"Type\": \"A\", \"SetIdentifier\": \"first\", \
    \"Failover\": \"PRIMARY\", $target \"host-001.$domain\"}}")"
  echo "$(change CREATE "{\"Name\": \"$domain\", \"Type\": \"A\", $target \"www.$domain\"}}")"
}

create_zone() {
  zone_id=$(aws route53 create-hosted-zone --name "$domain" --caller-reference "$(date +%s.%N) $domain" \
    --query HostedZone.Id --output text)
  {
    echo "$(change CREATE "$(values "$domain" MX 60 "{\"Value\": \"10 mail.$domain\"}")")"
    echo "$(change CREATE "$(values "$domain" TXT 60 \
      '{"Value": "\"v=spf1 mx -all\""}, {"Value": "\"two\" \"strings\""}')")"
    echo "$(change CREATE "$(values "mail.$domain" A 60 '{"Value": "192.0.2.250"}')")"
    for number in $(seq 240); do
      echo "$(change CREATE "$(host "$number")")"
    done
  } | submit
  routed | submit
}

list_zone() {
  find_zone
  place='GeoLocation.SubdivisionCode, GeoLocation.CountryCode, GeoLocation.ContinentCode'
  target="AliasTarget.DNSName, join(' ', not_null(ResourceRecords, \`[]\`)[].Value)"
  aws route53 list-resource-record-sets --hosted-zone-id "$zone_id" --output text --query "ResourceRecordSets[].[
    Name, Type, SetIdentifier || '-', not_null(Weight, Region, Failover, $place, MultiValueAnswer && 'multivalue', '-'),
    not_null(TTL, '-'), not_null($target)]"
}

change_zone() {
  find_zone
  {
    weighted UPSERT 50 50
    echo "$(change UPSERT "$(values "mail.$domain" A 300 '{"Value": "192.0.2.251"}')")"
    echo "$(change DELETE "$(host 240)")"
    echo "$(change CREATE "$(host 241)")"
  } | submit
}

delete_zone() {
  find_zone
  aws route53 list-resource-record-sets --hosted-zone-id "$zone_id" --output json \
    --query "{Changes: ResourceRecordSets[?Name != '$domain.' || (Type != 'NS' && Type != 'SOA')].{Action: 'DELETE', ResourceRecordSet: @}}" \
    >"$batch"
  aws route53 change-resource-record-sets --hosted-zone-id "$zone_id" --change-batch "file://$batch" >/dev/null
  aws route53 delete-hosted-zone --id "$zone_id" >/dev/null
}

case $command in
  create | list | change | delete) "${command}_zone" ;;
  *) echo "no such command: $command" >&2; exit 2 ;;
esac
