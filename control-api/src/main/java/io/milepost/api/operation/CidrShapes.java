package io.milepost.api.operation;

import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.error.InvalidInput;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.CollectionSummary;

/** CIDR collections in the shapes of the API, and what their lists have in common. */
final class CidrShapes {
  private static final int DEFAULT_RESULTS = 100;
  private static final int MAX_RESULTS = 100;

  private CidrShapes() {}

  static software.amazon.awssdk.services.route53.model.CidrCollection collection(
      CidrCollection collection) {
    return software.amazon.awssdk.services.route53.model.CidrCollection.builder()
        .arn(collection.arn())
        .id(collection.id().value())
        .name(collection.name())
        .version(collection.version())
        .build();
  }

  static CollectionSummary summary(CidrCollection collection) {
    return CollectionSummary.builder()
        .arn(collection.arn())
        .id(collection.id().value())
        .name(collection.name())
        .version(collection.version())
        .build();
  }

  static int pageSize(@Nullable String maxResults) {
    return PageSize.ofMaxResults(maxResults, DEFAULT_RESULTS, MAX_RESULTS);
  }

  /**
   * The token of a list, which is InvalidInput if it is none.
   *
   * @param list what is listed
   */
  static PageToken token(String list) {
    return new PageToken(
        list, () -> new InvalidInput("The specified value for NextToken is not valid."));
  }
}
