package io.milepost.server.respond;

import io.milepost.dnssec.sign.MinimalNsec;
import io.milepost.dnssec.sign.SetContent;
import io.milepost.dnssec.sign.SetSigner;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.policy.Proof;
import io.milepost.policy.Question;
import io.milepost.policy.Response;
import io.milepost.policy.Section;
import java.util.Objects;

/**
 * Puts into a response what a client with the DO bit gets of a signed zone: the NSEC set where one
 * is needed, and the signatures of all sets that the zone has authority for (RFC 4035 section 3.1).
 * Each event loop owns one.
 */
final class ResponseSigner {
  /** What became of a response. */
  enum Outcome {
    SIGNED,
    /** There is no time to make a signature now. */
    NOT_NOW,
    /** The zone's keys can't be had. */
    NO_KEYS
  }

  private final SetSigner signer;
  private final MinimalNsec nsec = new MinimalNsec();

  ResponseSigner(SetSigner signer) {
    this.signer = signer;
  }

  /**
   * Signs a response that {@link Response#isSigned()}; what is not wholly signed is to be given up.
   */
  Outcome sign(Question question, Response response) {
    ZoneSnapshot zone = Objects.requireNonNull(response.zone());
    if (!signer.start(zone)) {
      return Outcome.NO_KEYS;
    }
    Proof proof = response.proof();
    boolean done = !proof.isNeeded() || prove(zone, proof, question, response);
    done = done && signAll(response.answer(), question, false);
    done = done && signAll(response.authority(), question, true);
    response.setValidity(signer.validFromSeconds(), signer.validUntilSeconds());
    signer.forget();
    return done ? Outcome.SIGNED : Outcome.NOT_NOW;
  }

  /** How many sets were signed anew for the last response. */
  int made() {
    return signer.made();
  }

  /** Adds the NSEC set; false if its signature is asked for and can't be made now. */
  private boolean prove(ZoneSnapshot zone, Proof proof, Question question, Response response) {
    byte[] owner = proof.owner();
    byte[] name = owner == null ? question.qname().wire() : owner;
    int ttlSeconds = zone.negativeSoa().ttlSeconds();
    Rrset set = nsec.of(name, proof.ownerOffset(), zone.apex(), proof.types(), ttlSeconds);
    switch (proof.askedType()) {
      case RecordType.NSEC -> response.answer().add(set, null, 0);
      case RecordType.RRSIG -> {
        SetContent content = signer.set();
        content.start(name, 0, RecordType.NSEC, set.ttlSeconds());
        content.add(set);
        Rrset rrsig = signer.sign();
        if (rrsig == null) {
          return false;
        }
        response.answer().add(rrsig, null, 0);
      }
      default -> response.authority().add(set, owner, proof.ownerOffset());
    }
    return true;
  }

  /**
   * Signs what is in a section.
   *
   * @param authority whether an NS set is a delegation point's, for which the zone has no authority
   */
  private boolean signAll(Section section, Question question, boolean authority) {
    SetContent content = signer.set();
    int size = section.size();
    for (int i = 0; i < size; i++) {
      Rrset rrset = section.rrset(i);
      int type = rrset.type();
      if (type == RecordType.RRSIG || (authority && type == RecordType.NS.code())) {
        continue;
      }
      if (!section.goesOn(i)) {
        byte[] owner = section.owner(i);
        content.start(
            owner == null ? question.qname().wire() : owner,
            section.ownerOffset(i),
            type,
            rrset.ttlSeconds());
      }
      content.add(rrset);
      if (i + 1 == size || !section.goesOn(i + 1)) {
        Rrset rrsig = signer.sign();
        if (rrsig == null) {
          return false;
        }
        section.sign(i, rrsig);
      }
    }
    return true;
  }
}
