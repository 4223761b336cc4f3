package io.milepost.model.record;

/**
 * What tells the members of a group apart.
 *
 * @param value 1 to 128 characters, unique among the record sets of one name and type
 */
public record SetIdentifier(String value) implements Comparable<SetIdentifier> {
  public SetIdentifier {
    if (value.isEmpty() || value.length() > 128) {
      throw new IllegalArgumentException("SetIdentifier of " + value.length() + " characters");
    }
  }

  @Override
  public int compareTo(SetIdentifier other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
