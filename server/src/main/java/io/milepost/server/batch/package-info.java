/**
 * UDP on Linux without an object or a system call for each datagram: {@code recvmmsg} and {@code
 * sendmmsg} through the foreign-function interface, in memory that is allocated once.
 */
@NullMarked
package io.milepost.server.batch;

import org.jspecify.annotations.NullMarked;
