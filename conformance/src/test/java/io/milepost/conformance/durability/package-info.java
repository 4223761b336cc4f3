/**
 * What is left of changes when the server is killed, and what it asks of the disk before it
 * answers.
 */
@NullMarked
package io.milepost.conformance.durability;

import org.jspecify.annotations.NullMarked;
