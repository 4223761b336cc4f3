/** Health checks: what they are, and what they say to those who answer. */
@NullMarked
package io.milepost.model.health;

import org.jspecify.annotations.NullMarked;
