package dev.kernelmemory.cli;

import dev.kernelmemory.sample.Dimension;
import dev.kernelmemory.sample.KernelMemory;
import dev.kernelmemory.sample.Scope;
import dev.kernelmemory.sample.SourceStatus;
import java.util.Locale;

/** The result of {@code check} for programs; a number that there is not is null. */
final class CheckJson {
  private final Json json = new Json();

  private CheckJson() {}

  static String of(Check.Result result) {
    CheckJson check = new CheckJson();
    check.json.object().name("version").value(result.version);
    check.environment(result);
    check.json.name("scopes").object();
    for (Scope scope : Scope.values()) {
      check.scope(scope, result.snapshot.get(scope));
    }
    check.json.endObject();
    check.json.name("pressure").object();
    check.json.name("host").value(result.snapshot.hostPressure().state());
    check.json.name("container").value(result.snapshot.containerPressure().state()).endObject();
    check.sources(result);
    return check.json.endObject().toString();
  }

  private void environment(Check.Result result) {
    json.name("environment").object();
    json.name("kernelRelease").value(result.environment.kernelRelease());
    json.name("architecture").value(result.environment.architecture());
    number("pageSize", result.environment.pageSizeBytes());
    number("threadSize", result.environment.threadSizeBytes());
    number("possibleProcessors", result.environment.possibleProcessors());
    json.name("stackPlacement").value(result.environment.stackPlacement().label());
    json.name("machine").value(result.environment.surroundings().machine().kind().label());
    json.name("hypervisor").value(result.environment.surroundings().machine().hypervisor());
    json.name("container").value(result.environment.surroundings().container().label());
    json.name("hostScope").value(result.environment.surroundings().hostScope());
    number("cgroupVersion", result.snapshot.container().cgroupVersion());
    json.name("cgroupPath").value(result.snapshot.container().cgroupPath());
    json.name("cgroupDirectory").value(result.snapshot.container().cgroupDirectory());
    json.name("cgroupPlacement").value(result.snapshot.container().cgroupPlacement());
    json.endObject();
  }

  private void scope(Scope scope, KernelMemory memory) {
    json.name(scope.label().toLowerCase(Locale.ROOT)).object();
    for (Dimension dimension : Dimension.values()) {
      number(dimension.label(), memory.get(dimension));
    }
    json.name("unavailable").array();
    for (String reason : memory.unavailable()) {
      json.value(reason);
    }
    json.endArray().endObject();
  }

  private void sources(Check.Result result) {
    json.name("sources").array();
    for (SourceStatus source : result.sources) {
      json.object();
      json.name("path").value(source.path());
      json.name("state").value(source.state());
      json.name("lastReadNanos").value(source.lastReadNanos());
      json.name("lastProblem").value(source.lastProblem());
      json.endObject();
    }
    json.endArray();
  }

  private void number(String name, long value) {
    json.name(name);
    if (value < 0) {
      json.nothing();
    } else {
      json.value(value);
    }
  }
}
