package io.milepost.conformance.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.consistency.PagedList.Page;
import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.samples.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;

/**
 * Lists that are read in pages while things come and go between the pages: what was there all the
 * time is listed once, nothing is listed twice, and nothing that was never there.
 */
final class PagesWhileChangingTest {
  private static final long SEED = Seeds.of(PagesWhileChangingTest.class);
  private static final int LARGE = 10_000;
  private static final int BATCH = 1_000;

  private static MilepostProcess milepost;
  private static Route53Api api;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  @Test
  void listResourceRecordSets_of10000InPagesOf300() {
    PagedLists.RecordSets sets = recordSets("large.example.com.");
    List<String> names = new ArrayList<>();
    for (int from = 0; from < LARGE; from += BATCH) {
      List<Change> batch =
          IntStream.range(from, from + BATCH)
              .mapToObj(number -> Changes.of(ChangeAction.CREATE, sets.set(number)))
              .toList();
      api.changeInOneBatch(sets.zoneId(), batch);
      batch.forEach(change -> names.add(change.resourceRecordSet().name()));
    }
    List<String> listed = all(sets, 300);
    // Labels of digits and letters sort as their octets do.
    assertThat(listed).isEqualTo(names.stream().sorted().toList());
    verify(sets, names, LARGE, 300);
  }

  private static PagedLists.RecordSets recordSets(String name) {
    return new PagedLists.RecordSets(api, api.createZone(name, "pages of " + name), name);
  }

  @Test
  void listResourceRecordSets_inSmallPages() {
    verify(recordSets("small.example.com."));
  }

  @Test
  void listHostedZones() {
    verify(new PagedLists.Zones(api.client()));
  }

  @Test
  void listHostedZonesByName() {
    verify(new PagedLists.ZonesByName(api.client()));
  }

  @Test
  void listHostedZonesByVpc() {
    verify(new PagedLists.ZonesByVpc(api.client()));
  }

  @Test
  void listVpcAssociationAuthorizations() {
    verify(PagedLists.Authorizations.ofNewZone(api.client()));
  }

  @Test
  void listReusableDelegationSets() {
    verify(new PagedLists.DelegationSets(api.client()));
  }

  @Test
  void listHealthChecks() {
    verify(new PagedLists.HealthChecks(api.client()));
  }

  @Test
  void listCidrCollections() {
    verify(new CidrLists.Collections(api.client()));
  }

  @Test
  void listCidrLocations() {
    verify(CidrLists.Locations.ofNewCollection(api.client()));
  }

  @Test
  void listCidrBlocks() {
    verify(CidrLists.Blocks.ofNewCollection(api.client()));
  }

  private static void verify(PagedList list) {
    List<String> items = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      items.add(list.add(number));
    }
    for (int size : new int[] {1, 3, 7}) {
      verify(list, items, size * 1_000, size);
    }
  }

  /**
   * Reads the list while one in three of the things in it goes and others come.
   *
   * @param items what is there; afterwards, what is there then
   * @param firstNumber of those that come
   */
  private static void verify(PagedList list, List<String> items, int firstNumber, int size) {
    RandomGenerator random = Seeds.generator(SEED + size);
    // The zones of other tests are listed too.
    Set<String> everThere = new HashSet<>(all(list, 100));
    assertThat(everThere).containsAll(items);
    List<String> mayGo = new ArrayList<>();
    for (String item : List.copyOf(items)) {
      if (random.nextInt(3) == 0) {
        items.remove(item);
        mayGo.add(item);
      }
    }
    int number = firstNumber;
    List<String> listed = new ArrayList<>();
    for (Page page = list.first(size); page != null; page = next(page)) {
      listed.addAll(page.items());
      if (!mayGo.isEmpty()) {
        list.remove(mayGo.remove(random.nextInt(mayGo.size())));
      }
      // What a token or marker names may go as well as what stands before and behind it.
      if (random.nextBoolean()) {
        String come = list.add(number++);
        everThere.add(come);
        mayGo.add(come);
      }
    }
    assertThat(listed).as("seed %d, pages of %d", SEED, size).doesNotHaveDuplicates();
    assertThat(new HashSet<>(listed)).as("there all the time, seed %d", SEED).containsAll(items);
    Set<String> neverThere = new HashSet<>(listed);
    neverThere.removeAll(everThere);
    assertThat(neverThere).as("never there, seed %d", SEED).isEmpty();
    items.addAll(mayGo);
  }

  /** The whole list, while nothing changes. */
  private static List<String> all(PagedList list, int size) {
    List<String> all = new ArrayList<>();
    for (Page page = list.first(size); page != null; page = next(page)) {
      all.addAll(page.items());
    }
    return all;
  }

  private static @Nullable Page next(Page page) {
    Supplier<Page> next = page.next();
    return next == null ? null : next.get();
  }
}
