@NullMarked
package io.milepost.model.cidr;

import org.jspecify.annotations.NullMarked;
