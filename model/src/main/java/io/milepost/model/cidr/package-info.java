/** CIDR collections as record sets refer to them. */
@NullMarked
package io.milepost.model.cidr;

import org.jspecify.annotations.NullMarked;
