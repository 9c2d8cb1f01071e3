package vn.nennep.access;

/** From where the current request comes: the address of the client, for the log. */
public final class Origin {

    private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

    private Origin() {}

    /** @param address of the client; null when the request has ended */
    public static void set(String address) {
        if (address == null) {
            ADDRESS.remove();
        } else {
            ADDRESS.set(address);
        }
    }

    /** The address of the client, or "-" when the server works by itself. */
    public static String get() {
        String address = ADDRESS.get();
        return address == null ? "-" : address;
    }
}
