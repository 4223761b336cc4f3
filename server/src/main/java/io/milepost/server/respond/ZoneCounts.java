package io.milepost.server.respond;

import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.ZoneReference;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How many questions each zone answered. The first {@value #MOST} zones that are asked have a
 * counter each, for good; all others share one. One thread counts; anybody may read.
 */
final class ZoneCounts {
  /** How many zones are counted by themselves. */
  static final int MOST = 1000;

  /** The counter of all other zones. */
  private static final int OTHERS = 0;

  private static final int TABLE = 2048;
  private static final int SHIFT = Long.SIZE - 11;
  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

  /** Counters by the zones' numbers, in the order of a hash; 0 where none is. */
  private final int[] counterOf = new int[TABLE];

  private final long[] numbers = new long[TABLE];
  private final AtomicReferenceArray<@Nullable ZoneReference> zones =
      new AtomicReferenceArray<>(MOST + 1);
  private final long[] counts = new long[MOST + 1];
  private int last;

  /** The counter of a zone; good for as long as this object. */
  int counterOf(@Nullable ZoneSnapshot zone) {
    if (zone == null) {
      return OTHERS;
    }
    ZoneReference reference = zone.zone();
    long number = reference.number();
    int at = (int) ((number * MULTIPLIER) >>> SHIFT);
    while (counterOf[at] != 0) {
      if (numbers[at] == number) {
        return counterOf[at];
      }
      at = (at + 1) & (TABLE - 1);
    }
    if (last == MOST) {
      return OTHERS;
    }
    last++;
    zones.set(last, reference);
    numbers[at] = number;
    counterOf[at] = last;
    return last;
  }

  /** Counts a question. */
  void count(int counter) {
    COUNT.setOpaque(counts, counter, counts[counter] + 1);
  }

  /** Gives each zone that was asked, and how often. */
  void forEach(ObjLongConsumer<ZoneReference> consumer) {
    for (int i = 1; i <= MOST; i++) {
      ZoneReference zone = zones.get(i);
      if (zone == null) {
        return;
      }
      consumer.accept(zone, (long) COUNT.getOpaque(counts, i));
    }
  }
}
