/** The main method and all wiring. */
@NullMarked
package io.milepost.server.launch;

import org.jspecify.annotations.NullMarked;
