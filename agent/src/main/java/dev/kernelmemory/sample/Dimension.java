package dev.kernelmemory.sample;

import dev.kernelmemory.procfs.MeminfoField;

/** One of the five kinds of kernel memory; the constants' order is the order of their display. */
public enum Dimension {
  /** Objects of the kernel's slab caches, large {@code kmalloc} blocks included. */
  SLAB("Slab", MeminfoField.SLAB, ContainerField.SLAB, "2.6"),
  /** Pages mapped by {@code vmalloc}; kernel stacks too, where they are virtually mapped. */
  VMALLOC_USED("VmallocUsed", MeminfoField.VMALLOC_USED, ContainerField.VMALLOC, "5.3"),
  /** Stacks that the kernel keeps for every task, its own threads included. */
  KERNEL_STACK("KernelStack", MeminfoField.KERNEL_STACK, ContainerField.KERNEL_STACK, "2.6.32"),
  /** Pages used as page tables. */
  PAGE_TABLES("PageTables", MeminfoField.PAGE_TABLES, ContainerField.PAGE_TABLES, "2.6.18"),
  /** Populated pages of the per-CPU allocator. */
  PER_CPU("PerCPU", MeminfoField.PERCPU, ContainerField.PER_CPU, "4.19");

  private final String label;
  private final MeminfoField field;
  private final ContainerField containerField;
  private final String since;

  Dimension(String label, MeminfoField field, ContainerField containerField, String since) {
    this.label = label;
    this.field = field;
    this.containerField = containerField;
    this.since = since;
  }

  /** The name users know it by, which is also the name of its MXBean attribute. */
  public String label() {
    return label;
  }

  MeminfoField field() {
    return field;
  }

  ContainerField containerField() {
    return containerField;
  }

  /** The first mainline kernel that reports it for the host. */
  String since() {
    return since;
  }
}
