@NullMarked
package io.milepost.model.rdata;

import org.jspecify.annotations.NullMarked;
