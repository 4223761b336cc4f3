package io.milepost.healthcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from the octets of a response, whole and cut anywhere. */
class ResponseReaderTest {
  private static final String SEARCHED = "needle";

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    Stream.of(parts).forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  /** Status, then whether the body has the needle; or what is wrong. */
  private static String read(InputStream in) {
    ResponseReader reader = new ResponseReader(in, () -> {});
    String found = "";
    try {
      StatusLine status = reader.statusLine();
      found = status.code() + "/" + status.reason();
      BodyFields fields = reader.headers();
      return found + "/" + reader.bodyHas(octets(SEARCHED), status, fields);
    } catch (MalformedResponse e) {
      return found + "! " + e.getMessage();
    } catch (EOFException e) {
      return found + "! closed";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(byte[] response) {
    return read(new ByteArrayInputStream(response));
  }

  /** A response, with CR and LF written as escapes, and what is read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '`',
      textBlock =
          """
          HTTP/1.1 200 OK\\r\\n\\r\\nneedle                                   | 200/OK/true
          HTTP/1.0 200 OK\\r\\n\\r\\na needle here                             | 200/OK/true
          HTTP/1.1 200 OK\\n\\nneedle                                         | 200/OK/true
          HTTP/1.1 200\\r\\n\\r\\nneedle                                      | 200//true
          HTTP/1.1 200 \\r\\n\\r\\nneedle                                     | 200//true
          HTTP/1.1 503 Service Unavailable\\r\\n\\r\\n                        | 503/Service Unavailable/false
          HTTP/1.1 404 Nicht gef\u00fcnden\\r\\n\\r\\n                            | 404/Nicht gef?nden/false
          HTTP/1.1 999 Odd\\r\\n\\r\\n                                        | 999/Odd/false
          HTTP/1.1 200 OK\\r\\n\\r\\nNeedle                                   | 200/OK/false
          HTTP/1.1 200 OK\\r\\n\\r\\nneedl                                    | 200/OK/false
          HTTP/1.1 204 No Content\\r\\n\\r\\nneedle                           | 204/No Content/false
          HTTP/1.1 304 Not Modified\\r\\nContent-Length: 6\\r\\n\\r\\nneedle    | 304/Not Modified/false
          HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\n\\r\\nneedle      | 200/OK/true
          HTTP/1.1 103 Early Hints\\r\\nLink: a\\r\\n\\r\\nHTTP/1.1 301 Moved\\r\\n\\r\\n | 301/Moved/false
          HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n                        | 101/Switching Protocols/false
          HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\n\\r\\nneedle              | 200/OK/true
          HTTP/1.1 200 OK\\r\\nCONTENT-LENGTH:6\\r\\n\\r\\nneedle               | 200/OK/true
          HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nneedle              | 200/OK/false
          HTTP/1.1 200 OK\\r\\nContent-Length: 6, 6\\r\\n\\r\\nneedle           | 200/OK/true
          HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nneedle              | 200/OK/true
          HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nneeds               | 200/OK! closed
          HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\nContent-Length: 7\\r\\n\\r\\n | 200/OK! its Content-Length is not a number
          HTTP/1.1 200 OK\\r\\nContent-Length: -6\\r\\n\\r\\nneedle             | 200/OK! its Content-Length is not a number
          HTTP/1.1 200 OK\\r\\nContent-Length: 99999999999999999999\\r\\n\\r\\n | 200/OK! its Content-Length is not a number
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n6\\r\\nneedle\\r\\n0\\r\\n\\r\\n | 200/OK/true
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: Chunked\\r\\n\\r\\n3;a=b\\r\\nnee\\r\\n0003\\r\\ndle\\r\\n0\\r\\n\\r\\n | 200/OK/true
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\nContent-Length: 2\\r\\n\\r\\nA\\r\\nthe needle\\r\\n0\\r\\n\\r\\n | 200/OK/true
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\nneedle | 200/OK/false
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nx\\r\\n       | 200/OK! a chunk's size is not a number
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n\\r\\n        | 200/OK! a chunk's size is not a number
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nabc\\r\\n | 200/OK! a chunk is longer than its size
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nffffffffffffffff\\r\\n | 200/OK! a chunk's size and extensions are too long
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n6\\r\\nneed    | 200/OK! closed
          HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip, chunked\\r\\n\\r\\n     | 200/OK! its Transfer-Encoding is not known: gzip, chunked
          HTTP/1.1 200 OK\\r\\nContent-Encoding: br\\r\\n\\r\\n                 | 200/OK! its Content-Encoding is not known: br
          HTTP/1.1 200 OK\\r\\nContent-Encoding: gzip\\r\\n\\r\\nneedle         | 200/OK! its body can't be decoded as gzip
          HTTP/1.1 200 OK\\r\\nContent-Encoding: identity\\r\\n\\r\\nneedle     | 200/OK/true
          HTTP/1.1 200 OK\\r\\nA: b\\r\\n c\\r\\n\\td\\r\\n\\r\\nneedle              | 200/OK/true
          HTTP/1.1 200 OK\\r\\nContent-Length:\\r\\n 6\\r\\n\\r\\nneedle          | 200/OK/true
          HTTP/1.1 200 OK\\r\\n A: b\\r\\n\\r\\n                               | 200/OK! its first header begins with a space
          HTTP/1.1 200 OK\\r\\nA : b\\r\\n\\r\\n                               | 200/OK! a header has no valid name
          HTTP/1.1 200 OK\\r\\n: b\\r\\n\\r\\n                                 | 200/OK! a header has no valid name
          HTTP/1.1 200 OK\\r\\nwhat\\r\\n\\r\\n                                | 200/OK! a header has no valid name
          HTTP/1.1 200 OK\\r\\nA: b\\rc\\r\\n\\r\\n                             | 200/OK! a carriage return stands alone
          HTTP/1.1 200 OK\\r\\nA: b\\0c\\r\\n\\r\\n                             | 200/OK! a line has the control character 0
          HTTP/1.1 200 OK\\r\\nA: b\\r\\n                                     | 200/OK! closed
          HTTP/1.1 200 OK\\r\\n                                             | 200/OK! closed
          HTTP/1.1 200                                                    | ! closed
          ``                                                              | ! closed
          \\r\\nHTTP/1.1 200 OK\\r\\n\\r\\n                                     | ! it does not begin with a status line of HTTP/1
          SSH-2.0-OpenSSH_9.2\\r\\n                                          | ! it does not begin with a status line of HTTP/1
          HTTP/2.0 200 OK\\r\\n\\r\\n                                         | ! it does not begin with a status line of HTTP/1
          http/1.1 200 OK\\r\\n\\r\\n                                         | ! it does not begin with a status line of HTTP/1
          ICY 200 OK\\r\\n\\r\\n                                              | ! it does not begin with a status line of HTTP/1
          HTTP/1.1 2OO OK\\r\\n\\r\\n                                         | ! the status code is not a number
          HTTP/1.1 2000 OK\\r\\n\\r\\n                                        | ! the status code is not one of three digits
          HTTP/1.1 020 OK\\r\\n\\r\\n                                         | ! the status code is not one of three digits
          """)
  void response_isReadOrRefused(String response, String expected) {
    byte[] octets =
        octets(
            response
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0"));
    assertThat(read(octets)).isEqualTo(expected);
    assertThat(read(new OneByOne(octets))).as("octet by octet").isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"16384, true", "16385, false"})
  void headers_upToTheirLimit(int size, boolean taken) {
    byte[] headers = octets("A: " + "x".repeat(size - "A: \r\n\r\n".length()) + "\r\n\r\n");
    assertThat(headers).hasSize(size);
    String expected = taken ? "200/OK/true" : "200/OK! its headers are larger than 16,384 octets";
    assertThat(read(join(octets("HTTP/1.1 200 OK\r\n"), headers, octets(SEARCHED))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK\r\n', 'A: b\r\n', 'its headers are larger than 16,384 octets'",
    "'HTTP/1.1 200 OK\r\n', x, 'its headers are larger than 16,384 octets'",
    "HTTP/1.1 200, x, its status line is too long",
    "'', x, its status line is too long",
    "'', 'HTTP/1.1 100 Continue\r\nA: b\r\n\r\n', 'its headers are larger than 16,384 octets'"
  })
  void head_withoutEnd_isRefused(String start, String repeated, String expected) {
    assertThat(
            read(
                new SequenceInputStream(
                    new ByteArrayInputStream(octets(start)), new Endless(octets(repeated)))))
        .endsWith("! " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'', x",
    "'Transfer-Encoding: chunked\r\n', '1\r\nx\r\n'",
    "'Content-Length: 999999999999\r\n', x"
  })
  void body_withoutEnd_isSearchedAsFarAsTheLimit(String header, String repeated) {
    byte[] head = octets("HTTP/1.1 200 OK\r\n" + header + "\r\n");
    Endless endless = new Endless(octets(repeated));
    assertThat(read(new SequenceInputStream(new ByteArrayInputStream(head), endless)))
        .isEqualTo("200/OK/false");
    assertThat(endless.count).isLessThan(10 * ResponseReader.SEARCHED_OCTETS);
  }

  /** Where the needle ends in the body, by octets from 1. */
  @ParameterizedTest
  @CsvSource({"6, true", "5119, true", "5120, true", "5121, false", "5125, false", "9000, false"})
  void needle_mustLieWhollyInTheFirstOctets(int end, boolean found) throws IOException {
    byte[] body = octets("x".repeat(end - SEARCHED.length()) + SEARCHED + "y".repeat(100));
    byte[] plain = join(octets("HTTP/1.1 200 OK\r\n\r\n"), body);
    assertThat(read(plain)).isEqualTo("200/OK/" + found);
    for (String coding : new String[] {"gzip", "x-gzip", "deflate", "deflate, raw"}) {
      String name = coding.replace(", raw", "");
      byte[] head = octets("HTTP/1.1 200 OK\r\nContent-Encoding: " + name + "\r\n\r\n");
      assertThat(read(join(head, encode(coding, body)))).as(coding).isEqualTo("200/OK/" + found);
    }
  }

  private static byte[] encode(String coding, byte[] body) throws IOException {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        coding.endsWith("gzip")
            ? new GZIPOutputStream(encoded)
            : new DeflaterOutputStream(encoded, new Deflater(9, coding.endsWith("raw")))) {
      out.write(body);
    }
    return encoded.toByteArray();
  }

  @Test
  void needle_aboutToMatch_isFound() {
    assertThat(read(octets("HTTP/1.1 200 OK\r\n\r\nneedlneedneneedle"))).isEqualTo("200/OK/true");
  }

  @Test
  void encodedBody_cutOff_isTold() throws IOException {
    byte[] whole = encode("gzip", octets("x".repeat(3000)));
    byte[] head = octets("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
    byte[] cut = Arrays.copyOf(whole, whole.length - 12);
    assertThat(read(join(head, cut)))
        .isEqualTo("200/OK! its body ends too early to be decoded as gzip");
  }

  @Test
  void body_found_isReadNoFurther() {
    InputStream in =
        new SequenceInputStream(
            new ByteArrayInputStream(octets("HTTP/1.1 200 OK\r\n\r\nneedle")), new Broken());
    assertThat(read(in)).isEqualTo("200/OK/true");
  }

  @Test
  void firstOctet_isToldOnce() throws IOException {
    AtomicInteger told = new AtomicInteger();
    ResponseReader reader =
        new ResponseReader(new OneByOne(octets("HTTP/1.1 200 OK\r\n\r\n")), told::incrementAndGet);
    assertThat(told).hasValue(0);
    reader.statusLine();
    reader.headers();
    assertThat(told).hasValue(1);
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  /** Octets that were changed at random never end in anything but a result or a reason. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void damagedResponses_areReadOrRefused(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] body = encode("gzip", octets("x".repeat(300) + SEARCHED));
    byte[] whole =
        join(
            octets(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n"
                    + Integer.toHexString(body.length)
                    + "\r\n"),
            body,
            octets("\r\n0\r\n\r\n"));
    for (int i = 0; i < 200; i++) {
      byte[] damaged = whole.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThat(read(Arrays.copyOf(damaged, random.nextInt(damaged.length + 1)))).isNotNull();
    }
  }

  /** Gives one octet for each read. */
  private static final class OneByOne extends FilterInputStream {
    OneByOne(byte[] octets) {
      super(new ByteArrayInputStream(octets));
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return super.read(target, offset, Math.min(length, 1));
    }
  }

  /** Gives some octets again and again. */
  private static final class Endless extends InputStream {
    private final byte[] repeated;
    private long count;

    Endless(byte[] repeated) {
      this.repeated = repeated;
    }

    @Override
    public int read() {
      return repeated[(int) (count++ % repeated.length)] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      for (int i = 0; i < length; i++) {
        target[offset + i] = (byte) read();
      }
      return length;
    }
  }

  /** May not be read. */
  private static final class Broken extends InputStream {
    @Override
    public int read() {
      throw new AssertionError("read on");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      throw new AssertionError("read on");
    }
  }
}
