package io.milepost.model.error;

/** An earlier change batch of the hosted zone is still being processed. */
public final class PriorRequestNotComplete extends ClientFault {
  private static final long serialVersionUID = 1L;

  public PriorRequestNotComplete() {
    super(
        "PriorRequestNotComplete",
        400,
        "The request was rejected because Route 53 was still processing a prior request.");
  }
}
