/**
 * Tables of routing policies in presentation format: what is set up, what is asked and answered.
 */
@NullMarked
package io.milepost.conformance.routing.table;

import org.jspecify.annotations.NullMarked;
