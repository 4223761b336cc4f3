/** What tests of the DNS server share. */
@NullMarked
package io.milepost.server;

import org.jspecify.annotations.NullMarked;
