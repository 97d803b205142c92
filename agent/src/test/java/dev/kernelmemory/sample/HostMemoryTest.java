package dev.kernelmemory.sample;

import static dev.kernelmemory.procfs.MeminfoField.KERNEL_STACK;
import static dev.kernelmemory.procfs.MeminfoField.PAGE_TABLES;
import static dev.kernelmemory.procfs.MeminfoField.PERCPU;
import static dev.kernelmemory.procfs.MeminfoField.SEC_PAGE_TABLES;
import static dev.kernelmemory.procfs.MeminfoField.SHADOW_CALL_STACK;
import static dev.kernelmemory.procfs.MeminfoField.SLAB;
import static dev.kernelmemory.procfs.MeminfoField.VMALLOC_USED;
import static dev.kernelmemory.sample.KernelMemory.NOT_REPORTED;
import static dev.kernelmemory.sample.KernelMemory.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.procfs.MeminfoField;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

final class HostMemoryTest {
  private final long[] bytes = new long[MeminfoField.values().length];

  HostMemoryTest() {
    Arrays.fill(bytes, NOT_REPORTED);
  }

  private void set(MeminfoField field, long value) {
    bytes[field.ordinal()] = value;
  }

  private void setAll() {
    set(SLAB, 1000);
    set(PAGE_TABLES, 200);
    set(SEC_PAGE_TABLES, 30);
    set(PERCPU, 4);
    set(VMALLOC_USED, 70_000);
    set(KERNEL_STACK, 50_000);
  }

  private HostMemory memory() {
    return new HostMemory(bytes, HostUse.UNKNOWN, Collections.emptyList(), new Moment(0, 0));
  }

  @Test
  void countsStacksOnceWhereTheyAreInVmalloc() {
    setAll();

    assertThat(memory().lowerBound(true)).isEqualTo(71_234);
  }

  @Test
  void takesTheLargerWhereStacksExceedVmalloc() {
    setAll();
    set(KERNEL_STACK, 80_000);

    assertThat(memory().lowerBound(true)).isEqualTo(81_234);
  }

  @Test
  void addsStacksWhereTheyAreNotInVmalloc() {
    setAll();

    assertThat(memory().lowerBound(false)).isEqualTo(121_234);
  }

  @Test
  void takesStacksAloneWhereVmallocHasNoNumber() {
    setAll();
    for (long mark : new long[] {NOT_REPORTED, UNREADABLE}) {
      set(VMALLOC_USED, mark);

      assertThat(memory().lowerBound(true)).isEqualTo(51_234);
      assertThat(memory().lowerBound(false)).isEqualTo(51_234);
    }
  }

  @Test
  void takesVmallocAloneWhereStacksHaveNoNumber() {
    setAll();
    set(KERNEL_STACK, UNREADABLE);

    assertThat(memory().lowerBound(true)).isEqualTo(71_234);
    assertThat(memory().lowerBound(false)).isEqualTo(71_234);
  }

  @Test
  void countsNothingForWhatHasNoNumber() {
    set(SLAB, UNREADABLE);
    set(PERCPU, 4);

    assertThat(memory().lowerBound(true)).isEqualTo(4);
    assertThat(memory().lowerBound(false)).isEqualTo(4);
  }

  @Test
  void leavesShadowCallStacksOut() {
    setAll();
    set(SHADOW_CALL_STACK, 1 << 20);

    assertThat(memory().lowerBound(true)).isEqualTo(71_234);
  }

  @Test
  void hasNoLowerBoundWithoutASingleNumber() {
    assertThat(memory().lowerBound(true)).isEqualTo(NOT_REPORTED);

    Arrays.fill(bytes, UNREADABLE);
    assertThat(memory().lowerBound(true)).isEqualTo(NOT_REPORTED);
    assertThat(memory().lowerBound(false)).isEqualTo(NOT_REPORTED);
  }

  @Test
  void sticksAtTheLargestNumber() {
    Arrays.fill(bytes, Long.MAX_VALUE - 1023);

    assertThat(memory().lowerBound(true)).isEqualTo(Long.MAX_VALUE);
    assertThat(memory().lowerBound(false)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void doesNotChangeWithTheArrayItWasMadeOf() {
    setAll();
    HostMemory memory = memory();
    set(SLAB, 5);

    assertThat(memory.get(Dimension.SLAB)).isEqualTo(1000);
  }

  @Test
  void givesEachFieldByItsName() {
    for (MeminfoField field : MeminfoField.values()) {
      set(field, field.ordinal());
    }
    HostMemory memory = memory();

    assertThat(memory.memTotal()).isEqualTo(MeminfoField.MEM_TOTAL.ordinal());
    assertThat(memory.memFree()).isEqualTo(MeminfoField.MEM_FREE.ordinal());
    assertThat(memory.memAvailable()).isEqualTo(MeminfoField.MEM_AVAILABLE.ordinal());
    assertThat(memory.kernelReclaimable()).isEqualTo(MeminfoField.K_RECLAIMABLE.ordinal());
    assertThat(memory.slabReclaimable()).isEqualTo(MeminfoField.S_RECLAIMABLE.ordinal());
    assertThat(memory.slabUnreclaimable()).isEqualTo(MeminfoField.S_UNRECLAIM.ordinal());
    assertThat(memory.shadowCallStack()).isEqualTo(SHADOW_CALL_STACK.ordinal());
    assertThat(memory.secondaryPageTables()).isEqualTo(SEC_PAGE_TABLES.ordinal());
    assertThat(memory.vmallocTotal()).isEqualTo(MeminfoField.VMALLOC_TOTAL.ordinal());
    assertThat(memory.get(Dimension.SLAB)).isEqualTo(SLAB.ordinal());
    assertThat(memory.get(Dimension.VMALLOC_USED)).isEqualTo(VMALLOC_USED.ordinal());
    assertThat(memory.get(Dimension.KERNEL_STACK)).isEqualTo(KERNEL_STACK.ordinal());
    assertThat(memory.get(Dimension.PAGE_TABLES)).isEqualTo(PAGE_TABLES.ordinal());
    assertThat(memory.get(Dimension.PER_CPU)).isEqualTo(PERCPU.ordinal());
  }
}
