package io.milepost.policy.place;

/**
 * A point on the earth, as the end of a unit vector, so that a distance costs no trigonometry but
 * one arc sine.
 */
public final class GeoPoint {
  /** The earth's mean radius in kilometres. */
  public static final double EARTH_RADIUS_KM = 6371;

  private final double latitude;
  private final double longitude;
  private final double x;
  private final double y;
  private final double z;

  /**
   * A point.
   *
   * @param latitude -90 to 90 degrees, north is positive
   * @param longitude -180 to 180 degrees, east is positive
   * @throws IllegalArgumentException if one is out of range
   */
  public GeoPoint(double latitude, double longitude) {
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
      throw new IllegalArgumentException("no point: " + latitude + "," + longitude);
    }
    this.latitude = latitude;
    this.longitude = longitude;
    double phi = Math.toRadians(latitude);
    double lambda = Math.toRadians(longitude);
    this.x = Math.cos(phi) * Math.cos(lambda);
    this.y = Math.cos(phi) * Math.sin(lambda);
    this.z = Math.sin(phi);
  }

  public double latitude() {
    return latitude;
  }

  public double longitude() {
    return longitude;
  }

  /**
   * The square of the straight line to another point, in earth radii: 0 to 4. It grows with the
   * distance and costs less.
   */
  public double chordSquared(GeoPoint other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    return dx * dx + dy * dy + dz * dz;
  }

  /** The distance to another point along the sphere, in kilometres. */
  public double distanceKm(GeoPoint other) {
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chordSquared(other)) / 2));
  }

  @Override
  public String toString() {
    return latitude + "," + longitude;
  }
}
