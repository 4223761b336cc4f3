package io.milepost.model.operation;

import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import java.util.Arrays;
import java.util.List;

/**
 * A health check's type and settings in one line: {@code HTTP IP_ADDRESS=192.0.2.1 PORT=8080}. A
 * list has commas; {@code _} in a text is a blank.
 */
record HealthCheckText(HealthCheckType type, HealthCheckSettings settings) {
  static HealthCheckText of(String line) {
    String[] words = line.split(" +", -1);
    HealthCheckSettings settings = HealthCheckSettings.NONE;
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      int equals = word.indexOf('=');
      HealthCheckSetting setting = HealthCheckSetting.valueOf(word.substring(0, equals));
      settings = settings.with(setting, value(setting, word.substring(equals + 1)));
    }
    return new HealthCheckText(HealthCheckType.valueOf(words[0]), settings);
  }

  private static Object value(HealthCheckSetting setting, String text) {
    return switch (setting.kind()) {
      case TEXT -> text.replace('_', ' ');
      case NUMBER -> Integer.valueOf(text);
      case FLAG -> Boolean.valueOf(text);
      case LIST -> text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    };
  }
}
