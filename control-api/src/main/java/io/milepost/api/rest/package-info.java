/** Route 53's REST-XML protocol: from a call to an operation, and back. */
@NullMarked
package io.milepost.api.rest;

import org.jspecify.annotations.NullMarked;
