package io.milepost.conformance.durability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the output of {@code strace -f -y} of a server with one client that sends one request after
 * the other, and tells of each success answer whether a file of the store was synchronized between
 * the arrival of the request and the answer.
 *
 * <p>A request has arrived when the call that read its first octets has returned; an answer begins
 * when the call that writes it is entered; a synchronization counts if it was entered after the one
 * and has returned 0 before the other. Lines are in the order in which calls were entered or, where
 * strace says {@code resumed}, returned.
 */
final class SyscallTrace {
  /** The calls that have to be traced. */
  static final String CALLS =
      "fdatasync,fsync,read,readv,recvfrom,recvmsg,write,writev,sendto,sendmsg";

  private static final Pattern LINE = Pattern.compile("(\\d+)\\s+(.*)");
  private static final Pattern SYNC = Pattern.compile("(?:fdatasync|fsync)\\(\\d+<([^>]*)>.*");
  private static final Pattern SYNC_RESUMED =
      Pattern.compile("<\\.\\.\\. (?:fdatasync|fsync) resumed>.*= 0");
  private static final Pattern REQUEST =
      Pattern.compile(
          "(?:(?:read|readv|recvfrom|recvmsg)\\(|<\\.\\.\\. (?:read|readv|recvfrom|recvmsg)"
              + " resumed>).*\"(?:POST|DELETE) /2013-04-01/.*");
  private static final Pattern ANSWER =
      Pattern.compile("(?:write|writev|sendto|sendmsg)\\(.*\"HTTP/1\\.1 20[01] .*");

  private final String folder;
  private final Map<String, Boolean> openSyncs = new HashMap<>();
  private boolean arrived;
  private boolean durable;
  private int answers;
  private int violations;

  private SyscallTrace(String folder) {
    this.folder = folder;
  }

  /**
   * What was found.
   *
   * @param answers success answers to requests that change something
   * @param violations those of them that nothing was synchronized for
   */
  record Verdict(int answers, int violations) {}

  /**
   * Judges a trace.
   *
   * @param folder the path under which the store's files are
   */
  static Verdict judge(List<String> lines, String folder) {
    SyscallTrace trace = new SyscallTrace(folder);
    lines.forEach(trace::line);
    return new Verdict(trace.answers, trace.violations);
  }

  private void line(String text) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      return;
    }
    String thread = line.group(1);
    String call = line.group(2);
    Matcher sync = SYNC.matcher(call);
    if (sync.matches()) {
      boolean ofStore = sync.group(1).startsWith(folder);
      if (call.endsWith("<unfinished ...>")) {
        openSyncs.put(thread, ofStore && arrived);
      } else {
        durable |= ofStore && arrived && call.endsWith("= 0");
      }
    } else if (call.startsWith("<... f") && call.contains("sync resumed>")) {
      boolean counts = Boolean.TRUE.equals(openSyncs.remove(thread));
      durable |= counts && SYNC_RESUMED.matcher(call).matches();
    } else if (REQUEST.matcher(call).matches()) {
      arrived = true;
      durable = false;
      // A synchronization that was entered before this request says nothing about it.
      openSyncs.replaceAll((other, counts) -> false);
    } else if (arrived && ANSWER.matcher(call).matches()) {
      answers++;
      violations += durable ? 0 : 1;
      arrived = false;
    }
  }
}
