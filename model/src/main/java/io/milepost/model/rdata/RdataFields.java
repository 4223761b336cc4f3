package io.milepost.model.rdata;

import static io.milepost.model.rdata.NumberField.int16;
import static io.milepost.model.rdata.NumberField.int32;
import static io.milepost.model.rdata.NumberField.int8;

import io.milepost.model.record.RecordType;
import java.util.List;

/** The fields of each type's rdata, which are the same in text and on the wire. */
final class RdataFields {
  private static final NameField NAME = new NameField();

  /** RFC 1035 section 3.4.1. */
  private static final List<RdataField> A = List.of(new AddressField(4));

  /** RFC 3596 section 2.2. */
  private static final List<RdataField> AAAA = List.of(new AddressField(16));

  /** RFC 8659 section 4.1. */
  private static final List<RdataField> CAA =
      List.of(int8("Flags", 0, 255), new TagField(), new StringField(false));

  /** RFC 4034 section 5.1. */
  private static final List<RdataField> DS =
      List.of(
          int16("Key Tag"),
          int8("Algorithm", 0, 255),
          int8("Digest Type", 0, 255),
          new HexField("Digest"));

  /** RFC 1035 sections 3.3.1, 3.3.11 and 3.3.12: CNAME, NS and PTR. */
  private static final List<RdataField> ONE_NAME = List.of(NAME);

  /** RFC 1035 section 3.3.9. */
  private static final List<RdataField> MX = List.of(int16("Preference"), NAME);

  /** RFC 3403 section 4.1: flags, services and regexp are strings. */
  private static final List<RdataField> NAPTR =
      List.of(
          int16("Order"),
          int16("Preference"),
          new StringField(true),
          new StringField(true),
          new StringField(true),
          NAME);

  /** RFC 1035 section 3.3.13; times have 31 bits as TTLs have (RFC 2181 section 8). */
  private static final List<RdataField> SOA =
      List.of(
          NAME,
          NAME,
          int32("Serial", 0xffff_ffffL),
          int32("Refresh", Integer.MAX_VALUE),
          int32("Retry", Integer.MAX_VALUE),
          int32("Expire", Integer.MAX_VALUE),
          int32("Minimum", Integer.MAX_VALUE));

  /** RFC 2782. */
  private static final List<RdataField> SRV =
      List.of(int16("Priority"), int16("Weight"), int16("Port"), NAME);

  /** RFC 4255 section 3.1; the numbers are those that Route 53 documents. */
  private static final List<RdataField> SSHFP =
      List.of(int8("Algorithm", 1, 6), int8("Fingerprint Type", 1, 2), new HexField("Fingerprint"));

  /** RFC 6698 section 2.1; the numbers are those that Route 53 documents. */
  private static final List<RdataField> TLSA =
      List.of(
          int8("Certificate Usage", 0, 3),
          int8("Selector", 0, 1),
          int8("Matching Type", 0, 2),
          new HexField("Certificate Association Data"));

  /** RFC 1035 section 3.3.14, and RFC 4408 section 3.1.1 for SPF. */
  private static final List<RdataField> TEXT = List.of(new TextField());

  private RdataFields() {}

  /** The fields of a type; SVCB and HTTPS, of variable form, are {@link ServiceBinding}'s. */
  static List<RdataField> of(RecordType type) {
    return switch (type) {
      case A -> A;
      case AAAA -> AAAA;
      case CAA -> CAA;
      case CNAME, NS, PTR -> ONE_NAME;
      case DS -> DS;
      case MX -> MX;
      case NAPTR -> NAPTR;
      case SOA -> SOA;
      case SPF, TXT -> TEXT;
      case SRV -> SRV;
      case SSHFP -> SSHFP;
      case TLSA -> TLSA;
      case HTTPS, SVCB -> throw new IllegalArgumentException(type + " has no fixed fields");
    };
  }
}
