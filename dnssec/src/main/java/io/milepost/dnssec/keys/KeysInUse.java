package io.milepost.dnssec.keys;

import io.milepost.model.dnssec.SealedKey;
import java.util.function.Consumer;

/** The keys that a vault has to open. */
public interface KeysInUse {
  void forEach(Consumer<SealedKey> consumer);
}
