/** The sockets of the DNS server: UDP and TCP, one event loop per core. */
@NullMarked
package io.milepost.server.net;

import org.jspecify.annotations.NullMarked;
