/** What the documents say works, tried as it is written. */
@NullMarked
package io.milepost.conformance.docs;

import org.jspecify.annotations.NullMarked;
