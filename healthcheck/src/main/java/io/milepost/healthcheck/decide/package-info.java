/** What follows from what was found: pure functions of values. */
@NullMarked
package io.milepost.healthcheck.decide;

import org.jspecify.annotations.NullMarked;
