package io.milepost.server.launch;

import io.milepost.api.ApiAccess;
import io.milepost.api.auth.AccessKey;
import io.milepost.api.auth.AccessKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code serve}: answers until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Serves hosted zones: DNS over UDP and TCP, and Route 53's API.",
      "Each option may also be given as an environment variable, --data-dir as MILEPOST_DATA_DIR,"
          + " or as a key of the configuration file, data-dir."
    },
    sortOptions = false,
    versionProvider = Version.class)
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--dns",
      paramLabel = "HOST:PORT",
      split = ",",
      converter = HostPort.Converter.class,
      description = "Where to answer DNS, UDP and TCP; repeatable. Default: 127.0.0.1:5300")
  private List<HostPort> dns = List.of();

  @Option(
      names = "--api",
      paramLabel = "HOST:PORT",
      converter = HostPort.Converter.class,
      description = "Where to answer Route 53's API. Default: 127.0.0.1:5380")
  private HostPort api = new HostPort("127.0.0.1", 5380);

  @Option(
      names = "--admin",
      paramLabel = "HOST:PORT",
      converter = HostPort.Converter.class,
      description = "Where health and metrics are. Default: 127.0.0.1:5381")
  private HostPort admin = new HostPort("127.0.0.1", 5381);

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where everything is kept. Default: the user's data folder")
  private @Nullable Path dataDirectory;

  @Option(
      names = "--ephemeral",
      description = "Keep nothing: start empty, and forget everything at the end.")
  private boolean ephemeral;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML with the options of this list as keys, without the dashes.")
  @SuppressWarnings("UnusedVariable") // read by OptionDefaults, before the other options
  private @Nullable Path config;

  @Option(
      names = "--master-key",
      paramLabel = "FILE",
      description =
          "The file with the key that the private keys of signed zones are encrypted under; made when"
              + " it is first needed. Default: master.key in the data folder")
  private @Nullable Path masterKey;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description =
          "Write the bound addresses there, as JSON, when the first query can be answered.")
  private @Nullable Path readyFile;

  @Option(
      names = "--credentials",
      paramLabel = "ID:SECRET",
      split = ",",
      converter = AccessKeyConverter.class,
      description =
          "Ask for the signature of this access key on --api, and for the key itself on --admin;"
              + " repeatable. Default: any signature is accepted, or none")
  private List<AccessKey> credentials = List.of();

  @Option(
      names = "--throttle",
      description = "Refuse what is more than Route 53's five requests a second.")
  private boolean throttle;

  @Option(
      names = "--no-auth",
      description = "Allow --api and --admin beyond loopback although no request is authenticated.")
  private boolean noAuth;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Repeat the same orders of values in every run, for tests.")
  private @Nullable Long seed;

  @Option(
      names = "--nsid",
      paramLabel = "TEXT",
      description = "What to say to a query that asks who answers (RFC 5001).")
  private @Nullable String nsid;

  @Option(
      names = "--vpc",
      paramLabel = "CIDR=VPC-ID",
      split = ",",
      converter = VpcRange.Converter.class,
      description = "Clients in CIDR are inside that VPC and see its private zones; repeatable.")
  private List<VpcRange> vpcs = List.of();

  @Option(
      names = "--client",
      paramLabel = "CIDR=PLACE",
      split = ClientRange.SPLIT,
      splitSynopsisLabel = ",",
      converter = ClientRange.Converter.class,
      description =
          "Pretend that clients in CIDR are in PLACE: JP, US-CA, @35.68,139.69, US-CA@37.77,-122.42"
              + " or a region, eu-west-1; repeatable.")
  private List<ClientRange> clients = List.of();

  @Option(
      names = "--alias-target",
      paramLabel = "NAME=ADDRESS",
      split = AliasEndpoint.SPLIT,
      splitSynopsisLabel = ",",
      converter = AliasEndpoint.Converter.class,
      description =
          "Answer aliases of the AWS endpoint NAME with these addresses, with commas between them;"
              + " repeatable.")
  private List<AliasEndpoint> aliasTargets = List.of();

  @Option(
      names = "--resolver",
      paramLabel = "HOST:PORT",
      converter = HostPort.Converter.class,
      description =
          "Ask that DNS server for the addresses of AWS endpoints that aliases name, and of names"
              + " that health checks probe. Default: what --alias-target does not tell is not known;"
              + " names that are probed are asked for as the system does")
  private @Nullable HostPort resolver;

  @Option(
      names = "--geo-db",
      paramLabel = "FILE",
      split = ",",
      description =
          "Find clients with that database of countries or cities in MaxMind's form; repeatable."
              + " Default: the database of countries inside")
  private List<Path> geoDatabases = List.of();

  @Option(
      names = "--latency-table",
      paramLabel = "FILE",
      description =
          "Lines of place, region and milliseconds. Default: latency is modelled from distance")
  private @Nullable Path latencyTable;

  @Option(
      names = "--account",
      paramLabel = "DIGITS",
      description = "The account to which all resources belong. Default: 000000000000")
  private String account = "000000000000";

  @Option(
      names = "--propagation-delay",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description =
          "How long a change is PENDING and invisible to DNS, such as 500ms, 2s or 1m. Default: 0s")
  private Duration propagationDelay = Duration.ZERO;

  @Option(
      names = "--time-scale",
      paramLabel = "N",
      description =
          "Let N times less time pass between two requests of a health checker, and between the steps"
              + " of key rollovers, for tests: 1 to 100000. Default: 1")
  private int timeScale = 1;

  @Option(
      names = "--strict",
      description =
          "Enforce Route 53's quotas, such as 500 hosted zones in an account, and refuse aliases"
              + " of hosted zones that are not known here.")
  private boolean strict;

  @Option(
      names = "--transport",
      paramLabel = "auto|netty|batch",
      converter = TransportOption.Converter.class,
      description =
          "What carries datagrams: Netty, batches of them on Linux, or what the system can do best."
              + " Default: auto")
  private TransportOption transport = TransportOption.AUTO;

  @Option(
      names = "--answer-cache",
      paramLabel = "on|off",
      converter = AnswerCacheOption.Converter.class,
      description = "Whether written answers are kept, to be copied the next time. Default: on")
  private AnswerCacheOption answerCache = AnswerCacheOption.ON;

  @Option(
      names = "--log-format",
      paramLabel = "text|json",
      converter = LogFormat.Converter.class,
      description = "How a line of the log on standard error is written. Default: text")
  private LogFormat logFormat = LogFormat.TEXT;

  @Mixin
  @SuppressWarnings("UnusedVariable") // seen by picocli itself
  private HelpOptions helpOptions = new HelpOptions();

  @Override
  public Integer call() throws InterruptedException {
    if (logFormat != LogFormat.TEXT) {
      LogConfigurator.use(logFormat);
    }
    Serving serving = Serving.start(options());
    serving.awaitEnd();
    return 0;
  }

  private ServeOptions options() {
    if (ephemeral && dataDirectory != null) {
      throw new StartException("--ephemeral keeps nothing, so that --data-dir can't go with it.");
    }
    if (dataDirectory != null && dataDirectory.toString().isEmpty()) {
      throw new StartException("--data-dir takes the name of a folder.");
    }
    return new ServeOptions(
        dns.isEmpty() ? List.of(new HostPort("127.0.0.1", 5300)) : dns,
        api,
        admin,
        ephemeral
            ? Optional.empty()
            : Optional.of(dataDirectory == null ? DataDirectory.ofUser() : dataDirectory),
        Optional.ofNullable(masterKey),
        Optional.ofNullable(readyFile),
        access(),
        noAuth,
        seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
        Optional.ofNullable(nsid),
        VpcRange.toMap(vpcs),
        ClientRange.toMap(clients),
        AliasEndpoint.toMap(aliasTargets),
        Optional.ofNullable(resolver),
        geoDatabases,
        Optional.ofNullable(latencyTable),
        account,
        strict,
        propagationDelay,
        timeScale,
        transport,
        answerCache == AnswerCacheOption.ON);
  }

  private ApiAccess access() {
    try {
      return new ApiAccess(new AccessKeys(credentials), throttle);
    } catch (IllegalArgumentException e) {
      throw new StartException("--credentials: " + e.getMessage() + ".", e);
    }
  }
}
