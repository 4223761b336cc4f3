@NullMarked
package io.milepost.store;

import org.jspecify.annotations.NullMarked;
