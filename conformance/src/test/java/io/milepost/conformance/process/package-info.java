/** The server as a process: its options, ports, data folder, admin port and end. */
@NullMarked
package io.milepost.conformance.process;

import org.jspecify.annotations.NullMarked;
