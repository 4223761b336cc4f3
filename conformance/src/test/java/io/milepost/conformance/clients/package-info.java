/** The clients that users have, each driven by its recipe in {@code examples}. */
@NullMarked
package io.milepost.conformance.clients;

import org.jspecify.annotations.NullMarked;
