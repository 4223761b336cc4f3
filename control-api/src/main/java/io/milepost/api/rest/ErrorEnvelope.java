package io.milepost.api.rest;

import io.milepost.api.xml.XmlOutput;
import io.milepost.model.error.ClientFault;
import io.milepost.model.error.Route53Exception;
import io.milepost.model.error.ServerFault;

/** The one place where a refusal becomes XML. */
final class ErrorEnvelope {
  private ErrorEnvelope() {}

  static String write(Route53Exception refusal, String requestId) {
    String type =
        switch (refusal) {
          case ClientFault _ -> "Sender";
          case ServerFault _ -> "Receiver";
        };
    return new XmlOutput()
        .startRoot("ErrorResponse")
        .start("Error")
        .element("Type", type)
        .element("Code", refusal.code())
        .element("Message", refusal.text())
        .end("Error")
        .element("RequestId", requestId)
        .end("ErrorResponse")
        .toText();
  }
}
