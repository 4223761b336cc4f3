package io.milepost.api.shape;

import java.util.List;

/** What may stand before an id and means nothing: {@code /hostedzone/Z1} is {@code Z1}. */
public final class IdPrefix {
  private static final List<String> COLLECTIONS = List.of("hostedzone", "change", "delegationset");

  private IdPrefix() {}

  /** The bare id. */
  public static String cutOff(String id) {
    String bare = id.startsWith("/") ? id.substring(1) : id;
    int slash = bare.indexOf('/');
    return slash > 0 && isCollection(bare.substring(0, slash)) ? bare.substring(slash + 1) : id;
  }

  /** Whether a path segment is the name of a collection whose ids have a prefix. */
  public static boolean isCollection(String segment) {
    return COLLECTIONS.contains(segment);
  }
}
