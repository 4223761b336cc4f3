package io.milepost.server.launch;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.LoggerFactory;

/**
 * What is logged, and how: to standard error, Milepost from INFO on, libraries from WARN on.
 *
 * <p>In Java, since reading an XML file takes 500 classes more at each start. The file that the
 * system property {@code logback.configurationFile} names comes first.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  private static final String APPENDER = "STDERR";

  /** For Logback's service loader. */
  public LogConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext loggers) {
    if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(loggers);
    appender.setName(APPENDER);
    appender.setTarget(ConsoleTarget.SystemErr.getName());
    appender.setEncoder(encoder(LogFormat.TEXT, loggers));
    appender.start();
    Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    root.addAppender(appender);
    loggers.getLogger("io.milepost").setLevel(Level.INFO);
    // A port that is taken is told in one sentence by the command line.
    loggers.getLogger("io.micronaut.http.server.netty.NettyHttpServer").setLevel(Level.OFF);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext loggers) {
    Encoder<ILoggingEvent> encoder = format.encoder();
    encoder.setContext(loggers);
    encoder.start();
    return encoder;
  }

  /** Writes from now on in another form, unless a file says how to log. */
  static void use(LogFormat format) {
    LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
        instanceof ConsoleAppender<ILoggingEvent> appender) {
      appender.setEncoder(encoder(format, loggers));
    }
  }
}
