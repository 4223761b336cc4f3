/** Signatures of sets, made when they are first needed and kept; denial of existence. */
@NullMarked
package io.milepost.dnssec.sign;

import org.jspecify.annotations.NullMarked;
