package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * One or more octets in hexadecimal, up to the end of the rdata.
 *
 * @param name what they are, each word with a capital letter
 */
record HexField(String name) implements RdataField {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  @Override
  public void encode(String text, RdataWriter out, ValueProblem problem)
      throws FatalProblemException {
    if (text.length() % 2 != 0 || !text.chars().allMatch(HexFormat::isHexDigit)) {
      throw problem.illegal(name, "is not an even number of hexadecimal digits");
    }
    out.octets(HEX.parseHex(text));
  }

  @Override
  public String decode(ByteBuffer in) {
    byte[] octets = new byte[in.remaining()];
    in.get(octets);
    return HEX.formatHex(octets);
  }
}
