package io.milepost.model.rdata;

import io.milepost.model.record.RecordType;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** dnsjava's reading of a value, to compare ours with. */
final class MasterFile {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([0-3][0-7]{2})|(.))");

  /** The owner is the root, one octet; then type, class, TTL and the rdata's length. */
  private static final int RDATA_OFFSET = 1 + 2 + 2 + 4 + 2;

  private MasterFile() {}

  /** The rdata of a value whose names all end with a dot. */
  static byte[] rdata(RecordType type, String value) throws IOException {
    String text =
        ESCAPE
            .matcher(value)
            .replaceAll(escape ->
                escape.group(1) == null
                    ? "\\\\\\" + escape.group(2)
                    : "\\\\%03d".formatted(Integer.parseInt(escape.group(1), 8)));
    Record record = Record.fromString(Name.root, type.code(), DClass.IN, 0, text, Name.root);
    byte[] wire = record.toWire(Section.ANSWER);
    return Arrays.copyOfRange(wire, RDATA_OFFSET, wire.length);
  }
}
