package dev.kernelmemory.recording;

import dev.kernelmemory.events.SlabCache;
import dev.kernelmemory.sample.Detail;
import dev.kernelmemory.sample.Sampler;

/** Writes one event for each of the largest slab caches, where the agent reads them. */
final class SlabHook implements Runnable {
  private final Sampler sampler;

  SlabHook(Sampler sampler) {
    this.sampler = sampler;
  }

  @Override
  public void run() {
    Detail detail = sampler.latest().detail();
    for (Detail.Part cache : detail.slabCaches()) {
      SlabCache event = new SlabCache();
      event.name = cache.name();
      event.size = cache.bytes();
      event.objects = cache.count();
      event.activeObjects = cache.activeCount();
      event.objectSize = cache.unitBytes();
      event.sampleTime = detail.takenAt().wallMillis();
      event.commit();
    }
  }
}
