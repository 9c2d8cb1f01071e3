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

/** The wire between a server and its database, which a test can cut and mend, or let go dumb for a while. */
public final class Wire implements AutoCloseable {

    private volatile int target;
    private final Object gate = new Object();
    private boolean held;
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

    /** Where new connections lead to from now on: a database that was started again has another port. */
    public void leadTo(int port) {
        target = port;
    }

    /** Nothing arrives any more on either side, though every connection stands. */
    public void hold() {
        synchronized (gate) {
            held = true;
        }
    }

    /** What was held back arrives. */
    public void release() {
        synchronized (gate) {
            held = false;
            gate.notifyAll();
        }
    }

    @Override
    public void close() {
        release();
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
                lead(opened, opened.accept());
            } catch (IOException e) {
                // Cut: the loop ends with the door.
                continue;
            }
        }
    }

    private void lead(ServerSocket opened, Socket near) throws IOException {
        try {
            lead(opened, near, new Socket(InetAddress.getLoopbackAddress(), target));
        } catch (IOException e) {
            // Nobody is at the other end: who came must not wait for an answer.
            close(near);
            throw e;
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

    private void copy(Socket from, Socket to) {
        byte[] part = new byte[16_384];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                awaitRelease();
                out.write(part, 0, length);
            }
        } catch (IOException e) {
            close(from);
            close(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitRelease() throws InterruptedException {
        synchronized (gate) {
            while (held) {
                gate.wait();
            }
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
