package io.milepost.model.error;

/** No health check has that id. */
public final class NoSuchHealthCheck extends ClientFault {
  private static final long serialVersionUID = 1L;

  public NoSuchHealthCheck(String id) {
    super("NoSuchHealthCheck", 404, "A health check with id " + id + " does not exist.");
  }
}
