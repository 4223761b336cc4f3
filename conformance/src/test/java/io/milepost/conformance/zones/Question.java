package io.milepost.conformance.zones;

import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** A name, as it is to be sent, and the type asked for. */
public record Question(Name qname, int qtype, boolean recursionDesired) {
  @Override
  public String toString() {
    return "%s IN %s%s".formatted(qname, Type.string(qtype), recursionDesired ? " (RD)" : "");
  }
}
