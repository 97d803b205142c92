package dev.kernelmemory.benchmarks.hello;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat whose servlet reads a small file for each request, until it is killed. */
public final class FileServer {
  /** The path that answers with the content of the file. */
  public static final String PAGE = "/page";

  /** The path that answers with the states of the agent's drivers. */
  public static final String DRIVERS = "/drivers";

  private FileServer() {}

  /** Arguments: the port, a directory for Tomcat, the file. */
  public static void main(String[] arguments) throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setPort(Integer.parseInt(arguments[0]));
    tomcat.setBaseDir(arguments[1]);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
    Context context = tomcat.addContext("", arguments[1]);
    Tomcat.addServlet(context, "page", new Page(arguments[2]));
    context.addServletMappingDecoded(PAGE, "page");
    Tomcat.addServlet(context, "drivers", new States());
    context.addServletMappingDecoded(DRIVERS, "drivers");
    tomcat.start();
    tomcat.getServer().await();
  }

  /** Reads the file. */
  private static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final String file;

    Page(String file) {
      this.file = file;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] content = Files.readAllBytes(Path.of(file));
      response.setContentLength(content.length);
      response.getOutputStream().write(content);
    }
  }

  /** Asks the agent's MBean. */
  private static final class States extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] content = states().getBytes(StandardCharsets.UTF_8);
      response.setContentLength(content.length);
      response.getOutputStream().write(content);
    }

    private static String states() throws IOException {
      try {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName agent = new ObjectName("dev.kernelmemory:type=Agent");
        return server.isRegistered(agent)
            ? String.join("\n", (String[]) server.getAttribute(agent, "Drivers"))
            : "no agent yet";
      } catch (JMException e) {
        throw new IOException(e);
      }
    }
  }
}
