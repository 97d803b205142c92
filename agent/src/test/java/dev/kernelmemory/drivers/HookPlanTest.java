package dev.kernelmemory.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which methods are found, and what a missing one costs. */
final class HookPlanTest {
  private static final Hook PRESENT =
      new Hook(
          Driver.FILE_OPEN, false, "java.io.FileInputStream", "A", "open(Ljava/lang/String;)V");
  private static final Hook RENAMED =
      new Hook(Driver.FILE_OPEN, false, "java.io.RandomAccessFile", "A", "unlock()V");
  private static final Hook NO_CLASS =
      new Hook(Driver.SOCKET_OPEN, false, "java.net.NoSuchSocket", "A", "create()V");
  private static final Hook OPTIONAL =
      new Hook(Driver.NAME_LOOKUP, true, "java.net.NoSuchSocket", "A", "create()V");
  private static final Map<Class<?>, String> NO_FAILURES = Collections.emptyMap();

  @Test
  void everyMethodOfTheTableIsInThisJdk() {
    Set<Driver> all = EnumSet.allOf(Driver.class);
    Map<Driver, String> states =
        HookPlan.of(all, HookTable.of(Runtime.version().feature())).states(NO_FAILURES);
    assertThat(states).hasSize(all.size());
    assertThat(states.values()).containsOnly("installed");
  }

  @Test
  void aMissingMethodIsToldAndCostsItsDriverOnly() {
    HookPlan plan =
        HookPlan.of(
            EnumSet.of(Driver.FILE_OPEN, Driver.SOCKET_OPEN), List.of(PRESENT, RENAMED, NO_CLASS));
    assertThat(plan.states(NO_FAILURES))
        .containsEntry(
            Driver.FILE_OPEN,
            "partly installed: this JDK has no java.io.RandomAccessFile.unlock()V")
        .containsEntry(
            Driver.SOCKET_OPEN, "missing: this JDK has no java.net.NoSuchSocket.create()V");
    assertThat(plan.adviceFor(FileInputStream.class))
        .containsExactly(Map.entry("open(Ljava/lang/String;)V", "A"));
  }

  @Test
  void aMissingMethodThatIsOptionalIsNotTold() {
    Hook present = new Hook(Driver.NAME_LOOKUP, true, "java.io.File", "A", "none()V", "exists()Z");
    assertThat(
            HookPlan.of(EnumSet.of(Driver.NAME_LOOKUP), List.of(present, OPTIONAL))
                .states(NO_FAILURES))
        .containsExactly(Map.entry(Driver.NAME_LOOKUP, "installed"));
  }

  @Test
  void aClassThatCanNotBeChangedIsTold() {
    HookPlan plan = HookPlan.of(EnumSet.of(Driver.FILE_OPEN), List.of(PRESENT));
    assertThat(plan.states(Map.of(FileInputStream.class, "java.lang.VerifyError: why")))
        .containsExactly(
            Map.entry(
                Driver.FILE_OPEN,
                "missing: java.io.FileInputStream can't be changed (java.lang.VerifyError: why)"));
  }

  @Test
  void onlyClassesThatChangeAreToBeTransformed() {
    HookPlan one = HookPlan.of(EnumSet.of(Driver.FILE_OPEN), List.of(PRESENT));
    Hook other = new Hook(Driver.FILE_MAP, false, "java.io.File", "B", "exists()Z");
    HookPlan two =
        HookPlan.of(EnumSet.of(Driver.FILE_OPEN, Driver.FILE_MAP), List.of(PRESENT, other));
    assertThat(two.differences(one)).containsExactly(java.io.File.class);
    assertThat(one.differences(two)).containsExactly(java.io.File.class);
    assertThat(HookPlan.NOTHING.differences(two))
        .containsExactlyInAnyOrder(java.io.File.class, FileInputStream.class);
    assertThat(two.differences(two)).isEmpty();
  }
}
