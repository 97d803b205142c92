package dev.kernelmemory.jmx;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/** Text and unit of an MXBean, an attribute or an operation, as they appear in its MBeanInfo. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Described {
  /** What it is, in one sentence. */
  @DescriptorKey("description")
  String value();

  /** The unit in UCUM spelling: {@code By}, {@code ms}, {@code ns}, {@code 1}; empty if none. */
  @DescriptorKey("units")
  String units() default "";
}
