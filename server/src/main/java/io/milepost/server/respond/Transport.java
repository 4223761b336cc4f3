package io.milepost.server.respond;

/** What a query came over. */
public enum Transport {
  UDP,
  TCP
}
