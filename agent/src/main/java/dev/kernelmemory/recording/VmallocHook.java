package dev.kernelmemory.recording;

import dev.kernelmemory.events.VmallocCaller;
import dev.kernelmemory.sample.Detail;
import dev.kernelmemory.sample.Sampler;

/** Writes one event for each of vmalloc's largest callers, where the agent reads them. */
final class VmallocHook implements Runnable {
  private final Sampler sampler;

  VmallocHook(Sampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public void run() {
    Detail detail = sampler.latest().detail();
    for (Detail.Part caller : detail.vmallocCallers()) {
      VmallocCaller event = new VmallocCaller();
      event.caller = caller.name();
      event.size = caller.bytes();
      event.areas = caller.count();
      event.sampleTime = detail.takenAt().wallMillis();
      event.commit();
    }
  }
}
