/** Private keys: made, encrypted, opened. */
@NullMarked
package io.milepost.dnssec.keys;

import org.jspecify.annotations.NullMarked;
