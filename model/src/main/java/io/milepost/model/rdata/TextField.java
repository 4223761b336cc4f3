package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import java.nio.ByteBuffer;
import java.util.StringJoiner;

/**
 * One or more quoted strings, up to the end of the rdata.
 *
 * <p>Spaces between them are optional: clients, Terraform's documentation among them, join the
 * parts of a long text as {@code "…""…"}.
 */
record TextField() implements RdataField {
  @Override
  public void encode(String text, RdataWriter out, ValueProblem problem)
      throws FatalProblemException {
    int at = 0;
    do {
      int close = text.startsWith("\"", at) ? CharacterString.closingQuote(text, at) : -1;
      if (close < 0) {
        throw problem.notQuoted();
      }
      byte[] octets = CharacterString.octets(text.substring(at + 1, close), problem);
      CharacterString.checkLength(octets, problem);
      out.number(octets.length, 1);
      out.octets(octets);
      at = skipSpaces(text, close + 1);
    } while (at < text.length());
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  @Override
  public String decode(ByteBuffer in) {
    StringJoiner strings = new StringJoiner(" ");
    do {
      byte[] octets = new byte[in.get() & 0xff];
      in.get(octets);
      strings.add(CharacterString.quote(octets));
    } while (in.hasRemaining());
    return strings.toString();
  }
}
