package io.milepost.api.xml;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.api.shape.OperationShape;
import io.milepost.api.shape.OperationTable;
import io.milepost.api.shape.RandomShapes;
import io.milepost.api.shape.ResponseShapes;
import io.milepost.api.shape.Shapes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

class ShapeRoundTripTest {
  private static final int RUNS = 8;

  static Stream<OperationShape> operations() {
    return OperationTable.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void read_ofWrittenRequest_givesEqualRequest(OperationShape operation) {
    roundTrip(operation.requestRoot(), operation.newRequest());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void read_ofWrittenResponse_givesEqualResponse(OperationShape operation) {
    roundTrip(operation.responseRoot(), () -> ResponseShapes.newResponse(operation));
  }

  private static void roundTrip(String root, Supplier<? extends SdkPojo> newBuilder) {
    for (int seed = 0; seed < RUNS; seed++) {
      SdkPojo written = newBuilder.get();
      new RandomShapes(new Random(seed)).fill(written, EnumSet.of(MarshallLocation.PAYLOAD));
      Object shape = Shapes.build(written);
      String xml = BodyWriter.write(root, (SdkPojo) shape);
      SdkPojo read = newBuilder.get();
      BodyReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), root, read);
      assertThat(Shapes.build(read)).as("seed %d: %s", seed, xml).isEqualTo(shape);
    }
  }
}
