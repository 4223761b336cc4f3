package io.milepost.model.rdata;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.DnsNameText;
import io.milepost.model.name.FatalProblemException;
import java.nio.ByteBuffer;

/** A fully qualified domain name, its trailing dot optional, its case kept; never compressed. */
record NameField() implements RdataField {
  @Override
  public void encode(String text, RdataWriter out, ValueProblem problem)
      throws FatalProblemException {
    out.octets(DnsNameText.parse(text, false));
  }

  @Override
  public String decode(ByteBuffer in) {
    int length = DnsName.wireLength(in.array(), in.arrayOffset() + in.position());
    byte[] wire = new byte[length];
    in.get(wire);
    return DnsNameText.format(wire);
  }
}
