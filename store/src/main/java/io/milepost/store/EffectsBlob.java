package io.milepost.store;

import io.milepost.model.store.Effect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The effects of a change as bytes, for the change log. Numbers are big-endian; a text is its
 * length in two octets and modified UTF-8 ({@link DataOutputStream#writeUTF}).
 *
 * <pre>
 * blob   = version (1) count (4) effect*
 * effect = 30 (1)                         everything is gone
 *        | kind (1) zone [set | vpc]      kind: 1 created, 2 deleted, 3 set changed,
 *                                         4 VPC associated, 5 VPC disassociated
 *        | 10 (1) id check check          a health check was changed: before, after
 *        | 11 (1) id status               a health check's status was forced
 *        | 12 (1) region name state known  an alarm changed: state and last known status
 *        | 13 (1) arn state             a routing control was turned on or off
 *        | 20 (1) collection location blocks blocks     removed, added
 *        | 40 (1) zone keys keys          what answers are signed with: before, after
 * zone   = 0 (1)                          the zone of the effect before
 *        | 1 (1) id number (8) apex private (1)
 * vpc    = region id
 * set    = owner type (2) identifier image image     before, after
 * image  = 0 (1)                          no set
 *        | 1 (1) routing check ttl (4) length (4) rdata
 *        | 2 (1) routing check target zone id, target, evaluates health (1)
 * blocks = count (4) block*               each a text
 * keys   = count (1) key*                 none: not signed
 * key    = role point (64) published (1) signs (1) length (2) sealed private key
 * check  = 0 (1)                          no check
 *        | 1 (1) number (8) reference version (8) type settings
 * status = a {@link io.milepost.model.health.HealthStatus}, or empty; known is one too
 * state  = a text: the name of a state, or empty
 * </pre>
 *
 * An apex, an owner and an alias's target are names in wire form; an identifier, routing or health
 * check that is not there is an empty text. In version 1 all zones are public, and nothing says so.
 */
final class EffectsBlob {
  static final int VERSION = 2;
  static final int VERSION_WITHOUT_PRIVATE_ZONES = 1;
  static final int ZONE_CREATED = 1;
  static final int ZONE_DELETED = 2;
  static final int SET_CHANGED = 3;
  static final int VPC_ASSOCIATED = 4;
  static final int VPC_DISASSOCIATED = 5;
  static final int CIDR_LOCATION_CHANGED = 20;
  static final int HEALTH_CHECK_CHANGED = 10;
  static final int HEALTH_FORCED = 11;
  static final int ALARM_CHANGED = 12;
  static final int ROUTING_CONTROL_CHANGED = 13;
  static final int CONTENTS_CLEARED = 30;
  static final int ZONE_SIGNING_CHANGED = 40;
  static final int NO_SET = 0;
  static final int VALUES = 1;
  static final int ALIAS = 2;

  private EffectsBlob() {}

  static byte[] write(List<Effect> effects) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new EffectsWriter(new DataOutputStream(bytes)).write(effects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalStateException if the bytes are of a version that is not known
   */
  static List<Effect> read(byte[] blob) {
    try {
      return new EffectsReader(new DataInputStream(new ByteArrayInputStream(blob))).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
