package dev.kernelmemory.jmx;

import javax.management.Descriptor;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;

/** An MXBean whose MBeanInfo carries the texts of {@link Described}, which JMX alone leaves out. */
final class DescribedMBean extends StandardMBean {
  <T> DescribedMBean(T implementation, Class<T> mxbean) {
    super(implementation, mxbean, true);
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

  @Override
  protected String getDescription(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
    return described(parameter);
  }

  @Override
  protected String getParameterName(
      MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
    Object name = parameter.getDescriptor().getFieldValue("parameterName");
    return name == null ? parameter.getName() : name.toString();
  }

  private static String described(MBeanFeatureInfo feature) {
    return text(feature.getDescriptor(), feature.getDescription());
  }

  private static String text(Descriptor descriptor, String otherwise) {
    Object text = descriptor.getFieldValue("description");
    return text == null ? otherwise : text.toString();
  }
}
