package io.milepost.model.rdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.milepost.model.name.FatalProblemException;
import java.nio.ByteBuffer;

/** A CAA property's tag: ASCII letters and digits, its length before it (RFC 8659 section 4.1). */
record TagField() implements RdataField {
  private static final int MAX_LENGTH = 255;

  @Override
  public void encode(String text, RdataWriter out, ValueProblem problem)
      throws FatalProblemException {
    if (text.length() > MAX_LENGTH || !text.chars().allMatch(TagField::isAlphanumeric)) {
      throw problem.illegal("Tag", "is not made of letters and digits");
    }
    out.number(text.length(), 1);
    out.octets(text.getBytes(US_ASCII));
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  @Override
  public String decode(ByteBuffer in) {
    byte[] tag = new byte[in.get() & 0xff];
    in.get(tag);
    return new String(tag, US_ASCII);
  }
}
