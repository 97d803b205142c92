/**
 * What JDK Mission Control's application gets from this bundle: pages, a tab of the JMX console and
 * a recording template.
 *
 * <p>The application's own bundles are on no public repository, so nothing here links to them:
 * their interfaces are looked up when Mission Control asks, and implemented by proxies.
 */
@NullMarked
package dev.kernelmemory.jmc.ui;

import org.jspecify.annotations.NullMarked;
