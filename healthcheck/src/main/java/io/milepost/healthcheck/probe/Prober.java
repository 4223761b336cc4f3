package io.milepost.healthcheck.probe;

/** Sends one request. */
@FunctionalInterface
interface Prober {
  /**
   * Probes, and waits for the end on the current thread. If the probe is cancelled meanwhile, what
   * is returned has no meaning.
   *
   * @throws LocalFault if this host could not
   */
  Finding probe(Target target, ProbeRun run) throws LocalFault;
}
