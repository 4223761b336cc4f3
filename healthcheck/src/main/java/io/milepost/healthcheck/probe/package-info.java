/** Checkers that send requests to endpoints, as Route 53's do from eight regions. */
@NullMarked
package io.milepost.healthcheck.probe;

import org.jspecify.annotations.NullMarked;
