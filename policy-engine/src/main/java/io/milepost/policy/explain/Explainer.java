package io.milepost.policy.explain;

import io.milepost.model.name.DnsName;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.ExtendedError;
import io.milepost.policy.Question;
import io.milepost.policy.Rcode;
import io.milepost.policy.Response;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.client.Client;
import io.milepost.policy.order.Chance;
import io.milepost.policy.route.RoutingSources;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers questions as the DNS port would, for those who want to see more than the answer. Safe for
 * use by many threads; each answer draws a chance of its own, so that those of the DNS port don't
 * move.
 */
public final class Explainer {
  private final Supplier<ZoneDirectory> zones;
  private final CidrMap<VpcId> vpcs;
  private final RoutingSources sources;
  private final Supplier<Chance> chances;

  /**
   * An explainer.
   *
   * @param vpcs which clients are inside which VPC
   * @param chances gives a chance of its own to each answer
   */
  public Explainer(
      Supplier<ZoneDirectory> zones,
      CidrMap<VpcId> vpcs,
      RoutingSources sources,
      Supplier<Chance> chances) {
    this.zones = zones;
    this.vpcs = vpcs;
    this.sources = sources;
    this.chances = chances;
  }

  /**
   * The steps to the answer to a question; the last one is the answer.
   *
   * @param qtype a type's number, 0 to 65535
   */
  public List<Step> explain(DnsName qname, int qtype, Client client) {
    StepRecorder recorder = new StepRecorder();
    AnswerEngine engine = new AnswerEngine(vpcs, sources, chances.get(), recorder);
    Response response = new Response();
    engine.answer(zones.get(), question(qname, qtype), client, response);
    recorder.add(
        new Step.Answer(
            Rcode.name(response.rcode()),
            AnswerText.of(response.answer(), qname).stream()
                .map(AnswerText.Line::toString)
                .toList(),
            response.scope(),
            Optional.ofNullable(response.extendedError()).map(ExtendedError::extraText)));
    return recorder.steps();
  }

  /**
   * What a public zone answers, whether a client would be answered from it or not.
   *
   * @param qname the zone's name or one below it
   * @param qtype a type's number, 0 to 65535
   * @return empty if there is no such zone
   */
  public Optional<TestedAnswer> test(ZoneReference zone, DnsName qname, int qtype, Client client) {
    ZoneDirectory directory = zones.get();
    ZoneSnapshot snapshot = directory.find(zone);
    if (snapshot == null) {
      return Optional.empty();
    }
    AnswerEngine engine = new AnswerEngine(vpcs, sources, chances.get());
    Response response = new Response();
    engine.answerFrom(snapshot, directory, question(qname, qtype), client, null, response);
    return Optional.of(TestedAnswer.of(response, snapshot, qname));
  }

  private static Question question(DnsName qname, int qtype) {
    Question question = new Question();
    question.qname().set(qname.toWire(), 0);
    question.setQtype(qtype);
    return question;
  }
}
