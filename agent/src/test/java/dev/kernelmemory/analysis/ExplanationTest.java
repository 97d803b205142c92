package dev.kernelmemory.analysis;

import static dev.kernelmemory.analysis.Feed.GIB;
import static dev.kernelmemory.analysis.Feed.KIB;
import static dev.kernelmemory.analysis.Feed.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.sample.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts as docs/findings.md has them. */
final class ExplanationTest {
  @Test
  void ofASpike() {
    Feed feed = host().with(Scope.HOST, Quantity.KERNEL_STACK, t -> (t < 600 ? 9 : 56) * MIB);
    feed.with(Scope.PROCESS, Quantity.KERNEL_STACK, t -> (t < 600 ? 1 : 48) * MIB).run(700);

    Finding spike = feed.opened().get(0);
    assertThat(spike.explanation())
        .isEqualTo(
            "The host's KernelStack rose suddenly by 47 MiB, from 9.0 MiB to 56 MiB."
                + " Behind it: this JVM (95 % sure).");
    assertThat(spike.nextStep())
        .isEqualTo(
            "Take a thread dump and count threads by name: look for pools made per request, and"
                + " executors that are never shut down; bound them, or use virtual threads.");
    assertThat(spike).hasToString("INFO SPIKE KernelStack: " + spike.explanation());
  }

  @Test
  void ofASpikeThatCameBack() {
    Feed feed =
        host().with(Scope.HOST, Quantity.SLAB, t -> (t / 600 == 1 ? 900 : 500) * MIB).run(1300);

    assertThat(feed.last().explanation())
        .isEqualTo(
            "The host's Slab rose suddenly by 400 MiB, from 500 MiB to 900 MiB."
                + " Who is behind it is not known. It came back after 10 min.");
  }

  @Test
  void ofADrop() {
    Feed feed = host().with(Scope.HOST, Quantity.SLAB, t -> (t < 3600 ? 900 : 400) * MIB);

    assertThat(feed.run(3700).only().explanation())
        .isEqualTo(
            "The host's Slab fell suddenly by 500 MiB, from 900 MiB to 400 MiB."
                + " Who is behind it is not known.");
    assertThat(feed.only().nextStep()).startsWith("Nothing needs to be done");
  }

  @Test
  void ofGrowth() {
    Feed feed = host().with(Scope.HOST, Quantity.SLAB, t -> 500 * MIB + 200 * MIB * t / 3600);
    feed.with(Scope.HOST, Quantity.MEM_AVAILABLE, 4 * GIB).run(3 * 3600);

    assertThat(feed.only().explanation())
        .startsWith(
            "The host's Slab grows by 200 MiB an hour (95 % sure: 200 MiB to 200 MiB), from")
        .contains(
            " so far, and does not level off. The host's available memory lasts for about 20 h")
        .endsWith(" at that rate. Who is behind it is not known.");
  }

  @Test
  void ofGrowthThatLevelledOff() {
    Feed feed =
        host().with(Scope.HOST, Quantity.SLAB, t -> 500 * MIB + Math.min(t, 14_400) * MIB / 18);

    assertThat(feed.run(8 * 3600).last().explanation()).contains("It levelled off after ");
  }

  @Test
  void ofGrowthOfReclaimableSlab() {
    Feed feed = host().with(Scope.HOST, Quantity.SLAB, t -> 500 * MIB + t * MIB / 6);
    feed.with(Scope.HOST, Quantity.SLAB_RECLAIMABLE, t -> 300 * MIB + t * MIB / 6);

    assertThat(feed.every(5000).run(86_400).opened().get(0).explanation())
        .startsWith("The host's SReclaimable grows by 600 MiB an hour")
        .contains("The kernel can take back most of it when memory is short.");
  }

  @Test
  void ofADisproportion() {
    Feed feed = new Feed(Feed.VIRTUAL).with(Scope.CONTAINER, Quantity.CURRENT, 900 * MIB);
    feed.with(Scope.CONTAINER, Quantity.KERNEL, 400 * MIB).run(400);

    assertThat(feed.only().explanation())
        .isEqualTo(
            "This container's Kernel is 400 MiB, more than the 270 MiB that are in proportion to"
                + " its memory. Behind it: this container (95 % sure).");
  }

  @Test
  void saysWhatGoesOn() {
    Feed feed = host().with(Scope.HOST, Quantity.KERNEL_STACK, 300 * MIB).run(400);

    assertThat(feed.analyzer.explain())
        .startsWith(
            "WARNING DISPROPORTION: The host's KernelStack is 300 MiB, more than the 164 MiB")
        .contains("ps -eo nlwp")
        .endsWith("\nOf the host: KernelStack 300 MiB (1.8 % of RAM).");
  }

  @ParameterizedTest
  @EnumSource
  void hasAnAdviceForEachQuantityPatternAndVerdict(Quantity quantity) {
    for (Pattern pattern : Pattern.values()) {
      for (Attribution who :
          new Attribution[] {
            Attribution.THIS_JVM,
            Attribution.UNKNOWN,
            Attribution.ofContainer(0, false),
            Attribution.ofHost(0, true, 0, false)
          }) {
        for (Scope scope : new Scope[] {Scope.HOST, Scope.CONTAINER, Scope.PROCESS}) {
          Finding.Draft draft = new Finding.Draft(1, pattern, scope, quantity, Feed.VIRTUAL);
          draft.attribution = who;
          draft.measure = "RAM";
          Finding finding = new Finding(draft);

          assertThat(finding.nextStep()).endsWith(".").hasSizeBetween(40, 450);
          assertThat(finding.explanation()).endsWith(".").doesNotContain("null");
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "-2048, -2.0 KiB",
    "10485760, 10 MiB",
    "5905580032, 5.5 GiB"
  })
  void saysBytesAsAPersonReadsThem(long bytes, String text) {
    assertThat(Units.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 s", "119000, 119 s", "120000, 2 min", "7200000, 2 h", "172800000, 2 days"})
  void saysDurationsAsAPersonReadsThem(long millis, String text) {
    assertThat(Units.duration(millis)).isEqualTo(text);
  }

  private static Feed host() {
    Machine machine =
        new Machine(Machine.Kind.PHYSICAL, Machine.Stacks.IN_VMALLOC, 4096, 16 * KIB, 2, 125);
    return new Feed(machine).with(Scope.HOST, Quantity.MEM_TOTAL, 16 * GIB);
  }
}
