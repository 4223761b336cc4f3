package io.milepost.healthcheck.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The header fields that say how to read the body; a value for each. Not thread-safe. */
final class BodyFields {
  private static final String CONTENT_LENGTH = "content-length";
  private static final String TRANSFER_ENCODING = "transfer-encoding";
  private static final String CONTENT_ENCODING = "content-encoding";

  /** 18 digits always fit into a long. */
  private static final int MAX_LENGTH_DIGITS = 18;

  private final List<String> contentLength = new ArrayList<>(1);
  private final List<String> transferEncoding = new ArrayList<>(1);
  private final List<String> contentEncoding = new ArrayList<>(1);

  /** Whether a field's name may be one of these, by its length. */
  static boolean mayHave(int nameLength) {
    return nameLength == CONTENT_LENGTH.length()
        || nameLength == TRANSFER_ENCODING.length()
        || nameLength == CONTENT_ENCODING.length();
  }

  /** Takes a field; others than these are passed over. */
  void add(String name, String value) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case CONTENT_LENGTH -> addElements(contentLength, value);
      case TRANSFER_ENCODING -> addElements(transferEncoding, value);
      case CONTENT_ENCODING -> addElements(contentEncoding, value);
      default -> {
        // Says nothing of the body.
      }
    }
  }

  /** The elements of a list (RFC 7230 section 7), empty ones left out. */
  private static void addElements(List<String> elements, String value) {
    for (String element : value.split(",", -1)) {
      if (!element.isBlank()) {
        elements.add(element.strip());
      }
    }
  }

  /**
   * Where the body ends.
   *
   * @throws MalformedResponse if lengths are not numbers, or differ
   */
  BodyFraming framing() throws MalformedResponse {
    if (!transferEncoding.isEmpty()) {
      String coding = String.join(", ", transferEncoding);
      return coding.equalsIgnoreCase("chunked")
          ? new BodyFraming.Chunked()
          : coding.equalsIgnoreCase("identity")
              ? new BodyFraming.UntilClose()
              : new BodyFraming.Unknown(coding);
    }
    if (contentLength.isEmpty()) {
      return new BodyFraming.UntilClose();
    }
    String length = contentLength.getFirst();
    if (length.length() > MAX_LENGTH_DIGITS
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')
        || !contentLength.stream().allMatch(length::equals)) {
      throw new MalformedResponse("its Content-Length is not a number");
    }
    return new BodyFraming.Length(Long.parseLong(length));
  }

  /** As the response names them; empty if the body is not compressed. */
  String contentCodings() {
    return String.join(", ", contentEncoding);
  }
}
