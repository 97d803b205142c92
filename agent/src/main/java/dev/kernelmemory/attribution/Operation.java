package dev.kernelmemory.attribution;

/** What an application does that makes the kernel allocate, and the event that tells it. */
public enum Operation {
  THREAD_START("thread start", "jdk.ThreadStart"),
  PROCESS_START("process start", "jdk.ProcessStart"),
  FILE_OPEN("file open", "dev.kernelmemory.FileOpen"),
  DIRECTORY_OPEN("directory open", "dev.kernelmemory.DirectoryOpen"),
  FILE_MAP("file mapping", "dev.kernelmemory.FileMap"),
  DIRECT_MEMORY("direct memory", "dev.kernelmemory.DirectMemoryReserve"),
  SOCKET_OPEN("socket open", "dev.kernelmemory.SocketOpen"),
  SOCKET_ACCEPT("socket accept", "dev.kernelmemory.SocketAccept"),
  SELECTOR_OPEN("selector open", "dev.kernelmemory.SelectorOpen"),
  NAME_LOOKUP("name look-up", "dev.kernelmemory.NameLookup");

  private final String label;
  private final String event;

  Operation(String label, String event) {
    this.label = label;
    this.event = event;
  }

  /** The name for reports. */
  public String label() {
    return label;
  }

  /** The type of the event that tells it. */
  public String event() {
    return event;
  }
}
