package dev.kernelmemory.jmx;

import java.util.Arrays;
import javax.management.Descriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.ReflectionException;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * An MXBean whose MBeanInfo carries the texts of {@link Described}, which JMX alone leaves out, and
 * that can have a {@link HistoryOperation}.
 */
final class DescribedMBean extends StandardMBean {
  private final @Nullable HistoryOperation history;

  <T> DescribedMBean(T implementation, Class<T> mxbean, @Nullable HistoryOperation history) {
    super(implementation, mxbean, true);
    this.history = history;
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    MBeanInfo info = super.getMBeanInfo();
    if (history == null) {
      return info;
    }
    MBeanOperationInfo[] own = info.getOperations();
    MBeanOperationInfo[] operations = Arrays.copyOf(own, own.length + 1);
    operations[own.length] = history.info();
    return new MBeanInfo(
        info.getClassName(),
        info.getDescription(),
        info.getAttributes(),
        info.getConstructors(),
        operations,
        info.getNotifications(),
        info.getDescriptor());
  }

  @Override
  public @Nullable Object invoke(
      String action, Object @Nullable [] parameters, String @Nullable [] signature)
      throws MBeanException, ReflectionException {
    return history != null && action.equals(HistoryOperation.NAME)
        ? history.invoke(parameters == null ? new Object[0] : parameters)
        : super.invoke(action, parameters, signature);
  }

  @Override
  protected String getDescription(MBeanInfo info) {
    return text(info.getDescriptor(), info.getDescription());
  }

  @Override
  protected String getDescription(MBeanAttributeInfo info) {
    return described(info);
  }

  @Override
  protected String getDescription(MBeanOperationInfo info) {
    return described(info);
  }

  private static String described(MBeanFeatureInfo feature) {
    return text(feature.getDescriptor(), feature.getDescription());
  }

  private static String text(Descriptor descriptor, String otherwise) {
    Object text = descriptor.getFieldValue("description");
    return text == null ? otherwise : text.toString();
  }
}
