/**
 * What is answered while zones change: always one version of them, and never an older one again.
 */
@NullMarked
package io.milepost.conformance.consistency;

import org.jspecify.annotations.NullMarked;
