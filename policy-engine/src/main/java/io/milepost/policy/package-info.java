/** The answer to a question, from the snapshots: no sockets, no wire bytes. */
@NullMarked
package io.milepost.policy;

import org.jspecify.annotations.NullMarked;
