/** Record data: Route 53's value text to the wire form of RFC 1035 and its successors, and back. */
@NullMarked
package io.milepost.model.rdata;

import org.jspecify.annotations.NullMarked;
