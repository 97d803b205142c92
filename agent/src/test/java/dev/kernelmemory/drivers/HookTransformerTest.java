package dev.kernelmemory.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the transformer leaves alone, and what it makes of a weaver that fails. */
final class HookTransformerTest {
  private static final byte[] BEFORE = {1};
  private static final byte[] AFTER = {2};
  private static final HookPlan PLAN =
      HookPlan.of(
          EnumSet.of(Driver.FILE_OPEN),
          List.of(
              new Hook(
                  Driver.FILE_OPEN,
                  false,
                  "java.io.FileInputStream",
                  "A",
                  "open(Ljava/lang/String;)V")));

  private RuntimeException failure;
  private final HookTransformer transformer =
      new HookTransformer(
          new Weaver() {
            @Override
            public byte[] weave(Class<?> type, byte[] classFile, Map<String, String> advice) {
              if (failure != null) {
                throw failure;
              }
              return AFTER;
            }

            @Override
            public void settle() {}
          });

  @Test
  void changesTheClassesOfThePlanOnly() {
    transformer.setPlan(PLAN);
    assertThat(transform(FileInputStream.class)).isEqualTo(AFTER);
    assertThat(transform(String.class)).isNull();
    assertThat(transform(null)).isNull();
    transformer.setPlan(HookPlan.NOTHING);
    assertThat(transform(FileInputStream.class)).isNull();
  }

  @Test
  void leavesAClassAloneThatCanNotBeWoven() {
    transformer.setPlan(PLAN);
    failure = new IllegalStateException("why");
    assertThat(transform(FileInputStream.class)).isNull();
    assertThat(transformer.failures())
        .containsExactly(Map.entry(FileInputStream.class, "java.lang.IllegalStateException: why"));
    failure = null;
    assertThat(transform(FileInputStream.class)).isEqualTo(AFTER);
    assertThat(transformer.failures()).isEmpty();
  }

  private byte[] transform(Class<?> type) {
    return transformer.transform(null, "java/io/FileInputStream", type, null, BEFORE);
  }
}
