package dev.kernelmemory.jmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.Set;
import javax.imageio.ImageIO;
import org.eclipse.core.runtime.IExecutableExtensionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmc.common.unit.KindOfQuantity;
import org.openjdk.jmc.common.unit.UnitLookup;
import org.openjdk.jmc.flightrecorder.configuration.events.EventConfiguration;
import org.openjdk.jmc.flightrecorder.configuration.spi.IConfigurationStorageDelegate;
import org.openjdk.jmc.flightrecorder.configuration.spi.IStorageProvider;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** What the bundle's XML files refer to exists, and what they are to say is there to be said. */
final class DeclarationsTest {
  @Test
  void classesInPluginXmlCanBeMade() throws Exception {
    List<String> own = new ArrayList<>();
    for (Element element : Resource.elements(Resource.xml("plugin.xml"), "*")) {
      for (String attribute : List.of("class", "isSupportedClass")) {
        String name = element.getAttribute(attribute);
        if (name.startsWith("dev.kernelmemory")) {
          own.add(name);
          assertThat(Class.forName(name).getConstructor().newInstance())
              .as(name)
              .isInstanceOfAny(IExecutableExtensionFactory.class, IStorageProvider.class);
        }
      }
    }
    assertThat(own).hasSize(4);
  }

  @Test
  void eachRuleIsFoundWithItsTextsAndPreferences() {
    Set<String> ids = new HashSet<>();
    Set<String> preferences = new HashSet<>();
    for (IRule rule : ServiceLoader.load(IRule.class)) {
      if (rule.getClass().getName().startsWith("dev.kernelmemory")) {
        ids.add(rule.getId());
        assertThat(rule.getTopic()).isEqualTo("kernel_memory");
        assertThat(rule.getName()).isNotEqualTo(rule.getId()).doesNotContain("{", "''");
        rule.getConfigurationAttributes()
            .forEach(
                preference -> {
                  assertThat(preferences.add(preference.getIdentifier())).isTrue();
                  assertThat(preference.getDefaultValue()).isNotNull();
                  assertThat(preference.getDescription()).hasSizeGreaterThan(20);
                });
      }
    }
    assertThat(ids).hasSize(8);
    assertThat(preferences).hasSize(5 * 3 + 3 + 2 + 1);
  }

  @Test
  void eachTextIsThereAndUsed() throws Exception {
    Properties texts = Resource.properties("plugin.properties");
    Set<String> used = new HashSet<>(Set.of("BUNDLE_NAME", "BUNDLE_DESCRIPTION", "BUNDLE_VENDOR"));
    for (String file : List.of("plugin.xml", "pages.xml")) {
      for (Element element : Resource.elements(Resource.xml(file), "*")) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
          Attr attribute = (Attr) attributes.item(i);
          if (attribute.getValue().startsWith("%")) {
            used.add(attribute.getValue().substring(1));
          } else {
            assertThat(attribute.getName()).as(file).isNotIn("name", "description", "chartTitle");
          }
        }
      }
    }
    assertThat(texts.keySet()).isEqualTo(used);
    assertThat(texts.values()).allMatch(text -> !text.toString().isBlank());
  }

  @Test
  void iconsAreSixteenPixelsWideAndHigh() throws Exception {
    Set<String> icons = new HashSet<>();
    for (Element state : Resource.elements(Resource.xml("pages.xml"), "state")) {
      icons.add(state.getAttribute("icon"));
      assertIcon(
          ImageIO.read(
              new ByteArrayInputStream(Base64.getDecoder().decode(state.getAttribute("icon")))));
    }
    assertThat(icons).hasSizeGreaterThan(5);
    for (Element page : Resource.elements(Resource.xml("plugin.xml"), "consolePage")) {
      assertIcon(ImageIO.read(getClass().getResourceAsStream("/" + page.getAttribute("icon"))));
    }
  }

  @Test
  void eachPageHasAnIdOfItsOwnAndOneHasTheTopic() throws Exception {
    Document pages = Resource.xml("pages.xml");
    Set<String> ids = new HashSet<>();
    for (Element page : Resource.elements(pages, "page")) {
      assertThat(ids.add(page.getAttribute("id"))).as(page.getAttribute("id")).isTrue();
      assertThat(page.getAttribute("factory")).isEqualTo("dev.kernelmemory.jmc.page");
    }
    assertThat(Resource.elements(pages, "topic")).hasSize(1);
    assertThat(Resource.elements(Resource.xml("plugin.xml"), "factory").get(0).getAttribute("id"))
        .isEqualTo("dev.kernelmemory.jmc.page");
  }

  @ParameterizedTest
  @CsvSource({"plugin.properties, en", "plugin_ja.properties, ja", "plugin_zh.properties, zh"})
  void barsNameTheAggregatorAsMissionControlDoes(String file, String language) throws Exception {
    String maximum =
        ResourceBundle.getBundle(
                "org.openjdk.jmc.common.messages.internal.messages",
                Locale.forLanguageTag(language))
            .getString("ItemAggregate_MAXIMUM");
    Properties texts = Resource.properties(file);
    int bars = 0;
    for (String key : texts.stringPropertyNames()) {
      if (key.endsWith("_BARS")) {
        bars++;
        for (String bar : texts.getProperty(key).split(",")) {
          assertThat(bar).endsWith(";" + maximum);
        }
      }
    }
    assertThat(bars).isGreaterThan(5);
  }

  @Test
  void theTemplateIsOneThatMissionControlReads() throws Exception {
    IStorageProvider provider =
        (IStorageProvider)
            Class.forName("dev.kernelmemory.jmc.ui.TemplateProvider")
                .getConstructor()
                .newInstance();
    List<IConfigurationStorageDelegate> delegates = provider.getStorageDelegates(".jfc");
    assertThat(delegates).hasSize(1);
    EventConfiguration template = new EventConfiguration(delegates.get(0));
    assertThat(template.getName()).isEqualTo("Kernel Memory");
    assertThat(template.getConfigEventTypes())
        .anyMatch(type -> type.getFullKey().contains("dev.kernelmemory.HostKernelMemory"));
    assertThat(provider.getStorageDelegates(".xml")).isEmpty();
  }

  @Test
  void triggerLimitsAreOfTheTypeTheySay() throws Exception {
    Document triggers = Resource.xml("kernel-memory-triggers.xml");
    for (Element evaluator : Resource.elements(triggers, "value_evaluator")) {
      String type = Resource.children(evaluator, "contenttype").get(0).getTextContent();
      String limit = Resource.children(evaluator, "maxvalue").get(0).getTextContent();
      KindOfQuantity<?> kind = (KindOfQuantity<?>) UnitLookup.getContentType(type);
      assertThat(kind.parsePersisted(limit)).isNotNull();
    }
    for (Element settings : Resource.elements(triggers, "settings")) {
      String range = Resource.children(settings, "timerange").get(0).getTextContent();
      assertThat(UnitLookup.TIMESPAN.parseInteractive(range).longValueIn(UnitLookup.MILLISECOND))
          .isEqualTo(300_000);
    }
    assertThat(Resource.elements(triggers, "notification_rule")).hasSize(5);
  }

  private static void assertIcon(BufferedImage icon) {
    assertThat(icon.getWidth()).isEqualTo(16);
    assertThat(icon.getHeight()).isEqualTo(16);
  }
}
