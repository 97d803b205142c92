package dev.kernelmemory.drivers;

/** An operation of the application that makes the kernel allocate, and the event that tells it. */
enum Driver {
  FILE_OPEN("FileOpen"),
  DIRECTORY_OPEN("DirectoryOpen"),
  FILE_MAP("FileMap"),
  DIRECT_MEMORY_RESERVE("DirectMemoryReserve"),
  SOCKET_OPEN("SocketOpen"),
  SOCKET_ACCEPT("SocketAccept"),
  SELECTOR_OPEN("SelectorOpen"),
  NAME_LOOKUP("NameLookup");

  private static final String EVENTS = "dev.kernelmemory.events.drivers.";

  private final String label;

  Driver(String label) {
    this.label = label;
  }

  /** The event's name without its prefix. */
  String label() {
    return label;
  }

  String eventClass() {
    return EVENTS + label;
  }
}
