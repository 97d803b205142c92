package dev.kernelmemory.jmx;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/** Name and text of an operation's parameter, as they appear in the MBeanInfo. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface DescribedParameter {
  /** The parameter's name; class files do not keep it. */
  @DescriptorKey("parameterName")
  String name();

  /** What it means, in one sentence. */
  @DescriptorKey("description")
  String value();
}
