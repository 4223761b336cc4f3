/** The same zones and questions given to Milepost and to other authoritative servers. */
@NullMarked
package io.milepost.conformance.peers;

import org.jspecify.annotations.NullMarked;
