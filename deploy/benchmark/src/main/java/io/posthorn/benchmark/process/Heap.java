package io.posthorn.benchmark.process;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// Looks into the heap of another JVM of this machine.
public final class Heap {
    /// The first collection hands some objects to cleaners, which the second one frees.
    private static final int COLLECTIONS = 2;

    private Heap() {}

    /// Bytes in use after garbage was collected.
    @SuppressWarnings("BanJNDI") // the other end is a process that this one started
    public static long bytesAfterCollection(long pid) {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(pid)))) {
            MemoryMXBean memory =
                    ManagementFactory.getPlatformMXBean(connector.getMBeanServerConnection(), MemoryMXBean.class);
            for (int i = 0; i < COLLECTIONS; i++) {
                memory.gc();
            }
            return memory.getHeapMemoryUsage().getUsed();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into process " + pid, e);
        }
    }

    private static String agent(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " cannot be attached to", e);
        }
    }
}
