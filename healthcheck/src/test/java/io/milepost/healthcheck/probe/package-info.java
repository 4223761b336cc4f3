@NullMarked
package io.milepost.healthcheck.probe;

import org.jspecify.annotations.NullMarked;
