package io.milepost.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.durability.SyscallTrace.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge of traces sees what is right and what is not. */
final class SyscallTraceTest {
  private static final String REQUEST =
      "7 read(50<socket:[1]>, \"POST /2013-04-01/hostedzone/Z1/rr\"..., 8192) = 400";
  private static final String SYNC = "8 fdatasync(9</data/milepost.db-wal>) = 0";
  private static final String ANSWER =
      "7 writev(50<socket:[1]>, [{iov_base=\"HTTP/1.1 200 OK\\r\\nDate\"..., iov_len=90}], 1) = 90";

  private static Verdict judge(String... lines) {
    return SyscallTrace.judge(List.of(lines), "/data");
  }

  @Test
  void syncBetweenRequestAndAnswer_isRight() {
    assertThat(judge(REQUEST, SYNC, ANSWER, REQUEST, SYNC, ANSWER)).isEqualTo(new Verdict(2, 0));
  }

  @Test
  void noSync_isWrong() {
    assertThat(judge(REQUEST, ANSWER)).isEqualTo(new Verdict(1, 1));
    assertThat(judge(SYNC, REQUEST, ANSWER, SYNC)).isEqualTo(new Verdict(1, 1));
    assertThat(judge(REQUEST, SYNC, ANSWER, REQUEST, ANSWER)).isEqualTo(new Verdict(2, 1));
  }

  @Test
  void syncOfAnotherFile_isWrong() {
    assertThat(judge(REQUEST, "8 fsync(9</var/log/other>) = 0", ANSWER))
        .isEqualTo(new Verdict(1, 1));
  }

  @Test
  void syncThatFailed_isWrong() {
    assertThat(
            judge(
                REQUEST,
                "8 fdatasync(9</data/milepost.db-wal>) = -1 EIO (Input/output error)",
                ANSWER))
        .isEqualTo(new Verdict(1, 1));
  }

  @Test
  void callsThatOverlap_countWhenTheyReturn() {
    String read = "7 read(50<socket:[1]>,  <unfinished ...>";
    String readReturns =
        "7 <... read resumed>\"POST /2013-04-01/hostedzone/Z1/rr\"..., 8192) = 400";
    String sync = "8 fdatasync(9</data/milepost.db-wal> <unfinished ...>";
    String syncReturns = "8 <... fdatasync resumed>) = 0";
    assertThat(judge(read, readReturns, sync, syncReturns, ANSWER)).isEqualTo(new Verdict(1, 0));
    assertThat(judge(read, sync, readReturns, syncReturns, ANSWER)).isEqualTo(new Verdict(1, 1));
    assertThat(judge(read, readReturns, sync, ANSWER, syncReturns)).isEqualTo(new Verdict(1, 1));
    String answerEntered =
        "7 sendto(50<socket:[1]>, \"HTTP/1.1 201 Created\"..., 90, 0, NULL, 0 <unfinished ...>";
    assertThat(judge(REQUEST, sync, answerEntered, syncReturns)).isEqualTo(new Verdict(1, 1));
  }

  @Test
  void refusalsAndReads_areNoChanges() {
    assertThat(
            judge(
                REQUEST,
                "7 write(50<socket:[1]>, \"HTTP/1.1 400 Bad\"..., 90) = 90",
                "7 read(50<socket:[1]>, \"GET /2013-04-01/change/C1 HT\"..., 8192) = 400",
                REQUEST,
                SYNC,
                ANSWER))
        .isEqualTo(new Verdict(1, 0));
  }
}
