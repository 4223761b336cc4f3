package io.milepost.api.shape;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * What the AWS SDK says of its shapes. A shape is read through its members' {@link SdkField}s,
 * never by its accessors, so that one codec serves them all.
 */
public final class Shapes {
  /** The namespace of every request and response. */
  public static final String NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/";

  /** The version of the API, the first segment of every path. */
  public static final String VERSION = "2013-04-01";

  private Shapes() {}

  /** The members of a shape that travel in a place, in the order of the service model. */
  public static List<SdkField<?>> members(SdkPojo shape, MarshallLocation location) {
    return shape.sdkFields().stream().filter(member -> member.location() == location).toList();
  }

  /** The name of a shape, from an instance or a builder of it. */
  public static String nameOf(SdkPojo shape) {
    Class<?> type = shape.getClass();
    Class<?> outer = type.getEnclosingClass();
    return (outer == null ? type : outer).getSimpleName();
  }

  /** What a builder has built up. */
  public static Object build(SdkPojo builder) {
    return ((Buildable) builder).build();
  }

  /** A builder of a member that is a structure. */
  public static SdkPojo newBuilder(SdkField<?> member) {
    return Objects.requireNonNull(member.constructor()).get();
  }

  /** What a list consists of. */
  public static SdkField<?> elementOf(SdkField<?> list) {
    return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
  }

  /** The name of the elements of a list. */
  public static String elementName(SdkField<?> list) {
    String name = list.getRequiredTrait(ListTrait.class).memberLocationName();
    return name == null ? "member" : name;
  }

  /** The value of a member; null if it was not given. */
  public static @Nullable Object valueOf(SdkField<?> member, SdkPojo shape) {
    Object value = member.getValueOrDefault(shape);
    return value instanceof SdkAutoConstructList ? null : value;
  }
}
