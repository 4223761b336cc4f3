package io.milepost.policy.place;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers of places, with as many octets each as the largest of them needs. Immutable. */
final class PlaceNumbers {
  private static final int LIMIT = 1 << (3 * Byte.SIZE);

  private final byte[] first;
  private final byte @Nullable [] second;
  private final byte @Nullable [] third;

  private PlaceNumbers(byte[] first, byte @Nullable [] second, byte @Nullable [] third) {
    this.first = first;
    this.second = second;
    this.third = third;
  }

  int get(int index) {
    int number = first[index] & 0xff;
    if (second != null) {
      number |= (second[index] & 0xff) << Byte.SIZE;
    }
    if (third != null) {
      number |= (third[index] & 0xff) << (2 * Byte.SIZE);
    }
    return number;
  }

  static final class Builder {
    private int[] numbers = new int[1 << 10];
    private int size;

    int size() {
      return size;
    }

    int last() {
      return numbers[size - 1];
    }

    /**
     * @throws IllegalArgumentException if the number is 2^24 or more
     */
    void add(int number) {
      if (number < 0 || number >= LIMIT) {
        throw new IllegalArgumentException("more than " + LIMIT + " places");
      }
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }

    PlaceNumbers build() {
      int largest = Arrays.stream(numbers, 0, size).max().orElse(0);
      byte[] first = octets(0);
      byte[] second = largest >>> Byte.SIZE == 0 ? null : octets(1);
      byte[] third = largest >>> (2 * Byte.SIZE) == 0 ? null : octets(2);
      return new PlaceNumbers(first, second, third);
    }

    private byte[] octets(int position) {
      byte[] octets = new byte[size];
      for (int i = 0; i < size; i++) {
        octets[i] = (byte) (numbers[i] >>> (position * Byte.SIZE));
      }
      return octets;
    }
  }
}
