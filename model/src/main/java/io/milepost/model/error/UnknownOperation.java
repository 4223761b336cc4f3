package io.milepost.model.error;

/** No operation has that method and path. */
public final class UnknownOperation extends ClientFault {
  private static final long serialVersionUID = 1L;

  public UnknownOperation(String method, String path) {
    this("No operation answers " + method + " " + path);
  }

  public UnknownOperation(String message) {
    super("UnknownOperationException", 404, message);
  }
}
