package io.milepost.model.rdata;

import io.milepost.model.address.AddressText;
import io.milepost.model.name.FatalProblemException;
import java.nio.ByteBuffer;

/**
 * An IP address.
 *
 * @param octets 4 for IPv4, 16 for IPv6
 */
record AddressField(int octets) implements RdataField {
  @Override
  public void encode(String text, RdataWriter out, ValueProblem problem)
      throws FatalProblemException {
    String version = octets == 4 ? "IPv4" : "IPv6";
    byte[] address =
        AddressText.parse(octets, text)
            .orElseThrow(() ->
                problem.rdata(
                    "Illegal" + version + "Address",
                    "Value is not a valid " + version + " address"));
    out.octets(address);
  }

  @Override
  public String decode(ByteBuffer in) {
    byte[] address = new byte[octets];
    in.get(address);
    return AddressText.format(address);
  }
}
