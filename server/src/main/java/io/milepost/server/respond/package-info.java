/**
 * From a received message to the answer, whatever carries them; and the counts of what was done.
 */
@NullMarked
package io.milepost.server.respond;

import org.jspecify.annotations.NullMarked;
