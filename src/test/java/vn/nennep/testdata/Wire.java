package vn.nennep.testdata;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The wire between a server and its database, which a test can cut and mend. */
public final class Wire implements AutoCloseable {

    private final int target;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private ServerSocket door;

    /** @param target port on loopback that the wire leads to */
    public Wire(int target) {
        this.target = target;
        open(0);
    }

    /** The port to connect to instead; it stays the same when the wire is mended. */
    public int port() {
        return door.getLocalPort();
    }

    /** Breaks every connection and refuses new ones, also the one that is being made at this moment. */
    public synchronized void cut() {
        close(door);
        ends.forEach(Wire::close);
        ends.clear();
    }

    public void mend() {
        open(door.getLocalPort());
    }

    @Override
    public void close() {
        cut();
    }

    private void open(int port) {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            door = opened;
            start(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket near = opened.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                lead(opened, near, far);
            } catch (IOException e) {
                // Cut: the loop ends with the door.
                continue;
            }
        }
    }

    private synchronized void lead(ServerSocket opened, Socket near, Socket far) {
        if (opened.isClosed()) {
            close(near);
            close(far);
            return;
        }
        ends.add(near);
        ends.add(far);
        start(() -> copy(near, far));
        start(() -> copy(far, near));
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
