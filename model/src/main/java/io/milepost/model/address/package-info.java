/** IP addresses as text. */
@NullMarked
package io.milepost.model.address;

import org.jspecify.annotations.NullMarked;
