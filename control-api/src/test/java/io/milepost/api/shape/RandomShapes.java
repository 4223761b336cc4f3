package io.milepost.api.shape;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Fills shapes with random values that keep their constraints. */
public final class RandomShapes {
  private static final String TEXT = "aZ09-_. <>&\"'\r\n\t]]>é漢😀";
  private static final String PLAIN_TEXT = "aZ09-_. <>&\"'é漢😀+%";
  private static final Map<String, String> PATTERN_SAMPLES =
      Map.of(
          "UUID", "01234567-89ab-cdef-0123-456789abcdef",
          "CidrLocationNameDefaultAllowed", "loc_-*1",
          "CidrLocationNameDefaultNotAllowed", "loc_-1",
          "Cidr", "2001:db8::/32",
          "CollectionName", "coll_-1",
          "CidrNonce", "a nonce <&>",
          "Latitude", "-12.5",
          "Longitude", "+179.99");

  private final RandomGenerator random;

  public RandomShapes(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Fills the members that travel in one of the places. Optional ones are sometimes left out, but
   * no lists, since the SDK's client reads some absent lists as empty ones.
   */
  public void fill(SdkPojo builder, Set<MarshallLocation> locations) {
    for (SdkField<?> member : builder.sdkFields()) {
      Constraint constraint = Constraints.of(Shapes.nameOf(builder), member.memberName());
      boolean needed =
          constraint.required()
              || member.location() == MarshallLocation.PATH
              || member.marshallingType().equals(MarshallingType.LIST);
      if (locations.contains(member.location()) && (needed || random.nextInt(4) > 0)) {
        member.set(builder, value(member, constraint.type()));
      }
    }
  }

  private Object value(SdkField<?> member, ValueType type) {
    MarshallingType<?> kind = member.marshallingType();
    if (kind.equals(MarshallingType.SDK_POJO)) {
      SdkPojo builder = Shapes.newBuilder(member);
      fill(builder, EnumSet.of(MarshallLocation.PAYLOAD));
      return Shapes.build(builder);
    } else if (kind.equals(MarshallingType.LIST)) {
      return list(member, type);
    } else if (kind.equals(MarshallingType.BOOLEAN)) {
      return random.nextBoolean();
    } else if (kind.equals(MarshallingType.INTEGER)) {
      return (int) number(type);
    } else if (kind.equals(MarshallingType.LONG)) {
      return number(type);
    } else if (kind.equals(MarshallingType.DOUBLE)) {
      return random.nextDouble(-1e9, 1e9);
    } else if (kind.equals(MarshallingType.INSTANT)) {
      return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }
    return text(member, type);
  }

  private List<Object> list(SdkField<?> member, ValueType type) {
    List<Object> values = new ArrayList<>();
    int least = type.kind() == ValueType.Kind.LIST ? (int) type.min() : 0;
    for (int left = random.nextInt(least, least + 3); left > 0; left--) {
      values.add(value(Shapes.elementOf(member), type.element().orElse(ValueType.ANY)));
    }
    return values;
  }

  private long number(ValueType type) {
    return type.kind() == ValueType.Kind.NUMBER
        ? random.nextLong(type.min(), Math.min(type.max(), Long.MAX_VALUE - 1) + 1)
        : random.nextInt(1_000);
  }

  private String text(SdkField<?> member, ValueType type) {
    if (type.kind() == ValueType.Kind.ENUMERATION) {
      return type.values().get(random.nextInt(type.values().size()));
    }
    String sample = PATTERN_SAMPLES.get(type.name());
    if (sample != null) {
      return sample;
    }
    String letters = member.location() == MarshallLocation.PAYLOAD ? TEXT : PLAIN_TEXT;
    int[] alphabet = letters.codePoints().toArray();
    int least = (int) Math.max(type.min(), 1);
    int length = random.nextInt(least, (int) Math.min(type.max(), 12) + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }
}
