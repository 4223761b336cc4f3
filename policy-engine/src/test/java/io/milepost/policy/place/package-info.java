@NullMarked
package io.milepost.policy.place;

import org.jspecify.annotations.NullMarked;
