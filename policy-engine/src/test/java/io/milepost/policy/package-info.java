@NullMarked
package io.milepost.policy;

import org.jspecify.annotations.NullMarked;
