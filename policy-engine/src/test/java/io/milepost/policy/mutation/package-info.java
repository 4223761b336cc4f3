/** What the script {@code mutate} needs inside a JVM. */
@NullMarked
package io.milepost.policy.mutation;

import org.jspecify.annotations.NullMarked;
