package io.milepost.model.error;

/** No geolocation record may name that place. */
public final class NoSuchGeoLocation extends ClientFault {
  private static final long serialVersionUID = 1L;

  public NoSuchGeoLocation() {
    super(
        "NoSuchGeoLocation",
        404,
        "The specified geographic location is not supported for geolocation records.");
  }
}
