/** Blocks of addresses, and the CIDR collections that record sets refer to. */
@NullMarked
package io.milepost.model.cidr;

import org.jspecify.annotations.NullMarked;
