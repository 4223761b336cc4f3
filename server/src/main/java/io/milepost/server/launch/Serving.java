package io.milepost.server.launch;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.milepost.api.ControlApi;
import io.milepost.api.ControlApiConfig;
import io.milepost.api.admin.ServerParts;
import io.milepost.api.admin.ServerStatus;
import io.milepost.api.http.PortUnavailableException;
import io.milepost.api.operation.Account;
import io.milepost.dnssec.keys.FileKeyVault;
import io.milepost.dnssec.sign.KeyRing;
import io.milepost.dnssec.sign.Signatures;
import io.milepost.healthcheck.HealthBoard;
import io.milepost.healthcheck.HealthMonitor;
import io.milepost.healthcheck.ProbedChecks;
import io.milepost.healthcheck.ProbedHealth;
import io.milepost.healthcheck.probe.ProbeClock;
import io.milepost.healthcheck.probe.ProbeEngine;
import io.milepost.healthcheck.probe.ProbeSettings;
import io.milepost.healthcheck.probe.Probing;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.lookup.NameLookup;
import io.milepost.model.operation.Quotas;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.explain.Explainer;
import io.milepost.policy.order.Chance;
import io.milepost.policy.order.RandomChance;
import io.milepost.policy.order.RandomOrder;
import io.milepost.policy.order.SeededChance;
import io.milepost.policy.order.SeededOrder;
import io.milepost.policy.order.ValueOrder;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import io.milepost.resolver.EndpointsInUse;
import io.milepost.resolver.ResolvedEndpoints;
import io.milepost.server.net.BindFailedException;
import io.milepost.server.net.DnsServer;
import io.milepost.server.net.DnsServerConfig;
import io.milepost.server.respond.DnsCounters;
import io.milepost.store.SqliteStore;
import io.milepost.store.StoreReadException;
import io.milepost.store.StoreUnavailableException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * All parts, wired and running: store, zones, DNS, API. What was started is stopped in the opposite
 * order, also when a later part can't be started.
 */
final class Serving {
  /** Probes come no faster than that many times as fast as they should. */
  private static final int MAX_PROBE_SCALE = 1000;

  /** How long clients that are being answered may take when the server stops. */
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** The file with the master key in the data folder. */
  private static final String MASTER_KEY = "master.key";

  private final CountDownLatch ended = new CountDownLatch(1);

  /** The status of a process that ends; 0 unless it could not start. */
  private volatile int exitStatus;

  /** What was started, the last first; guarded by this. */
  private final Deque<Runnable> stops = new ArrayDeque<>();

  /** Guarded by this. */
  private boolean stopping;

  private Serving() {}

  /**
   * Starts everything and says so.
   *
   * @throws StartException if a part can't be started; nothing is left running
   */
  static Serving start(ServeOptions options) {
    options.check();
    Serving serving = new Serving();
    serving.stopWithProcess();
    try {
      ReadyNotice ready = serving.startParts(options);
      options.readyFile().ifPresent(ready::writeTo);
      System.out.println(ready.line());
      System.out.flush();
      return serving;
    } catch (StoreUnavailableException e) {
      throw serving.failed(e.sentence(), e);
    } catch (PortUnavailableException e) {
      String reason = String.valueOf(e.getCause() == null ? null : e.getCause().getMessage());
      throw serving.failed(
          "Port " + HostPort.text(e.address()) + " can't be listened on: " + reason + ".", e);
    } catch (StoreReadException | BindFailedException | StartException e) {
      throw serving.failed(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException | Error e) {
      serving.exitStatus = Main.EXIT_REFUSED;
      serving.stop();
      Optional<String> shortage = HeapShortage.sentence(e, Runtime.getRuntime().maxMemory());
      if (shortage.isPresent()) {
        throw new StartException(shortage.get(), e);
      }
      throw e;
    }
  }

  private StartException failed(String sentence, Exception cause) {
    exitStatus = Main.EXIT_REFUSED;
    stop();
    return new StartException(sentence, cause);
  }

  private ReadyNotice startParts(ServeOptions options)
      throws StoreUnavailableException, BindFailedException, PortUnavailableException {
    // First, since a refusal should not wait for a large store.
    TransportOption.Choice transport = options.transport().choose();
    HealthJournal journal = new HealthJournal();
    HealthBoard health = new HealthBoard(journal, InstantSource.system().instant());
    Optional<ResolvedEndpoints> resolved = options.resolver().map(this::resolvedEndpoints);
    Supplier<Routing> routingBegun =
        Routing.begin(options, health, resolved.<Endpoints>map(e -> e).orElse(Endpoints.UNKNOWN));
    unpackLibrariesToFolderOfOurs();
    SqliteStore.Options storeOptions = storeOptions(options);
    SqliteStore store = SqliteStore.open(storeOptions);
    onStop(store::close);
    FileKeyVault keys = keys(options, storeOptions.dataDir(), store);
    PublishedZones zones = new PublishedZones(LeftOutSets::tell);
    zones.load(store, health);
    ChangeFollower endpoints = resolved.map(e -> follower(e, store)).orElse(ChangeFollower.NONE);
    Routing routing = routingBegun.get();
    Probing probing = probing(options, zones, routing, health);
    ProbedChecks probed = new ProbedChecks(probing);
    store.follow(
        ChangeFollower.all(
            zones, ChangeFollower.all(health, ChangeFollower.all(probed, endpoints))));
    journal.start(store);
    onStop(journal::stop);
    onStop(probing::close);
    probed.start(health.reports());

    DnsCounters counters = new DnsCounters();
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    DnsMetrics.register(meters, counters, zones);
    HealthMonitor monitor = new ProbedHealth(health, probing);
    HealthMetrics.register(meters.getPrometheusRegistry(), monitor);
    ControlApi api =
        ControlApi.start(
            apiConfig(options),
            store,
            new ServerParts(
                status(zones),
                meters,
                routing.places(),
                routing.endpoints(),
                explainer(options, zones, routing),
                monitor,
                keys));
    onStop(api::stop);

    Signatures signatures =
        new Signatures(new KeyRing(keys, options.timeScale()), InstantSource.system());
    signatures.prepare(zones.get());
    DnsServerConfig dnsConfig =
        dnsConfig(options, transport.batches(), routing.sources(), signatures);
    DnsServer dns = DnsServer.start(dnsConfig, zones, counters);
    onStop(() -> dns.stop(DRAIN));
    startKeyRolls(options, store, keys);
    return new ReadyNotice(
        dns.addresses(),
        transport.note(),
        api.apiAddress(),
        api.adminAddress(),
        ProcessHandle.current().pid());
  }

  /** The vault with the private keys of zones; tells what is wrong with it. */
  private static FileKeyVault keys(ServeOptions options, Path folder, SqliteStore store) {
    Path file = options.masterKey().orElseGet(() -> folder.resolve(MASTER_KEY));
    FileKeyVault keys =
        FileKeyVault.open(
            file,
            new SecureRandom(),
            consumer ->
                store.read(reader -> {
                  reader.activeKeys(key -> consumer.accept(key.material().sealed()));
                  return true;
                }));
    keys.problem()
        .ifPresent(sentence ->
            System.err.println(
                "milepost: "
                    + sentence
                    + " Signed zones are answered with SERVFAIL, and no key is made, until Milepost is"
                    + " started with the right one."));
    return keys;
  }

  private void startKeyRolls(ServeOptions options, SqliteStore store, FileKeyVault keys) {
    RollTiming timing = RollTiming.of(options.timeScale(), options.propagationDelay());
    BackgroundTasks tasks = new BackgroundTasks();
    onStop(tasks::stop);
    new KeyRolls(store, keys, timing, InstantSource.system(), System::nanoTime, tasks).start();
  }

  /** Probes endpoints; names are asked for in our own zones first. */
  private static Probing probing(
      ServeOptions options, PublishedZones zones, Routing routing, HealthBoard health) {
    CidrMap<VpcId> vpcs = CidrMap.of(options.vpcs());
    Supplier<Chance> chances = privateChances();
    NameLookup names =
        NameLookups.ownZonesFirst(
            zones,
            () -> new AnswerEngine(vpcs, routing.sources(), chances.get()),
            options.resolver().map(HostPort::resolve));
    return ProbeEngine.start(
        options.strict() ? new PublicAddresses(names) : names,
        health,
        new ProbeClock(InstantSource.system(), System::nanoTime),
        new SplittableRandom(new SecureRandom().nextLong()),
        ProbeSettings.within(Descriptors.limit(), Math.min(options.timeScale(), MAX_PROBE_SCALE)));
  }

  /** Endpoints whose addresses are asked for as long as the server runs. */
  private ResolvedEndpoints resolvedEndpoints(HostPort resolver) {
    BackgroundTasks tasks = new BackgroundTasks();
    onStop(tasks::stop);
    return new ResolvedEndpoints(NameLookups.resolver(resolver.resolve()), tasks);
  }

  private static ChangeFollower follower(ResolvedEndpoints endpoints, SqliteStore store) {
    EndpointsInUse inUse = new EndpointsInUse(endpoints);
    inUse.load(store);
    return inUse;
  }

  /**
   * Gives SQLite's library a folder that goes with us. Otherwise a copy would stay in the
   * platform's folder for each run, since a JVM that is halted removes nothing.
   */
  private void unpackLibrariesToFolderOfOurs() {
    if (SqliteLibrary.isOurs()) {
      EphemeralFolder folder = EphemeralFolder.make();
      onStop(folder::close);
      SqliteLibrary.unpackTo(folder.path());
    }
  }

  private SqliteStore.Options storeOptions(ServeOptions options) {
    Path folder =
        options
            .dataDirectory()
            .orElseGet(() -> {
              EphemeralFolder temporary = EphemeralFolder.make();
              onStop(temporary::close);
              return temporary.path();
            });
    return new SqliteStore.Options(
        folder,
        options.dataDirectory().isPresent(),
        InstantSource.system(),
        new SecureRandom(),
        (loaded, total) ->
            System.err.println("milepost: loaded " + loaded + " of " + total + " record sets"),
        options.propagationDelay());
  }

  private static DnsServerConfig dnsConfig(
      ServeOptions options, boolean batches, RoutingSources sources, Signatures signatures) {
    List<InetSocketAddress> addresses = options.dns().stream().map(HostPort::resolve).toList();
    CidrMap<VpcId> vpcs = CidrMap.of(options.vpcs());
    Supplier<Chance> chances = chances(options);
    return DnsServerConfig.of(
        addresses,
        options.nsid(),
        () -> new AnswerEngine(vpcs, sources, chances.get()),
        orders(options),
        signatures,
        InstantSource.system(),
        options.keepAnswers(),
        batches);
  }

  /** Each event loop has its own order; with a seed they share the one that counts. */
  private static Supplier<ValueOrder> orders(ServeOptions options) {
    if (options.seed().isPresent()) {
      SeededOrder shared = new SeededOrder(options.seed().getAsLong());
      return () -> shared;
    }
    SecureRandom seeds = new SecureRandom();
    return () -> new RandomOrder(new SplittableRandom(seeds.nextLong()));
  }

  private static Explainer explainer(ServeOptions options, PublishedZones zones, Routing routing) {
    return new Explainer(zones, CidrMap.of(options.vpcs()), routing.sources(), privateChances());
  }

  /** Chance that leaves alone what clients draw. */
  private static Supplier<Chance> privateChances() {
    SecureRandom seeds = new SecureRandom();
    return () -> new RandomChance(new SplittableRandom(seeds.nextLong()));
  }

  /** Each event loop has its own chance; with a seed they share the one that counts. */
  private static Supplier<Chance> chances(ServeOptions options) {
    if (options.seed().isPresent()) {
      SeededChance shared = new SeededChance(options.seed().getAsLong());
      return () -> shared;
    }
    return privateChances();
  }

  private static ControlApiConfig apiConfig(ServeOptions options) {
    return new ControlApiConfig(
        options.api().host(),
        options.api().port(),
        options.admin().host(),
        options.admin().port(),
        List.of(),
        new Account(options.account(), options.strict() ? Quotas.ENFORCED : Quotas.NONE),
        options.access());
  }

  private static ServerStatus status(PublishedZones zones) {
    return new ServerStatus() {
      @Override
      public long hostedZoneCount() {
        return zones.get().zoneCount();
      }

      @Override
      public long logNumber() {
        return zones.get().logNumber();
      }
    };
  }

  /**
   * Stops everything when the process is told to end, also while it starts, and then exits with
   * status 0: that is what was asked for, while the JVM would exit with the signal's number.
   */
  private void stopWithProcess() {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stop")
                .unstarted(() -> {
                  stop();
                  ended.countDown();
                  Runtime.getRuntime().halt(exitStatus);
                }));
  }

  /** Keeps how to stop a part that has started; stops it at once if the server is ending. */
  private void onStop(Runnable stop) {
    synchronized (this) {
      if (!stopping) {
        stops.push(stop);
        return;
      }
    }
    stop.run();
    throw new StartException("Milepost was told to stop before it was ready.");
  }

  private void stop() {
    while (true) {
      Runnable next;
      synchronized (this) {
        stopping = true;
        next = stops.poll();
      }
      if (next == null) {
        return;
      }
      next.run();
    }
  }

  /** Waits until the server was stopped. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }
}
