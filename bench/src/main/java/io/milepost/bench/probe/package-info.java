/** The probing of many health checks, against a target in another process; see bench/probes. */
@NullMarked
package io.milepost.bench.probe;

import org.jspecify.annotations.NullMarked;
