package io.milepost.api.admin;

import io.milepost.api.http.HttpReply;
import io.milepost.api.state.StateDocument;
import io.milepost.model.operation.ReplaceContents;
import io.milepost.model.store.Store;
import java.util.List;

/** All state: forgotten, shown and replaced. Each change is one change of the store. */
final class StateRoutes {
  private final Store store;
  private final StateDocument document;

  private StateRoutes(Store store, StateDocument document) {
    this.store = store;
    this.document = document;
  }

  static List<AdminRoute> of(Store store, StateDocument document) {
    StateRoutes state = new StateRoutes(store, document);
    return List.of(
        AdminRoute.of("POST", "reset", call -> state.replace(new ReplaceContents(List.of()))),
        AdminRoute.of("GET", "state", call -> state.show()),
        AdminRoute.of(
            "PUT",
            "state",
            call -> state.replace(document.read(AdminJson.readObject(call.body())))));
  }

  private HttpReply show() {
    return AdminJson.readableReply(200, store.read(document::write));
  }

  private HttpReply replace(ReplaceContents contents) {
    long zones = store.apply(contents);
    return AdminJson.reply(200, AdminJson.object().put("hostedZones", zones));
  }
}
