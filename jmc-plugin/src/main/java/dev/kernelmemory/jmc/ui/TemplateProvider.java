package dev.kernelmemory.jmc.ui;

import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmc.flightrecorder.configuration.spi.IConfigurationStorageDelegate;
import org.openjdk.jmc.flightrecorder.configuration.spi.IStorageProvider;

/** Puts the shipped {@code kernel-memory.jfc} among Mission Control's recording templates. */
public final class TemplateProvider implements IStorageProvider {
  @Override
  public List<IConfigurationStorageDelegate> getStorageDelegates(String fileExtension) {
    return fileExtension.equalsIgnoreCase(".jfc") ? List.of(new Template()) : List.of();
  }

  /** The file in the bundle, which can be used and copied but not changed. */
  private static final class Template implements IConfigurationStorageDelegate {
    @Override
    public @Nullable InputStream getContents() {
      return TemplateProvider.class.getResourceAsStream("/kernel-memory.jfc");
    }

    @Override
    public boolean isSaveable() {
      return false;
    }

    @Override
    public boolean save(String fileContent) {
      return false;
    }

    @Override
    public boolean isDeletable() {
      return false;
    }

    @Override
    public boolean delete() {
      return false;
    }

    @Override
    public String getLocationInfo() {
      return "kernel-memory-agent";
    }

    @Override
    public @Nullable String getLocationPath() {
      return null;
    }
  }
}
