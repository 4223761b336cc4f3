package io.milepost.policy.explain;

import io.milepost.model.name.DnsName;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.policy.Rcode;
import io.milepost.policy.Response;
import java.util.List;

/**
 * What a zone answers to a question.
 *
 * @param nameServer one of the zone's, with a dot at the end
 * @param rcode such as {@code NOERROR}
 * @param values of the answer section, as Route 53 has them
 * @param answerLength how many octets the answer section has at most
 */
public record TestedAnswer(String nameServer, String rcode, List<String> values, int answerLength) {
  private static final int RECORD_WITHOUT_RDATA = 12;

  public TestedAnswer {
    values = List.copyOf(values);
  }

  static TestedAnswer of(Response response, ZoneSnapshot zone, DnsName qname) {
    int length = 0;
    for (int i = 0; i < response.answer().size(); i++) {
      Rrset rrset = response.answer().rrset(i);
      length += rrset.end() - rrset.start() + rrset.count() * RECORD_WITHOUT_RDATA;
    }
    Rrset ns = zone.apexNs();
    return new TestedAnswer(
        DnsName.fromWire(ns.bytes(), ns.start() + Short.BYTES).toString(),
        Rcode.name(response.rcode()),
        AnswerText.of(response.answer(), qname).stream().map(AnswerText.Line::value).toList(),
        length);
  }
}
