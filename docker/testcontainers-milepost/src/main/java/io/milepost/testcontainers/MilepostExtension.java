package io.milepost.testcontainers;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One Milepost for each test class, empty before each of its tests; a parameter of type {@link
 * MilepostContainer} gets it.
 *
 * <pre>{@code
 * @ExtendWith(MilepostExtension.class)
 * class SteeringTest {
 *   @Test
 *   void answers(MilepostContainer milepost) {...}
 * }
 * }</pre>
 *
 * <p>With options: {@code @RegisterExtension static MilepostExtension milepost = new
 * MilepostExtension(() -> new MilepostContainer().withSeed(7));}
 */
public final class MilepostExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(MilepostExtension.class);

  private final Supplier<MilepostContainer> containers;

  /** Runs {@link MilepostContainer#DEFAULT_IMAGE} as it is. */
  public MilepostExtension() {
    this(MilepostContainer::new);
  }

  /** Runs what the supplier makes, which is not started yet. */
  public MilepostExtension(Supplier<MilepostContainer> containers) {
    this.containers = containers;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    MilepostContainer container = containers.get();
    context.getStore(NAMESPACE).put(this, container);
    container.start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    container(context).reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    MilepostContainer container = context.getStore(NAMESPACE).remove(this, MilepostContainer.class);
    if (container != null) {
      container.stop();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == MilepostContainer.class;
  }

  @Override
  public MilepostContainer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return container(context);
  }

  private MilepostContainer container(ExtensionContext context) {
    MilepostContainer container = context.getStore(NAMESPACE).get(this, MilepostContainer.class);
    if (container == null) {
      throw new IllegalStateException(
          "MilepostExtension starts its container for a class: register it in a static field");
    }
    return container;
  }
}
