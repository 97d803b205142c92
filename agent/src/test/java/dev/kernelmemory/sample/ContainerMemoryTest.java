package dev.kernelmemory.sample;

import static dev.kernelmemory.sample.ContainerField.ANONYMOUS;
import static dev.kernelmemory.sample.ContainerField.CURRENT;
import static dev.kernelmemory.sample.ContainerField.FILE;
import static dev.kernelmemory.sample.ContainerField.INACTIVE_FILE;
import static dev.kernelmemory.sample.ContainerField.KERNEL;
import static dev.kernelmemory.sample.ContainerField.LIMIT;
import static dev.kernelmemory.sample.ContainerField.SLAB_RECLAIMABLE;
import static dev.kernelmemory.sample.ContainerField.SOCKET;
import static dev.kernelmemory.sample.ContainerField.SWAP_CACHE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContainerMemoryTest {
  private final long[] values = new long[ContainerField.COUNT];

  ContainerMemoryTest() {
    Arrays.fill(values, KernelMemory.NOT_REPORTED);
  }

  private void set(ContainerField field, long value) {
    values[field.ordinal()] = value;
  }

  private ContainerMemory memory() {
    return new ContainerMemory(values, List.of(), new Moment(0, 0), null);
  }

  private void setParts() {
    set(CURRENT, 1000);
    set(ANONYMOUS, 500);
    set(FILE, 200);
    set(KERNEL, 100);
  }

  @Test
  void addsUpToTheResidual() {
    setParts();
    assertThat(memory().residual()).isEqualTo(200);
    set(SOCKET, 20);
    set(SWAP_CACHE, 30);
    assertThat(memory().residual()).isEqualTo(150);
    set(ANONYMOUS, 900);
    assertThat(memory().residual()).isEqualTo(-250);
  }

  @Test
  void hasNoResidualWithoutTheLargeParts() {
    for (ContainerField part : new ContainerField[] {CURRENT, ANONYMOUS, FILE, KERNEL}) {
      setParts();
      set(part, KernelMemory.UNREADABLE);
      assertThat(memory().residual()).isEqualTo(ContainerMemory.NO_RESIDUAL);
    }
  }

  @Test
  void countsTheWorkingSetBothWays() {
    setParts();
    assertThat(memory().workingSet()).isEqualTo(KernelMemory.NOT_REPORTED);
    set(INACTIVE_FILE, 150);
    assertThat(memory().workingSet()).isEqualTo(850);
    assertThat(memory().workingSetWithoutReclaimableSlab()).isEqualTo(KernelMemory.NOT_REPORTED);
    set(SLAB_RECLAIMABLE, 50);
    assertThat(memory().workingSetWithoutReclaimableSlab()).isEqualTo(800);
    set(INACTIVE_FILE, 5000);
    assertThat(memory().workingSet()).isZero();
  }

  @Test
  void knowsTheHeadroom() {
    setParts();
    assertThat(memory().headroom()).isEqualTo(KernelMemory.NOT_REPORTED);
    set(LIMIT, ContainerMemory.UNLIMITED);
    assertThat(memory().headroom()).isEqualTo(ContainerMemory.UNLIMITED);
    set(LIMIT, 1500);
    assertThat(memory().headroom()).isEqualTo(500);
    set(LIMIT, 900);
    assertThat(memory().headroom()).isZero();
  }
}
