/** HTTP for both ports: who may in, which port, and the server itself. */
@NullMarked
package io.milepost.api.http;

import org.jspecify.annotations.NullMarked;
