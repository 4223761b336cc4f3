package io.milepost.policy.reference;

/** A point on the earth, in degrees. */
public record Spot(double latitude, double longitude) {
  private static final double EARTH_RADIUS_KM = 6371;

  /** A pole is on all meridians, and 180 degrees west are 180 east. */
  public Spot {
    if (Math.abs(latitude) == 90) {
      longitude = 0;
    } else if (longitude == -180) {
      longitude = 180;
    }
  }

  /** The distance along the sphere, by the haversine formula. */
  double kilometresTo(Spot other) {
    double phi1 = Math.toRadians(latitude);
    double phi2 = Math.toRadians(other.latitude);
    double sinPhi = Math.sin((phi2 - phi1) / 2);
    double sinLambda = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double a = sinPhi * sinPhi + Math.cos(phi1) * Math.cos(phi2) * sinLambda * sinLambda;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
