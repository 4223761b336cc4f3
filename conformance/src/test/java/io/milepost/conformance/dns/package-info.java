/** What a DNS client sees of changes that were made over the API. */
@NullMarked
package io.milepost.conformance.dns;

import org.jspecify.annotations.NullMarked;
