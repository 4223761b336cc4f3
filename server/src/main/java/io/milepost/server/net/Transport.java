package io.milepost.server.net;

/** What a query came over. */
public enum Transport {
  UDP,
  TCP
}
