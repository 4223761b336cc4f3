@NullMarked
package io.milepost.model.dnssec;

import org.jspecify.annotations.NullMarked;
