package dev.kernelmemory.report;

import java.util.List;
import jdk.jfr.DataAmount;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Where the recording was made: what the environment's event says, field by field. */
final class EnvironmentList {
  private final Html html;

  EnvironmentList(Html html) {
    this.html = html;
  }

  void write(@Nullable RecordedEvent environment, @Nullable RecordedEvent jvm) {
    html.open("section", "aria-labelledby", "environment");
    html.element("h2", "Environment", "id", "environment");
    html.open("dl");
    if (jvm != null) {
      entry("Java", EventFields.text(jvm, "jvmName"));
      entry("Java version", EventFields.text(jvm, "jvmVersion"));
      entry("Process", String.valueOf(EventFields.number(jvm, "pid")));
    }
    if (environment != null) {
      fields(environment);
    }
    html.close("dl").close("section");
  }

  private void fields(RecordedEvent environment) {
    List<ValueDescriptor> fields = environment.getFields();
    for (ValueDescriptor field : fields) {
      switch (field.getTypeName()) {
        case "java.lang.String":
          entry(label(field), EventFields.text(environment, field.getName()));
          break;
        case "int":
        case "long":
          number(field, EventFields.number(environment, field.getName()));
          break;
        default:
          break;
      }
    }
  }

  private void number(ValueDescriptor field, long value) {
    if (field.getAnnotation(DataAmount.class) != null) {
      entry(label(field), Unit.BYTES.formatOrNone(value));
    } else if (field.getContentType() == null) {
      entry(label(field), Unit.COUNT.formatOrNone(value));
    }
  }

  private void entry(String name, String value) {
    if (!value.isEmpty()) {
      html.open("div").element("dt", name).element("dd", value).close("div");
    }
  }

  private static String label(ValueDescriptor field) {
    return field.getLabel() == null ? field.getName() : field.getLabel();
  }
}
