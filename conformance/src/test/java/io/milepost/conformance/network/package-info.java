/** Sockets and addresses: what leaves from where, on networks that the tests make. */
@NullMarked
package io.milepost.conformance.network;

import org.jspecify.annotations.NullMarked;
