/** The REST-XML protocol without HTTP. */
@NullMarked
package io.milepost.api.rest;

import org.jspecify.annotations.NullMarked;
