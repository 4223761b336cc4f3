/** Health checks that probe real endpoints, and the answers that follow. */
@NullMarked
package io.milepost.conformance.health;

import org.jspecify.annotations.NullMarked;
