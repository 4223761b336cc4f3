package io.milepost.api.state;

import io.milepost.api.shape.Shapes;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.Route53Exception;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;

/** Lists of shapes in a document. */
final class ShapeLists {
  private ShapeLists() {}

  /** What gives a value, or a refusal that does not say where it stands. */
  interface Step<R> {
    R run();
  }

  /**
   * The values of a list; none if it is left out.
   *
   * @param shape what an item is in the API
   * @param reader makes a value of it
   * @throws InvalidInput if an item is not of the form; the text says where
   */
  static <S, T> List<T> read(
      StateObject entry,
      String name,
      Supplier<? extends SdkPojo> newBuilder,
      Class<S> shape,
      Function<S, T> reader) {
    List<T> values = new ArrayList<>();
    for (JsonNode item : entry.items(name)) {
      String place = entry.itemPlace(name, values.size());
      SdkPojo builder = newBuilder.get();
      ShapeJson.read(place, item, builder);
      values.add(located(place, () -> reader.apply(shape.cast(Shapes.build(builder)))));
    }
    return values;
  }

  /** Says where something was refused. */
  static <R> R located(String place, Step<R> step) {
    try {
      return step.run();
    } catch (Route53Exception e) {
      throw new InvalidInput(place + ": " + e.text());
    }
  }
}
