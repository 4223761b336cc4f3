/** The one call of the Security Token Service that clients of Route 53 make: who am I. */
@NullMarked
package io.milepost.api.sts;

import org.jspecify.annotations.NullMarked;
