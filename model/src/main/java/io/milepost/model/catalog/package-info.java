/** Tables of facts about AWS: places, regions, endpoints. */
@NullMarked
package io.milepost.model.catalog;

import org.jspecify.annotations.NullMarked;
