package io.milepost.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image as a person runs it. */
@NeedsImage
final class ImageTest {
  private static final String IMAGE = "milepost";
  private static final long MEGABYTE = 1_000_000;

  @Test
  void run_readOnlyWithoutCapabilities_answersOnPort53() throws Exception {
    try (RunningImage milepost =
        RunningImage.start(
            "--read-only",
            "--cap-drop=ALL",
            "--security-opt=no-new-privileges",
            "--memory=160m",
            "-p=127.0.0.1::53/udp",
            "-p=127.0.0.1::53/tcp",
            IMAGE,
            "serve",
            "--no-auth")) {
      DnsProbe.overUdp(milepost.published("53/udp"));
      DnsProbe.overTcp(milepost.published("53/tcp"));
      assertThat(Docker.run("exec", milepost.id(), "busybox", "id", "-u")).isEqualTo("5300");
    }
  }

  @Test
  void stop_drainsAndKeepsEverythingInTheVolume() throws Exception {
    try (RunningImage milepost =
        RunningImage.start("-p=127.0.0.1::5380", IMAGE, "serve", "--no-auth")) {
      HttpRequest create =
          HttpRequest.newBuilder(api(milepost))
              .POST(
                  BodyPublishers.ofString(
                      "<CreateHostedZoneRequest"
                          + " xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">"
                          + "<Name>example.com</Name><CallerReference>one</CallerReference>"
                          + "</CreateHostedZoneRequest>"))
              .build();
      assertThat(send(create)).contains("<Name>example.com.</Name>");
      Docker.run("stop", "--time=20", milepost.id());
      assertThat(Docker.run("inspect", "-f", "{{.State.ExitCode}}", milepost.id())).isEqualTo("0");
      Docker.run("start", milepost.id());
      milepost.awaitHealthy();
      assertThat(send(HttpRequest.newBuilder(api(milepost)).build()))
          .contains("<Name>example.com.</Name>");
    }
  }

  private static URI api(RunningImage milepost) throws Exception {
    return URI.create("http:/" + milepost.published("5380/tcp") + "/2013-04-01/hostedzone");
  }

  @Test
  void healthcheck_noAnswer_failsAndNamesTheAddress() throws Exception {
    try (RunningImage milepost = RunningImage.start(IMAGE, "serve", "--no-auth")) {
      String nobody = "echo '{\"dns\":[\"127.0.0.1:54\"]}' >/tmp/ready.json";
      String check = "MILEPOST_READY_FILE=/tmp/ready.json healthcheck";
      Docker.Result result =
          Docker.attempt("exec", milepost.id(), "sh", "-c", nobody + " && " + check);
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.output()).isEqualTo("127.0.0.1:54 does not answer");
    }
  }

  @Test
  void healthcheck_otherAddress_findsIt() throws Exception {
    try (RunningImage milepost =
        RunningImage.start(IMAGE, "serve", "--no-auth", "--dns=127.0.0.1:0")) {
      assertThat(Docker.attempt("exec", milepost.id(), "healthcheck").status()).isZero();
    }
  }

  /** With AOTMode=on a JVM that can't use the cache ends. */
  @Test
  void aotCache_fitsRuntimeAndJar() throws Exception {
    String home = "/opt/milepost";
    assertThat(
            Docker.run(
                "run",
                "--rm",
                "--entrypoint=" + home + "/runtime/bin/java",
                IMAGE,
                "@" + home + "/jvm.options",
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + home + "/milepost.aot",
                "-jar",
                home + "/milepost.jar",
                "--version"))
        .startsWith("Milepost ");
  }

  /**
   * What an image for the other architecture is made of, by the stages that any builder can make;
   * nothing of it runs here.
   */
  @Test
  void builtForAnotherArchitecture_isOfItAloneAndSaysThatItHasNoCache() throws Exception {
    boolean here = Docker.run("version", "-f", "{{.Server.Arch}}").equals("amd64");
    String other = here ? "arm64" : "amd64";
    String elsewhere = "milepost:built-elsewhere";
    String said = "milepost: this image has no AOT cache, since it was built for " + other + " on ";
    assertThat(
            Docker.run(
                "build",
                "-t",
                elsewhere,
                "-f",
                "docker/Dockerfile",
                "--target=assembled",
                "--build-arg=TARGETARCH=" + other,
                "."))
        .contains(said);
    try {
      String machines =
          Docker.run(
              "run",
              "--rm",
              elsewhere,
              "sh",
              "-c",
              "find /opt/milepost /image -type f -regex '.*/\\(.*[.]so[.0-9]*\\|java\\|busybox\\)'"
                  + " -exec readelf -h {} + | sed -n 's/^ *Machine: *//p' | sort -u");
      assertThat(machines).isEqualTo(here ? "AArch64" : "Advanced Micro Devices X86-64");
      assertThat(
              Docker.run(
                  "run",
                  "--rm",
                  elsewhere,
                  "sh",
                  "-c",
                  "ls /opt/milepost; ls /opt/milepost/lib /image/lib/*/; cat /opt/milepost/no-cache"))
          .contains(
              "libsqlitejdbc.so", "libamazonCorrettoCryptoProvider.so", "libstdc++.so.6", said)
          .doesNotContain("milepost.aot");
    } finally {
      Docker.run("rmi", elsewhere);
    }
  }

  @Test
  void withoutCache_saysSoWhenItStarts(@TempDir Path directory) throws Exception {
    String said = "milepost: this image has no AOT cache";
    Path note = Files.writeString(directory.resolve("no-cache"), said + "\n");
    try (RunningImage milepost =
        RunningImage.start(
            "-v=" + note + ":/opt/milepost/no-cache:ro",
            "-v=/dev/null:/opt/milepost/milepost.aot:ro",
            IMAGE,
            "serve",
            "--no-auth")) {
      assertThat(Docker.run("logs", milepost.id())).startsWith(said).contains("is ready");
    }
  }

  @Test
  void configurationFile_isRead() throws Exception {
    try (RunningImage milepost =
        RunningImage.start(
            "--entrypoint=sh",
            "-p=127.0.0.1::5381",
            IMAGE,
            "-c",
            "echo 'no-auth: true' >/tmp/options && exec milepost serve --config /tmp/options")) {
      URI admin = URI.create("http:/" + milepost.published("5381/tcp") + "/_milepost/state");
      String state = send(HttpRequest.newBuilder(admin).build());
      assertThat(send(HttpRequest.newBuilder(admin).PUT(BodyPublishers.ofString(state)).build()))
          .isNotNull();
    }
  }

  private static String send(HttpRequest request) throws Exception {
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
    return response.body();
  }

  /** Nothing large has come in unseen. */
  @Test
  void size_isThatOfTheJarTheJvmAndTheCache() throws Exception {
    long size = Long.parseLong(Docker.run("image", "inspect", "-f", "{{.Size}}", IMAGE));
    assertThat(size / MEGABYTE).isLessThanOrEqualTo(170);
  }

  /** Whom the building machine trusts, and its Maven folder, stay there. */
  @Test
  void content_isMilepostsAlone() throws Exception {
    Docker.Result listing =
        Docker.shell("docker run --rm --entrypoint sh milepost -c 'busybox find / -xdev'");
    assertThat(listing.output())
        .contains("/opt/milepost/milepost.jar")
        .doesNotContain("cacerts")
        .doesNotContain(".m2")
        .doesNotContain(".crt");
  }
}
