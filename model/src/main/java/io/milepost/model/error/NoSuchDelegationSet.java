package io.milepost.model.error;

/** No reusable delegation set has that id. */
public final class NoSuchDelegationSet extends ClientFault {
  private static final long serialVersionUID = 1L;

  public NoSuchDelegationSet(String id) {
    super("NoSuchDelegationSet", 400, id);
  }
}
