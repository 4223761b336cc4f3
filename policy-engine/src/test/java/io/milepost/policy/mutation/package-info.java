/** Mistakes made in the engine on purpose, to see that its tests notice them. */
@NullMarked
package io.milepost.policy.mutation;

import org.jspecify.annotations.NullMarked;
