/** Hosted zones and their name servers. */
@NullMarked
package io.milepost.model.zone;

import org.jspecify.annotations.NullMarked;
