package io.milepost.conformance.routing.table;

/** What is done in a case once its record sets are there, in order. */
sealed interface Step permits Asked, Step.Force, Step.Delete {

  /** A health check is made to say something. */
  record Force(String check, boolean healthy) implements Step {}

  /** The sets of an owner and type are deleted. */
  record Delete(String owner, String type) implements Step {}
}
