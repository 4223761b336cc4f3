package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * The rdata of SVCB and HTTPS: a priority, a target and, in ServiceMode, parameters (RFC 9460
 * section 2). On the wire parameters stand in the order of their keys; in text in any.
 */
final class ServiceBinding {
  private static final NumberField PRIORITY = NumberField.int16("Priority");
  private static final NameField TARGET = new NameField();

  private ServiceBinding() {}

  static byte[] parse(String value, ValueProblem problem) throws FatalProblemException {
    List<String> fields = FieldSplitter.split(value);
    if (fields.size() < 2) {
      throw problem.rdata("LessThanTwoFields", problem.type() + " record has less than 2 fields");
    }
    RdataWriter out = new RdataWriter();
    PRIORITY.encode(fields.get(0), out, problem);
    boolean aliasMode = out.toByteArray()[0] == 0 && out.toByteArray()[1] == 0;
    TARGET.encode(fields.get(1), out, problem);
    if (aliasMode && fields.size() > 2) {
      throw problem.rdata(
          "ParametersInAliasMode", problem.type() + " record has priority 0 and parameters");
    }
    SortedMap<Integer, byte[]> parameters = parameters(fields.subList(2, fields.size()), problem);
    checkTogether(parameters, problem);
    parameters.forEach((key, octets) -> {
      out.number(key, 2);
      out.number(octets.length, 2);
      out.octets(octets);
    });
    return out.toByteArray();
  }

  private static SortedMap<Integer, byte[]> parameters(List<String> texts, ValueProblem problem)
      throws FatalProblemException {
    SortedMap<Integer, byte[]> parameters = new TreeMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      int key = ServiceParameterKey.parse(name, problem);
      byte[] octets =
          ServiceParameterValue.parse(key, equals < 0 ? "" : text.substring(equals + 1), problem);
      if (parameters.put(key, octets) != null) {
        throw problem.rdata(
            "DuplicateKey", problem.type() + " parameter " + name + " is given twice");
      }
    }
    return parameters;
  }

  /** RFC 9460 sections 7.1.1 and 8. */
  private static void checkTogether(Map<Integer, byte[]> parameters, ValueProblem problem)
      throws FatalProblemException {
    if (parameters.containsKey(ServiceParameterKey.NO_DEFAULT_ALPN)
        && !parameters.containsKey(ServiceParameterKey.ALPN)) {
      throw problem.rdata(
          "NoDefaultAlpnWithoutAlpn",
          problem.type() + " record has parameter no-default-alpn without alpn");
    }
    ByteBuffer mandatory =
        ByteBuffer.wrap(parameters.getOrDefault(ServiceParameterKey.MANDATORY, new byte[0]));
    while (mandatory.hasRemaining()) {
      int key = mandatory.getShort() & 0xffff;
      if (!parameters.containsKey(key)) {
        throw problem.rdata(
            "MissingMandatoryKey",
            problem.type() + " record lacks mandatory parameter " + ServiceParameterKey.name(key));
      }
    }
  }

  static String format(ByteBuffer in) {
    StringJoiner value = new StringJoiner(" ");
    value.add(PRIORITY.decode(in)).add(TARGET.decode(in));
    while (in.hasRemaining()) {
      int key = in.getShort() & 0xffff;
      byte[] octets = new byte[in.getShort() & 0xffff];
      in.get(octets);
      String text = ServiceParameterValue.format(key, octets);
      String name = ServiceParameterKey.name(key);
      value.add(text.isEmpty() ? name : name + "=" + text);
    }
    return value.toString();
  }
}
