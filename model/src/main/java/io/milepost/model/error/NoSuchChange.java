package io.milepost.model.error;

/** No change has that id. */
public final class NoSuchChange extends ClientFault {
  private static final long serialVersionUID = 1L;

  public NoSuchChange(String id) {
    super("NoSuchChange", 404, "A change with id " + id + " does not exist.");
  }
}
