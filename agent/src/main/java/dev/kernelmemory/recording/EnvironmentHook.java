package dev.kernelmemory.recording;

import dev.kernelmemory.environment.Environment;
import dev.kernelmemory.events.KernelEnvironment;
import dev.kernelmemory.sample.ContainerMemory;
import dev.kernelmemory.sample.Places;
import dev.kernelmemory.sample.Sampler;
import java.util.function.Supplier;

/** Writes what is needed to read the other events' numbers. */
final class EnvironmentHook implements Runnable {
  private final Sampler sampler;
  private final Supplier<Environment> environment;
  private final Places places;
  private final String version;

  EnvironmentHook(
      Sampler sampler, Supplier<Environment> environment, Places places, String version) {
    this.sampler = sampler;
    this.environment = environment;
    this.places = places;
    this.version = version;
  }

  @Override
  public void run() {
    KernelEnvironment event = new KernelEnvironment();
    if (!event.isEnabled()) {
      return;
    }
    Environment known = environment.get();
    event.kernelRelease = known.kernelRelease();
    event.architecture = known.architecture();
    event.pageSize = Missing.or(known.pageSizeBytes());
    event.possibleProcessors = Missing.or(known.possibleProcessors());
    event.threadSize = Missing.or(known.threadSizeBytes());
    event.stackPlacement = known.stackPlacement().label();
    event.basePath = places.procfs().getPath();
    event.sysBasePath = places.sysfs().getPath();
    event.agentVersion = version;
    ContainerMemory container = sampler.latest().container();
    event.cgroupVersion = Missing.or(container.cgroupVersion());
    event.cgroupPath = container.cgroupPath();
    event.cgroupPlacement = container.cgroupPlacement();
    event.cgroupBasePath = container.cgroupDirectory();
    event.machine = known.surroundings().machine().kind().label();
    event.hypervisor = known.surroundings().machine().hypervisor();
    event.containerRuntime = known.surroundings().container().label();
    event.hostScope = known.surroundings().hostScope();
    event.threadLimit = Missing.orLimit(known.limits().threadsMax());
    event.mappingLimit = Missing.orLimit(known.limits().maxMapCount());
    event.openFileLimit = Missing.orLimit(known.limits().openFiles());
    event.commit();
  }
}
