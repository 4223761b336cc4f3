/** The engine beside the reference model, in random cases and in large numbers. */
@NullMarked
package io.milepost.policy.agreement;

import org.jspecify.annotations.NullMarked;
