/** The tags of hosted zones and health checks. */
@NullMarked
package io.milepost.model.tag;

import org.jspecify.annotations.NullMarked;
