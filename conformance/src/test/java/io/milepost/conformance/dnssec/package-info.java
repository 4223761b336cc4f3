/** Answers of signed zones, judged by other people's validators over real sockets. */
@NullMarked
package io.milepost.conformance.dnssec;

import org.jspecify.annotations.NullMarked;
