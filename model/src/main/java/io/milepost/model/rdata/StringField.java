package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import java.nio.ByteBuffer;

/**
 * A quoted string of at most 255 octets (RFC 1035 section 3.3, character-string).
 *
 * @param counted whether a length octet stands before it; if not, it lasts until the rdata ends
 */
record StringField(boolean counted) implements RdataField {
  @Override
  public void encode(String text, RdataWriter out, ValueProblem problem)
      throws FatalProblemException {
    if (!text.startsWith("\"") || CharacterString.closingQuote(text, 0) != text.length() - 1) {
      throw problem.notQuoted();
    }
    byte[] octets = CharacterString.octets(text.substring(1, text.length() - 1), problem);
    CharacterString.checkLength(octets, problem);
    if (counted) {
      out.number(octets.length, 1);
    }
    out.octets(octets);
  }

  @Override
  public String decode(ByteBuffer in) {
    byte[] octets = new byte[counted ? in.get() & 0xff : in.remaining()];
    in.get(octets);
    return CharacterString.quote(octets);
  }
}
