package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.KeySigningKey;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.MasterKeyException;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.error.InvalidKMSArn;
import io.milepost.model.error.InvalidKeySigningKeyName;
import io.milepost.model.error.InvalidKeySigningKeyStatus;
import io.milepost.model.error.KeySigningKeyAlreadyExists;
import io.milepost.model.error.TooManyKeySigningKeys;
import io.milepost.model.store.DnssecReader;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a key-signing key. The pair is the one that other zones have for the same key of the key
 * management service, if there are any; else it is new.
 *
 * @param name 3 to 128 letters, digits and underscores
 * @param callerReference 1 to 128 characters
 * @param status ACTIVE or INACTIVE
 * @see "Route 53 API Reference: CreateKeySigningKey"
 */
public record CreateKeySigningKey(
    HostedZoneId zoneId,
    String name,
    String callerReference,
    String kmsArn,
    String status,
    KeyMaker maker)
    implements StoreChange<CreateKeySigningKey.Made> {
  static final int MAX_KEYS = 2;

  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_]{3,128}");

  /** Multi-Region keys, {@code mrk-}, are not for DNSSEC. */
  private static final Pattern ARN =
      Pattern.compile("arn:aws:kms:us-east-1:[0-9]{12}:key/(?!mrk-)[0-9A-Za-z-]{1,256}");

  /** What was made. */
  public record Made(HostedZone zone, KeySigningKey key, ChangeInfo change) {}

  /**
   * @throws io.milepost.model.error.NoSuchHostedZone if there is no such zone
   * @throws io.milepost.model.error.InvalidArgument if the zone is private
   * @throws InvalidKeySigningKeyName if the name has other characters
   * @throws InvalidKeySigningKeyStatus if the status is another, or a key of the zone has failed
   * @throws io.milepost.model.error.InvalidSigningStatus if the zone has failed
   * @throws KeySigningKeyAlreadyExists if another key of the zone has the name, reference or ARN
   * @throws TooManyKeySigningKeys if the zone has two keys
   * @throws InvalidKMSArn if the ARN is not of a key in us-east-1, or the pair can't be kept
   */
  @Override
  public Made applyTo(StoreTransaction transaction) {
    HostedZone zone = DnssecRules.zone(transaction, zoneId);
    ZoneDnssec dnssec = transaction.dnssec(zoneId);
    KeySigningKeyStatus initial = checkRequest();
    DnssecRules.checkSigningStatus(zoneId, dnssec);
    DnssecRules.checkOthers(dnssec, Optional.empty());
    checkOwn(dnssec);
    KeySigningKey key =
        new KeySigningKey(
            name,
            callerReference,
            kmsArn,
            initial,
            "",
            material(transaction),
            transaction.now(),
            transaction.now());
    transaction.putDnssec(zone.reference(), dnssec.with(key));
    ChangeInfo change = Submission.of(transaction, Optional.empty());
    return new Made(zone, key, change);
  }

  private KeySigningKeyStatus checkRequest() {
    if (!NAME.matcher(name).matches()) {
      throw new InvalidKeySigningKeyName(name);
    }
    KeySigningKeyStatus initial =
        switch (status) {
          case "ACTIVE" -> KeySigningKeyStatus.ACTIVE;
          case "INACTIVE" -> KeySigningKeyStatus.INACTIVE;
          default ->
              throw new InvalidKeySigningKeyStatus(
                  "A Key Signing Key is created with status ACTIVE or INACTIVE, not "
                      + status
                      + ".");
        };
    checkArn(kmsArn);
    return initial;
  }

  /**
   * @throws InvalidKMSArn if an ARN is not of a key that may sign
   */
  static void checkArn(String arn) {
    if (!ARN.matcher(arn).matches()) {
      throw new InvalidKMSArn(
          "'"
              + arn
              + "' is not the ARN of a customer managed, single-Region key in us-east-1, such as"
              + " arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab.");
    }
  }

  private void checkOwn(ZoneDnssec dnssec) {
    for (KeySigningKey key : dnssec.keySigningKeys()) {
      if (key.name().equals(name)) {
        throw new KeySigningKeyAlreadyExists("name");
      }
      if (key.callerReference().equals(callerReference)) {
        throw new KeySigningKeyAlreadyExists("caller reference");
      }
      if (key.kmsArn().equals(kmsArn)) {
        throw new KeySigningKeyAlreadyExists("customer managed key ARN");
      }
    }
    if (dnssec.keySigningKeys().size() >= MAX_KEYS) {
      throw new TooManyKeySigningKeys();
    }
  }

  private KeyMaterial material(StoreTransaction transaction) {
    try {
      Optional<DnssecReader.KeyOfZone> other = transaction.keyOfArn(kmsArn);
      return other.isPresent()
          ? maker.copy(other.get().zone(), other.get().material(), zoneId)
          : maker.make(zoneId, KeyRole.KSK);
    } catch (MasterKeyException e) {
      throw DnssecRules.unusable(kmsArn, e);
    }
  }
}
