package io.milepost.model.error;

import java.util.List;

/** A change batch is refused; carries all its faults. */
public final class InvalidChangeBatch extends ClientFault {
  private static final long serialVersionUID = 1L;

  private final transient List<String> messages;

  /** A refusal with at least one message, in the order of the changes. */
  public InvalidChangeBatch(List<String> messages) {
    super("InvalidChangeBatch", 400, "[" + String.join(", ", messages) + "]");
    this.messages = List.copyOf(messages);
  }

  /** The faults, one message each. */
  public List<String> messages() {
    return messages;
  }
}
