package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.RecordType;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of one {@code ResourceRecord}: text in the API, record data (rdata) on the wire.
 *
 * <p>The text resembles that of master files (RFC 1035 section 5.1) but is not the same: escapes
 * are octal, names are fully qualified without a trailing dot too, strings are always quoted, and
 * there are no comments, parentheses, units of time or unknown types.
 *
 * @see "Route 53 Developer Guide: supported DNS record types"
 */
public final class RecordValue {
  private static final String[] COUNTS = {
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven"
  };

  private RecordValue() {}

  /**
   * The rdata that a value says, with names uncompressed and in the case in which they were
   * written.
   *
   * <p>The length of the value, at most 4000 characters, is the caller's to check. A value that
   * passes has printable ASCII alone, so that it has no line breaks.
   *
   * @throws FatalProblemException if the value is not one of that type
   */
  public static byte[] parse(RecordType type, String value) throws FatalProblemException {
    checkCharacters(value);
    ValueProblem problem = new ValueProblem(type, value);
    if (isServiceBinding(type)) {
      return ServiceBinding.parse(value, problem);
    }
    List<RdataField> fields = RdataFields.of(type);
    List<String> texts = fields.size() == 1 ? List.of(value) : FieldSplitter.split(value);
    if (texts.size() != fields.size()) {
      int count = fields.size();
      throw problem.rdata(
          "Not" + COUNTS[count] + "Fields", type + " record doesn't have " + count + " fields");
    }
    RdataWriter out = new RdataWriter();
    for (int i = 0; i < fields.size(); i++) {
      fields.get(i).encode(texts.get(i), out, problem);
    }
    byte[] rdata = out.toByteArray();
    RdataRules.check(type, rdata, problem);
    return rdata;
  }

  /**
   * The value that says an rdata: names with a trailing dot, octal escapes, strings quoted. Parsing
   * it gives the same rdata.
   *
   * @param rdata as {@link #parse} gives it
   * @throws IllegalArgumentException if it is not one of that type
   */
  public static String format(RecordType type, byte[] rdata) {
    ByteBuffer in = ByteBuffer.wrap(rdata);
    try {
      String value = isServiceBinding(type) ? ServiceBinding.format(in) : formatFields(type, in);
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(
            type + " rdata has " + in.remaining() + " octets too many");
      }
      return value;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          type + " rdata of " + rdata.length + " octets is too short", e);
    }
  }

  private static String formatFields(RecordType type, ByteBuffer in) {
    List<String> texts = new ArrayList<>();
    for (RdataField field : RdataFields.of(type)) {
      texts.add(field.decode(in));
    }
    return String.join(" ", texts);
  }

  private static boolean isServiceBinding(RecordType type) {
    return type == RecordType.SVCB || type == RecordType.HTTPS;
  }

  private static void checkCharacters(String value) throws FatalProblemException {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && i == 0)) {
        throw new FatalProblemException(
            "UnsupportedCharacter",
            "Value contains unsupported characters",
            Character.toString(value.codePointAt(i)));
      }
    }
  }
}
