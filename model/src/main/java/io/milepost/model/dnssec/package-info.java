/** Keys and states of signed zones; no cryptography beyond digests. */
@NullMarked
package io.milepost.model.dnssec;

import org.jspecify.annotations.NullMarked;
