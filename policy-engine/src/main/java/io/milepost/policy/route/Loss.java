package io.milepost.policy.route;

/** Why a set of a group does not answer. */
public enum Loss {
  UNHEALTHY("it is not healthy"),
  NO_WEIGHT("its weight is 0 while a healthy set has more"),
  FARTHER("another set is nearer"),
  ELSEWHERE("the client is not there"),
  LESS_SPECIFIC("another set is more specific"),
  STANDBY("the primary answers"),
  NOT_DRAWN("others were drawn");

  private final String words;

  Loss(String words) {
    this.words = words;
  }

  /** The reason in words that follow "because". */
  public String words() {
    return words;
  }
}
