package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.model.ChangeTagsForResourceRequest;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.ResourceTagSet;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;

/** Tags of hosted zones, and how those of anything else are refused. */
final class TagTest {
  private static final String UNKNOWN = "Z0UNKNOWN0000";
  private static final String UNKNOWN_CHECK = "01234567-89ab-cdef-0123-456789abcdef";

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static String zone = "";

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
    zone = api.createZone("refusals.example.com", "refusals");
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static List<Tag> tags(int count) {
    return IntStream.range(0, count).mapToObj(i -> tag("key " + i, "value " + i)).toList();
  }

  private static void change(String id, Consumer<ChangeTagsForResourceRequest.Builder> more) {
    api.client()
        .changeTagsForResource(request -> {
          request.resourceType(TagResourceType.HOSTEDZONE).resourceId(id);
          more.accept(request);
        });
  }

  private static ResourceTagSet list(String id) {
    return api.client()
        .listTagsForResource(
            request -> request.resourceType(TagResourceType.HOSTEDZONE).resourceId(id))
        .resourceTagSet();
  }

  @Test
  void tags_areAddedOverwrittenAndRemoved() {
    String id = api.createZone("tags.example.com", "tags");
    ResourceTagSet none = list(id);
    assertThat(none.resourceType()).isEqualTo(TagResourceType.HOSTEDZONE);
    assertThat(none.resourceId()).isEqualTo(id);
    assertThat(none.tags()).isEmpty();

    change(id, request -> request.addTags(tag("b", "1"), tag("a", "<&> ä"), tag("empty", "")));
    assertThat(list(id).tags()).containsExactly(tag("b", "1"), tag("a", "<&> ä"), tag("empty", ""));
    change(id, request -> request.addTags(tag("c", "3"), tag("b", "2")).removeTagKeys("a", "x"));
    assertThat(list(id).tags()).containsExactly(tag("b", "2"), tag("empty", ""), tag("c", "3"));
    change(id, request -> request.addTags(tag("c", "4")).removeTagKeys("c", "B"));
    assertThat(list(id).tags()).containsExactly(tag("b", "2"), tag("empty", ""), tag("c", "4"));
    change(id, request -> request.removeTagKeys("b", "empty", "c"));
    assertThat(list(id).tags()).isEmpty();
  }

  @Test
  void tags_areAtMostTen() {
    String id = api.createZone("ten.example.com", "ten");
    change(id, request -> request.addTags(tags(10)));
    Refusal.of(
            "an eleventh",
            client -> change(id, request -> request.addTags(tag("one more", ""))),
            InvalidInputException.class,
            400,
            ".+ 11 tags.+")
        .verify(api.client());
    change(id, request -> request.addTags(tag("key 3", "changed")));
    change(id, request -> request.addTags(tag("one more", "")).removeTagKeys("key 0"));
    assertThat(list(id).tags()).hasSize(10).contains(tag("key 3", "changed"), tag("one more", ""));
  }

  @Test
  void listTagsForResources_givesThemAsAsked() {
    String one = api.createZone("one.example.com", "one");
    String two = api.createZone("two.example.com", "two");
    change(one, request -> request.addTags(tag("name", "one")));
    change(two, request -> request.addTags(tag("name", "two")));
    assertThat(listAll(two, one, zone))
        .containsExactly(list(two), list(one), list(zone))
        .extracting(ResourceTagSet::resourceId)
        .containsExactly(two, one, zone);
    Refusal.of(
            "one of them unknown",
            client -> listAll(one, UNKNOWN),
            NoSuchHostedZoneException.class,
            404,
            "No hosted zone found with ID: " + UNKNOWN)
        .verify(api.client());
  }

  private static List<ResourceTagSet> listAll(String... ids) {
    return api.client()
        .listTagsForResources(
            request -> request.resourceType(TagResourceType.HOSTEDZONE).resourceIds(ids))
        .resourceTagSets();
  }

  @Test
  void tags_goWithTheirZone() {
    String id = api.createZone("gone.example.com", "gone");
    change(id, request -> request.addTags(tag("a", "b")));
    api.client().deleteHostedZone(request -> request.id(id));
    Refusal.of(
            "gone",
            client -> list(id),
            NoSuchHostedZoneException.class,
            404,
            "No hosted zone found with ID: " + id)
        .verify(api.client());
  }

  @Test
  void resourceId_mayHaveItsPrefix() {
    RawHttp.Response response =
        new RawHttp(milepost.api()).get("/2013-04-01/tags/hostedzone/hostedzone/" + zone);
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.element("ResourceId")).contains(zone);
  }

  static Stream<Refusal> refusals() {
    return Stream.of(
        Refusal.of(
            "change: unknown zone",
            client -> change(UNKNOWN, request -> request.addTags(tag("a", "b"))),
            NoSuchHostedZoneException.class,
            404,
            "No hosted zone found with ID: " + UNKNOWN),
        Refusal.of(
            "change: unknown health check",
            client ->
                client.changeTagsForResource(request ->
                    request
                        .resourceType(TagResourceType.HEALTHCHECK)
                        .resourceId(UNKNOWN_CHECK)
                        .addTags(tag("a", "b"))),
            NoSuchHealthCheckException.class,
            404,
            ".+" + UNKNOWN_CHECK + ".+"),
        invalid("change: nothing", () -> change(zone, request -> {}), ".+AddTags, RemoveTagKeys.+"),
        invalid(
            "change: eleven tags",
            () -> change(zone, request -> request.addTags(tags(11))),
            "Invalid XML ; .+'Tag'.+"),
        invalid(
            "change: eleven keys",
            () -> change(zone, request -> request.removeTagKeys(Collections.nCopies(11, "a"))),
            "Invalid XML ; .+'Key'.+"),
        invalid(
            "change: no key",
            () -> change(zone, request -> request.addTags(Tag.builder().value("v").build())),
            ".+Key.+"),
        invalid(
            "change: key of 129 characters",
            () -> change(zone, request -> request.addTags(tag("k".repeat(129), ""))),
            ".+maxLength '128' for type 'TagKey'.+"),
        invalid(
            "change: removed key of 129 characters",
            () -> change(zone, request -> request.removeTagKeys("k".repeat(129))),
            ".+maxLength '128' for type 'TagKey'.+"),
        invalid(
            "change: value of 257 characters",
            () -> change(zone, request -> request.addTags(tag("k", "v".repeat(257)))),
            ".+maxLength '256' for type 'TagValue'.+"),
        invalid(
            "change: unknown type",
            () ->
                api.client()
                    .changeTagsForResource(request ->
                        request.resourceType("bucket").resourceId(zone).addTags(tag("a", "b"))),
            ".+'bucket' at 'resourceType'.+"),
        Refusal.of(
            "list: unknown health check",
            client ->
                client.listTagsForResource(request ->
                    request.resourceType(TagResourceType.HEALTHCHECK).resourceId(UNKNOWN_CHECK)),
            NoSuchHealthCheckException.class,
            404,
            ".+" + UNKNOWN_CHECK + ".+"),
        invalid(
            "list: eleven zones",
            () -> listAll(Collections.nCopies(11, zone).toArray(String[]::new)),
            "Invalid XML ; .+'ResourceId'.+"),
        invalid("list: no zone", () -> listAll(), "Invalid XML ; .+"),
        invalid(
            "list: id of 65 characters",
            () -> listAll("Z".repeat(65)),
            ".+maxLength '64' for type 'TagResourceId'.+"));
  }

  private static Refusal invalid(String title, Runnable call, String message) {
    return Refusal.of(title, client -> call.run(), InvalidInputException.class, 400, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void call_isRefused(Refusal refusal) {
    refusal.verify(api.client());
    assertThat(list(zone).tags()).isEmpty();
  }
}
