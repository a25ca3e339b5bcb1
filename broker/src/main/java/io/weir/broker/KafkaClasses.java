package io.weir.broker;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The classes of Kafka's server, loaded apart from all others: Flink's RPC system, which may stand
 * on the same class path, brings another Scala under the same names.
 */
final class KafkaClasses extends URLClassLoader {

    private static final String OTHER_SCALA = "flink-rpc-akka";
    private static final KafkaClasses ALL = new KafkaClasses();

    private KafkaClasses() {
        super(classPath(), ClassLoader.getPlatformClassLoader());
    }

    /** Starts a broker; closing it stops it. */
    static AutoCloseable start(Properties properties) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Logins look for their classes there, and so do all threads that are started now.
        thread.setContextClassLoader(ALL);
        try {
            Class<?> node = ALL.loadClass(KafkaNode.class.getName());
            return (AutoCloseable)
                    node.getMethod("start", Properties.class).invoke(null, properties);
        } catch (ReflectiveOperationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("no broker starts: " + cause.getMessage(), cause);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Logging is that of the process. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith("org.slf4j.") || name.startsWith("org.apache.logging.")
                ? KafkaClasses.class.getClassLoader().loadClass(name)
                : super.loadClass(name, resolve);
    }

    private static URL[] classPath() {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!path.getFileName().toString().startsWith(OTHER_SCALA)) {
                urls.add(url(path));
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("no URL: " + path, e);
        }
    }
}
