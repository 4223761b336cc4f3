package io.milepost.api.state;

import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.SealedKey;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.dnssec.ZoneSigningKey;
import io.milepost.model.dnssec.ZoneSigningKeyState;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The keys of a zone in a document; private keys are encrypted there as they are in the store. */
final class DnssecFormat {
  private static final int MAX_MESSAGE_LENGTH = 512;
  private static final int MAX_ARN_LENGTH = 2048;
  private static final int MAX_KEY_LENGTH = 4096;
  private static final int MAX_WORD_LENGTH = 64;
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_]{3,128}");

  private DnssecFormat() {}

  /** Empty if there is nothing to say. */
  static Optional<ObjectNode> write(ZoneDnssec dnssec) {
    if (dnssec.equals(ZoneDnssec.NONE)) {
      return Optional.empty();
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("ServeSignature", dnssec.serveSignature().name());
    putMessage(json, dnssec.statusMessage());
    ArrayNode ksks = json.putArray("KeySigningKeys");
    for (KeySigningKey key : dnssec.keySigningKeys()) {
      ObjectNode entry = ksks.addObject();
      entry.put("Name", key.name());
      entry.put("CallerReference", key.callerReference());
      entry.put("KmsArn", key.kmsArn());
      entry.put("Status", key.status().name());
      putMessage(entry, key.statusMessage());
      putMaterial(entry, key.material());
      entry.put("CreatedDate", key.createdDate().toString());
      entry.put("LastModifiedDate", key.lastModifiedDate().toString());
    }
    ArrayNode zsks = json.putArray("ZoneSigningKeys");
    for (ZoneSigningKey key : dnssec.zoneSigningKeys()) {
      ObjectNode entry = zsks.addObject();
      entry.put("State", key.state().name());
      entry.put("Since", key.since().toString());
      putMaterial(entry, key.material());
    }
    return Optional.of(json);
  }

  private static void putMessage(ObjectNode json, String message) {
    if (!message.isEmpty()) {
      json.put("StatusMessage", message);
    }
  }

  private static void putMaterial(ObjectNode json, KeyMaterial material) {
    byte[] sealed = material.sealed().toBytes();
    json.put("PublicKey", material.dnskey().publicKeyText());
    json.put("EncryptedPrivateKey", Base64.getEncoder().encodeToString(sealed));
  }

  /** The field {@code DNSSEC} of a zone; if it is left out, the zone has no keys. */
  static ZoneDnssec read(StateObject zone) {
    Optional<StateObject> there = zone.object("DNSSEC");
    if (there.isEmpty()) {
      return ZoneDnssec.NONE;
    }
    StateObject json = there.get();
    ZoneDnssec dnssec =
        new ZoneDnssec(
            word(json, "ServeSignature", ServeSignature.class),
            message(json),
            json.objects("KeySigningKeys").stream().map(DnssecFormat::keySigningKey).toList(),
            json.objects("ZoneSigningKeys").stream().map(DnssecFormat::zoneSigningKey).toList());
    json.end();
    return dnssec;
  }

  private static KeySigningKey keySigningKey(StateObject json) {
    String name = json.requiredText("Name", MAX_WORD_LENGTH * 2);
    if (!NAME.matcher(name).matches()) {
      throw json.refusal("the field 'Name' is not 3 to 128 letters, digits and underscores.");
    }
    KeySigningKey key =
        new KeySigningKey(
            name,
            StateFields.callerReference(json).orElse(name),
            json.requiredText("KmsArn", MAX_ARN_LENGTH),
            word(json, "Status", KeySigningKeyStatus.class),
            message(json),
            material(json, KeyRole.KSK),
            time(json, "CreatedDate"),
            time(json, "LastModifiedDate"));
    json.end();
    return key;
  }

  private static ZoneSigningKey zoneSigningKey(StateObject json) {
    ZoneSigningKey key =
        new ZoneSigningKey(
            material(json, KeyRole.ZSK),
            word(json, "State", ZoneSigningKeyState.class),
            time(json, "Since"));
    json.end();
    return key;
  }

  private static String message(StateObject json) {
    return json.text("StatusMessage", MAX_MESSAGE_LENGTH).orElse("");
  }

  private static <E extends Enum<E>> E word(StateObject json, String name, Class<E> type) {
    String word = json.requiredText(name, MAX_WORD_LENGTH);
    List<E> all = Arrays.asList(type.getEnumConstants());
    return all.stream()
        .filter(one -> one.name().equals(word))
        .findFirst()
        .orElseThrow(() -> json.refusal("the field '" + name + "' is none of " + all + "."));
  }

  private static Instant time(StateObject json, String name) {
    try {
      return Instant.parse(json.requiredText(name, MAX_WORD_LENGTH)).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw json.refusal("the field '" + name + "' is not a time such as 2026-01-01T00:00:00Z.");
    }
  }

  private static KeyMaterial material(StateObject json, KeyRole role) {
    try {
      Dnskey dnskey = Dnskey.of(role, bytes(json, "PublicKey"));
      return new KeyMaterial(dnskey, SealedKey.of(bytes(json, "EncryptedPrivateKey")));
    } catch (IllegalArgumentException e) {
      throw json.refusal("the field 'PublicKey' is not 64 octets.");
    }
  }

  private static byte[] bytes(StateObject json, String name) {
    try {
      return Base64.getDecoder().decode(json.requiredText(name, MAX_KEY_LENGTH));
    } catch (IllegalArgumentException e) {
      throw json.refusal("the field '" + name + "' is not base64.");
    }
  }
}
