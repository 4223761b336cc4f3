package io.milepost.conformance.peers;

import io.milepost.conformance.zones.Question;
import io.milepost.conformance.zones.RandomZone;
import java.util.EnumSet;
import java.util.Set;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** What a question may hit; a run that misses one of these is worth nothing there. */
enum Situation {
  ANSWER,
  NO_DATA,
  EMPTY_NON_TERMINAL,
  NAME_ERROR,
  REFUSED,
  REFERRAL,
  DELEGATION_SIGNER,
  SYNTHESIZED_ANSWER,
  SYNTHESIZED_CNAME,
  CHAIN_TO_ANSWER,
  CHAIN_TO_NO_DATA,
  CHAIN_TO_NAME_ERROR,
  CHAIN_TO_REFERRAL,
  CHAIN_OUT_OR_LOOP,
  ADDRESSES_OF_TARGETS,
  TRUNCATED;

  /** What a question hit, judged by the zone and by a server's answer. */
  static Set<Situation> of(RandomZone zone, Question question, Reply reply, boolean overTcp) {
    Set<Situation> hit = EnumSet.noneOf(Situation.class);
    int chain = question.qtype() == Type.CNAME ? 0 : reply.chainLength();
    boolean answered = reply.answer().size() > chain;
    boolean negative = reply.authority().stream().anyMatch(set -> set.type() == Type.SOA);
    boolean nameError = reply.rcode() == Rcode.NXDOMAIN;
    boolean referral =
        !answered
            && reply.authority().stream()
                .anyMatch(set -> set.type() == Type.NS && !set.owner().equals(zone.origin()));
    if (reply.rcode() == Rcode.REFUSED) {
      hit.add(REFUSED);
    } else if (answered) {
      hit.add(chain > 0 ? CHAIN_TO_ANSWER : ANSWER);
    } else if (referral) {
      hit.add(chain > 0 ? CHAIN_TO_REFERRAL : REFERRAL);
    } else if (nameError) {
      hit.add(chain > 0 ? CHAIN_TO_NAME_ERROR : NAME_ERROR);
    } else if (negative) {
      hit.add(chain > 0 ? CHAIN_TO_NO_DATA : NO_DATA);
    } else {
      hit.add(CHAIN_OUT_OR_LOOP);
    }
    boolean owner = zone.isOwner(question.qname());
    if (!owner && !reply.answer().isEmpty()) {
      hit.add(chain > 0 ? SYNTHESIZED_CNAME : SYNTHESIZED_ANSWER);
    }
    if (hit.contains(NO_DATA) && !owner && zone.hasOwnerBelow(question.qname())) {
      hit.add(EMPTY_NON_TERMINAL);
    }
    if (answered && question.qtype() == Type.DS) {
      hit.add(DELEGATION_SIGNER);
    }
    Set<Name> targets = reply.targets(Type.MX, Type.SRV);
    if (reply.additional().stream().anyMatch(set -> targets.contains(set.owner()))) {
      hit.add(ADDRESSES_OF_TARGETS);
    }
    if (overTcp) {
      hit.add(TRUNCATED);
    }
    return hit;
  }
}
