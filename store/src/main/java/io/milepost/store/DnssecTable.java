package io.milepost.store;

import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.dnssec.SealedKey;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.dnssec.ZoneSigningKey;
import io.milepost.model.dnssec.ZoneSigningKeyState;
import io.milepost.model.store.DnssecReader;
import io.milepost.model.zone.HostedZoneId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The keys of zones, and whether they are signed. */
final class DnssecTable {
  private static final String KEY_OF_ZONE =
      "SELECT hosted_zone.id, point, sealed FROM key_signing_key"
          + " JOIN hosted_zone ON hosted_zone.number = key_signing_key.zone_number ";

  private final Statements sql;

  DnssecTable(Statements sql) {
    this.sql = sql;
  }

  private static KeyMaterial material(KeyRole role, ResultSet row, int column) throws SQLException {
    return new KeyMaterial(
        Dnskey.of(role, row.getBytes(column)), SealedKey.of(row.getBytes(column + 1)));
  }

  private static KeySigningKey keySigningKey(ResultSet row) throws SQLException {
    return new KeySigningKey(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        KeySigningKeyStatus.valueOf(row.getString(4)),
        row.getString(5),
        material(KeyRole.KSK, row, 6),
        Instant.ofEpochMilli(row.getLong(8)),
        Instant.ofEpochMilli(row.getLong(9)));
  }

  private static ZoneSigningKey zoneSigningKey(ResultSet row) throws SQLException {
    return new ZoneSigningKey(
        material(KeyRole.ZSK, row, 1),
        ZoneSigningKeyState.valueOf(row.getString(3)),
        Instant.ofEpochMilli(row.getLong(4)));
  }

  private static DnssecReader.KeyOfZone keyOfZone(ResultSet row) throws SQLException {
    return new DnssecReader.KeyOfZone(
        new HostedZoneId(row.getString(1)), material(KeyRole.KSK, row, 2));
  }

  ZoneDnssec find(HostedZoneId id) {
    OptionalLong zone =
        sql.firstNumber("SELECT number FROM hosted_zone WHERE id = ?", id.value())
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty());
    return zone.isEmpty() ? ZoneDnssec.NONE : find(zone.getAsLong());
  }

  ZoneDnssec find(long zoneNumber) {
    Optional<ZoneDnssec> states =
        sql.first(
            "SELECT serve_signature, status_message FROM zone_dnssec WHERE zone_number = ?",
            row ->
                new ZoneDnssec(
                    ServeSignature.valueOf(row.getString(1)),
                    row.getString(2),
                    List.of(),
                    List.of()),
            zoneNumber);
    return states
        .map(of ->
            new ZoneDnssec(
                of.serveSignature(),
                of.statusMessage(),
                keySigningKeys(zoneNumber),
                zoneSigningKeys(zoneNumber)))
        .orElse(ZoneDnssec.NONE);
  }

  private List<KeySigningKey> keySigningKeys(long zoneNumber) {
    return sql.list(
        "SELECT name, caller_reference, kms_arn, status, status_message, point, sealed, created_at,"
            + " modified_at FROM key_signing_key WHERE zone_number = ? ORDER BY position",
        DnssecTable::keySigningKey,
        zoneNumber);
  }

  private List<ZoneSigningKey> zoneSigningKeys(long zoneNumber) {
    return sql.list(
        "SELECT point, sealed, state, since FROM zone_signing_key WHERE zone_number = ?"
            + " ORDER BY position",
        DnssecTable::zoneSigningKey,
        zoneNumber);
  }

  Optional<DnssecReader.KeyOfZone> keyOfArn(String kmsArn) {
    return sql.first(
        KEY_OF_ZONE
            + "WHERE kms_arn = ? AND status <> 'ACTION_NEEDED' ORDER BY zone_number LIMIT 1",
        DnssecTable::keyOfZone,
        kmsArn);
  }

  void activeKeys(Consumer<DnssecReader.KeyOfZone> consumer) {
    sql.query(
        KEY_OF_ZONE
            + "JOIN zone_dnssec ON zone_dnssec.zone_number = key_signing_key.zone_number"
            + " WHERE status = 'ACTIVE'"
            + " ORDER BY serve_signature = 'SIGNING' DESC, key_signing_key.zone_number, position",
        rows -> {
          while (rows.next()) {
            consumer.accept(keyOfZone(rows));
          }
        });
  }

  /** The numbers of the zones that are signed. */
  Set<Long> signedZones() {
    return new HashSet<>(
        sql.list(
            "SELECT zone_number FROM zone_dnssec WHERE serve_signature = 'SIGNING'",
            row -> row.getLong(1)));
  }

  List<HostedZoneId> toRoll(Instant now, RollTiming timing) {
    return sql.list(
        "SELECT id FROM hosted_zone WHERE number IN (SELECT zone_number FROM zone_signing_key"
            + " WHERE since > ?"
            + " OR since <= CASE state WHEN 'PUBLISHED' THEN ? WHEN 'ACTIVE' THEN ? ELSE ? END)"
            + " AND number IN"
            + " (SELECT zone_number FROM zone_dnssec WHERE serve_signature = 'SIGNING')"
            + " ORDER BY number",
        row -> new HostedZoneId(row.getString(1)),
        now.toEpochMilli(),
        now.minus(timing.published()).toEpochMilli(),
        now.minus(timing.signs()).toEpochMilli(),
        now.minus(timing.retired()).toEpochMilli());
  }

  void put(long zoneNumber, ZoneDnssec dnssec) {
    delete(zoneNumber);
    sql.execute(
        "INSERT INTO zone_dnssec (zone_number, serve_signature, status_message) VALUES (?, ?, ?)",
        zoneNumber,
        dnssec.serveSignature().name(),
        dnssec.statusMessage());
    int position = 0;
    for (KeySigningKey key : dnssec.keySigningKeys()) {
      insert(zoneNumber, position++, key);
    }
    for (ZoneSigningKey key : dnssec.zoneSigningKeys()) {
      insert(zoneNumber, position++, key);
    }
  }

  private void insert(long zoneNumber, int position, KeySigningKey key) {
    sql.execute(
        "INSERT INTO key_signing_key (zone_number, position, name, caller_reference, kms_arn,"
            + " status, status_message, point, sealed, created_at, modified_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        zoneNumber,
        position,
        key.name(),
        key.callerReference(),
        key.kmsArn(),
        key.status().name(),
        key.statusMessage(),
        key.dnskey().point(),
        key.material().sealed().toBytes(),
        key.createdDate().toEpochMilli(),
        key.lastModifiedDate().toEpochMilli());
  }

  private void insert(long zoneNumber, int position, ZoneSigningKey key) {
    sql.execute(
        "INSERT INTO zone_signing_key (zone_number, position, state, since, point, sealed)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        zoneNumber,
        position,
        key.state().name(),
        key.since().toEpochMilli(),
        key.material().dnskey().point(),
        key.material().sealed().toBytes());
  }

  /** Removes what a zone has of keys and states, if anything. */
  void delete(long zoneNumber) {
    sql.execute("DELETE FROM key_signing_key WHERE zone_number = ?", zoneNumber);
    sql.execute("DELETE FROM zone_signing_key WHERE zone_number = ?", zoneNumber);
    sql.execute("DELETE FROM zone_dnssec WHERE zone_number = ?", zoneNumber);
  }
}
