package dev.kernelmemory.drivers;

import dev.kernelmemory.events.drivers.OperationSampling;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/** The drivers' event types as JFR knows them. Apart, as a runtime may have no JFR. */
final class DriverEvents {
  private static final Driver[] DRIVERS = Driver.values();

  private final EventType[] types = new EventType[DRIVERS.length];

  /**
   * Defines and registers the event types.
   *
   * @throws IOException if the agent's jar can't be read
   * @throws ReflectiveOperationException if the classes can't be defined
   */
  DriverEvents(Instrumentation instrumentation) throws IOException, ReflectiveOperationException {
    new BootEvents(instrumentation).define(new InnerJar("kernel-memory-boot.jar").readAll());
    for (Driver driver : DRIVERS) {
      Class<? extends Event> event = eventClass(driver);
      FlightRecorder.register(event);
      types[driver.ordinal()] = EventType.getEventType(event);
    }
  }

  /** Which drivers some recording wants, one bit each; costs nanoseconds. */
  int enabled() {
    int bits = 0;
    for (int i = 0; i < types.length; i++) {
      if (types[i].isEnabled()) {
        bits |= 1 << i;
      }
    }
    return bits;
  }

  /** Before hooks go in: what was counted for an earlier recording is not this one's. */
  static void forgetCounts() {
    OperationSampling.resetAll();
  }

  void unregister() throws ClassNotFoundException {
    for (Driver driver : DRIVERS) {
      FlightRecorder.unregister(eventClass(driver));
    }
  }

  private static Class<? extends Event> eventClass(Driver driver) throws ClassNotFoundException {
    return Class.forName(driver.eventClass(), true, null).asSubclass(Event.class);
  }
}
