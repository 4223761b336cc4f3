package io.milepost.store;

import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.health.HealthCheckSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of a health check as text: a line {@code NAME=value} for each. A list is a line with
 * its name alone, and then a line for each element. Backslashes and line breaks in a value are
 * escaped by a backslash. A later version adds names; what is not known is refused.
 */
final class SettingsText {
  private SettingsText() {}

  static String format(HealthCheckSettings settings) {
    List<String> lines = new ArrayList<>();
    settings
        .values()
        .forEach((setting, value) -> {
          if (value instanceof List<?> list) {
            lines.add(setting.name());
            list.forEach(element -> lines.add(line(setting, element)));
          } else {
            lines.add(line(setting, value));
          }
        });
    return Lines.join(lines);
  }

  private static String line(HealthCheckSetting setting, Object value) {
    return setting.name() + "=" + value.toString().replace("\\", "\\\\").replace("\n", "\\n");
  }

  /**
   * The settings that {@link #format} wrote.
   *
   * @throws IllegalArgumentException if they are none
   */
  static HealthCheckSettings parse(String text) {
    Map<HealthCheckSetting, Object> values = new EnumMap<>(HealthCheckSetting.class);
    List<String> list = new ArrayList<>();
    for (String line : Lines.split(text)) {
      int equals = line.indexOf('=');
      HealthCheckSetting setting =
          HealthCheckSetting.valueOf(equals < 0 ? line : line.substring(0, equals));
      String value = equals < 0 ? "" : unescape(line.substring(equals + 1));
      switch (setting.kind()) {
        case TEXT -> values.put(setting, value);
        case NUMBER -> values.put(setting, Integer.valueOf(value));
        case FLAG -> values.put(setting, Boolean.valueOf(value));
        case LIST -> {
          if (equals < 0) {
            list = new ArrayList<>();
            values.put(setting, list);
          } else {
            list.add(value);
          }
        }
      }
    }
    return new HealthCheckSettings(values);
  }

  private static String unescape(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
        c = value.charAt(i) == 'n' ? '\n' : value.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }
}
