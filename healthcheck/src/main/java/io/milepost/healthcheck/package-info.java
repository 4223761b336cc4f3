/** Which health checks are healthy, and why. */
@NullMarked
package io.milepost.healthcheck;

import org.jspecify.annotations.NullMarked;
