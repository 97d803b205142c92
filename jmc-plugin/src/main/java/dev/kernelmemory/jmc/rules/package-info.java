/** Rules of JDK Mission Control: the agent's analysis over a recording that JMC has loaded. */
@NullMarked
package dev.kernelmemory.jmc.rules;

import org.jspecify.annotations.NullMarked;
