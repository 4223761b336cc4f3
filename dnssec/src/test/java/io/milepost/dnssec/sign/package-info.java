@NullMarked
package io.milepost.dnssec.sign;

import org.jspecify.annotations.NullMarked;
