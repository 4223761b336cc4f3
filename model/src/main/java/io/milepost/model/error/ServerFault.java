package io.milepost.model.error;

/** The server is at fault ({@code Receiver} on the wire). */
public abstract sealed class ServerFault extends Route53Exception
    permits InternalFailure, NotImplemented {
  private static final long serialVersionUID = 1L;

  ServerFault(String code, int httpStatus, String message) {
    super(code, httpStatus, message);
  }
}
