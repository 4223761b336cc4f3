/** DNS messages as bytes: reading queries and writing responses (RFC 1035 section 4). */
@NullMarked
package io.milepost.server.wire;

import org.jspecify.annotations.NullMarked;
