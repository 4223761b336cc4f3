@NullMarked
package io.milepost.healthcheck.decide;

import org.jspecify.annotations.NullMarked;
