package dev.kernelmemory.jmc.rules;

/** The agent's events that are read here, by their public names. */
final class Types {
  static final String HOST = "dev.kernelmemory.HostKernelMemory";
  static final String CONTAINER = "dev.kernelmemory.ContainerKernelMemory";
  static final String PROCESS = "dev.kernelmemory.ProcessKernelMemory";
  static final String ACCOUNTING = "dev.kernelmemory.ContainerAccounting";
  static final String MEMORY_EVENTS = "dev.kernelmemory.MemoryEventsChange";
  static final String PRESSURE = "dev.kernelmemory.MemoryPressure";
  static final String FINDING = "dev.kernelmemory.Finding";
  static final String ENVIRONMENT = "dev.kernelmemory.Environment";

  private Types() {}
}
