package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Feed.GIB;
import static dev.kernelmemory.analysis.Feed.KIB;
import static dev.kernelmemory.analysis.Feed.MIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kernelmemory.analysis.Machine.Kind;
import dev.kernelmemory.analysis.Machine.Stacks;
import dev.kernelmemory.sample.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BandTest {
  private static final Machine PHYSICAL = machine(Kind.PHYSICAL, Stacks.IN_PAGES);
  private static final Machine VIRTUAL = machine(Kind.VIRTUAL, Stacks.IN_VMALLOC);

  /** The most in MiB of a machine with 64 GiB, 8 processors, 1,000 tasks, 20 GiB in use. */
  @ParameterizedTest
  @CsvSource({
    "SLAB_UNRECLAIMABLE,        VIRTUAL,  6553.6",
    "SLAB_UNRECLAIMABLE_OF_LRU, VIRTUAL,  20480",
    "KERNEL_STACK,              PHYSICAL, 655.36",
    "KERNEL_STACK_OF_TASKS,     VIRTUAL,  64",
    "PAGE_TABLES,               PHYSICAL, 3276.8",
    "VMALLOC,                   VIRTUAL,  3276.8",
    "VMALLOC,                   PHYSICAL, 5242.88",
    "VMALLOC,                   UNKNOWN,  5242.88",
    "PER_CPU,                   PHYSICAL, 1966.08",
    "PER_CPU,                   VIRTUAL,  3145.728",
    "PER_CPU_OF_PROCESSORS,     PHYSICAL, 64",
    "CONTAINER_KERNEL,          VIRTUAL,  307.2",
    "CONTAINER_LIMIT,           VIRTUAL,  409.6",
    "PROCESS_TABLES,            VIRTUAL,  64",
  })
  void isAsWideAsTheEnvironmentNeeds(Band band, Kind kind, double mostMib) {
    Observation seen =
        Observation.of(band.scope, 0)
            .set(Quantity.MEM_TOTAL, 64 * GIB)
            .set(Quantity.LRU, 20 * GIB)
            .set(Quantity.TASKS, 1000)
            .set(Quantity.CURRENT, GIB)
            .set(Quantity.LIMIT, 2 * GIB)
            .set(Quantity.RESIDENT, GIB)
            .set(Quantity.THREADS, 100)
            .build();
    Machine machine = machine(kind, Stacks.UNKNOWN);

    assertThat(band.most(seen, machine, Thresholds.DEFAULTS) / MIB)
        .isCloseTo(mostMib, within(0.01));
  }

  @ParameterizedTest
  @EnumSource
  void saysNothingIfNothingIsKnown(Band band) {
    Observation nothing = Observation.of(band.scope, 0).build();

    assertThat(band.value(nothing, Machine.UNKNOWN)).isNaN();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PER_CPU_OF_PROCESSORS", "SLAB"})
  void comparesWithNothingThatIsZeroOrAbsent(Band band) {
    Observation zero =
        Observation.of(band.scope, 0)
            .set(band.quantity, 100 * GIB)
            .set(Quantity.MEM_TOTAL, 0)
            .set(Quantity.LIMIT, 0)
            .set(Quantity.CURRENT, 0)
            .build();

    assertThat(band.most(zero, VIRTUAL, Thresholds.DEFAULTS)).isNaN();
  }

  @Test
  void countsStacksOnceWhereTheyAreInVmalloc() {
    Observation seen =
        Observation.of(Scope.HOST, 0)
            .set(Quantity.VMALLOC_USED, 900 * MIB)
            .set(Quantity.KERNEL_STACK, 400 * MIB)
            .build();

    assertThat(Band.VMALLOC.value(seen, VIRTUAL)).isEqualTo(500.0 * MIB);
    assertThat(Band.VMALLOC.value(seen, PHYSICAL)).isEqualTo(900.0 * MIB);
  }

  @Test
  void leavesReclaimableSlabOutOfAContainersKernelMemory() {
    Observation seen =
        Observation.of(Scope.CONTAINER, 0)
            .set(Quantity.KERNEL, 900 * MIB)
            .set(Quantity.SLAB_RECLAIMABLE, 700 * MIB)
            .build();

    assertThat(Band.CONTAINER_KERNEL.value(seen, VIRTUAL)).isEqualTo(200.0 * MIB);
  }

  @Test
  void explainsPageTablesByMemoryAndThreads() {
    Observation seen =
        Observation.of(Scope.PROCESS, 0)
            .set(Quantity.RESIDENT, 64 * GIB)
            .set(Quantity.THREADS, 10_000)
            .build();

    double explained = 64.0 * GIB / 512 + 10_000 * 2.0 * KIB;
    assertThat(Band.PROCESS_TABLES.most(seen, VIRTUAL, Thresholds.DEFAULTS))
        .isEqualTo(4 * explained);
  }

  @Test
  void anIdleMachineIsNotOutOfProportionToTheLittleInUse() {
    Observation seen =
        Observation.of(Scope.HOST, 0)
            .set(Quantity.MEM_TOTAL, 1024 * GIB)
            .set(Quantity.LRU, 2 * GIB)
            .build();

    assertThat(Band.SLAB_UNRECLAIMABLE_OF_LRU.most(seen, PHYSICAL, Thresholds.DEFAULTS))
        .isGreaterThan(50.0 * GIB);
  }

  @Test
  void judgesSlabAsAWholeOnlyWhereItsPartsAreNotKnown() {
    Observation.Builder seen = Observation.of(Scope.HOST, 0).set(Quantity.MEM_TOTAL, 8 * GIB);

    assertThat(Band.SLAB.most(seen.build(), VIRTUAL, Thresholds.DEFAULTS))
        .isCloseTo(0.4 * 8 * GIB, within(1.0));
    seen.set(Quantity.SLAB_RECLAIMABLE, GIB);
    assertThat(Band.SLAB.most(seen.build(), VIRTUAL, Thresholds.DEFAULTS)).isNaN();
  }

  @Test
  void isSetByItsThreshold() {
    Observation seen = Observation.of(Scope.HOST, 0).set(Quantity.MEM_TOTAL, 64 * GIB).build();
    Thresholds tight = Thresholds.DEFAULTS.with(Threshold.KERNEL_STACK_RATIO, 0.002);

    assertThat(Band.KERNEL_STACK.most(seen, VIRTUAL, tight)).isCloseTo(0.128 * GIB, within(1.0));
  }

  private static Machine machine(Kind kind, Stacks stacks) {
    return new Machine(kind, stacks, 4096, 16 * KIB, 8, 125);
  }
}
