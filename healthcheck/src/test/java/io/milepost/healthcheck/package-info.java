@NullMarked
package io.milepost.healthcheck;

import org.jspecify.annotations.NullMarked;
