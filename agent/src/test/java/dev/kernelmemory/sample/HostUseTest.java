package dev.kernelmemory.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kernelmemory.procfs.MeminfoField;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class HostUseTest {
  private final long[] meminfo = new long[MeminfoField.values().length];

  @Test
  void addsUp() {
    Arrays.setAll(meminfo, i -> 1000L + i);

    HostUse use = HostUse.of(meminfo, 17);

    assertThat(use.lru())
        .isEqualTo(sum(MeminfoField.ACTIVE, MeminfoField.INACTIVE, MeminfoField.UNEVICTABLE));
    assertThat(use.mapped()).isEqualTo(sum(MeminfoField.ANON_PAGES, MeminfoField.MAPPED));
    assertThat(use.tasks()).isEqualTo(17);
  }

  @Test
  void hasNoSumWhereAPartIsMissing() {
    meminfo[MeminfoField.INACTIVE.ordinal()] = KernelMemory.NOT_REPORTED;
    meminfo[MeminfoField.MAPPED.ordinal()] = KernelMemory.UNREADABLE;

    HostUse use = HostUse.of(meminfo, KernelMemory.UNREADABLE);

    assertThat(use.lru()).isEqualTo(KernelMemory.NOT_REPORTED);
    assertThat(use.mapped()).isEqualTo(KernelMemory.UNREADABLE);
    assertThat(use.tasks()).isEqualTo(KernelMemory.UNREADABLE);
  }

  private long sum(MeminfoField... fields) {
    return Arrays.stream(fields).mapToLong(field -> meminfo[field.ordinal()]).sum();
  }
}
