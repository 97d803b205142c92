package dev.kernelmemory.sample;

import java.util.Collections;
import java.util.List;

/** The immutable result of one sample: when it was taken and what is known of each scope. */
public final class Snapshot {
  private final Moment takenAt;
  private final HostMemory host;
  private final ContainerMemory container;
  private final ProcessMemory process;
  private final MemoryPressure hostPressure;
  private final MemoryPressure containerPressure;
  private final List<NodeMemory> nodes;
  private final Detail detail;

  Snapshot(
      Moment takenAt,
      HostMemory host,
      ContainerMemory container,
      ProcessMemory process,
      MemoryPressure hostPressure,
      MemoryPressure containerPressure,
      List<NodeMemory> nodes,
      Detail detail) {
    this.takenAt = takenAt;
    this.host = host;
    this.container = container;
    this.process = process;
    this.hostPressure = hostPressure;
    this.containerPressure = containerPressure;
    this.nodes = nodes;
    this.detail = detail;
  }

  /** Before anything was read: no numbers. */
  static Snapshot none(Moment moment) {
    String reason = "not read yet";
    return new Snapshot(
        moment,
        HostMemory.without(reason, moment),
        ContainerMemory.without(reason, moment),
        ProcessMemory.without(reason, moment),
        MemoryPressure.without(reason, moment),
        MemoryPressure.without(reason, moment),
        Collections.<NodeMemory>emptyList(),
        Detail.NONE);
  }

  /** When it was taken; a source that was spared gave its numbers earlier. */
  public Moment takenAt() {
    return takenAt;
  }

  /** The host's memory. */
  public HostMemory host() {
    return host;
  }

  /** The memory of the control group that this JVM is in. */
  public ContainerMemory container() {
    return container;
  }

  /** This JVM's memory. */
  public ProcessMemory process() {
    return process;
  }

  /** How hard it is for the host to find free memory. */
  public MemoryPressure hostPressure() {
    return hostPressure;
  }

  /** How hard it is for the control group. */
  public MemoryPressure containerPressure() {
    return containerPressure;
  }

  /** The memory of each NUMA node; empty where there is only one. */
  public List<NodeMemory> nodes() {
    return nodes;
  }

  /** What slab and vmalloc are made up of, where asked for. */
  public Detail detail() {
    return detail;
  }

  /** The five dimensions of a scope. */
  public KernelMemory get(Scope scope) {
    // Not a switch: one over an enum takes a class more, in every JVM.
    return scope == Scope.CONTAINER ? container : scope == Scope.PROCESS ? process : host;
  }
}
