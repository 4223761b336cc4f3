/**
 * What the black-box tests stand on: Milepost and other name servers as child processes, a DNS
 * client and a Route 53 client. Nothing here knows more of Milepost than its command line and its
 * two ports.
 */
@NullMarked
package io.milepost.conformance.harness;

import org.jspecify.annotations.NullMarked;
