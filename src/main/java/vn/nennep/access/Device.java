package vn.nennep.access;

import java.util.Locale;

/** What sort of device somebody works on, as far as a browser tells: so that people find again where they typed something. */
public enum Device {
    ANDROID("android"),
    /** A telephone or a tablet of Apple. */
    IOS("iphone", "ipad"),
    WINDOWS("windows"),
    MAC("macintosh"),
    LINUX("linux"),
    OTHER;

    private final String[] signs;

    Device(String... signs) {
        this.signs = signs;
    }

    /** @param userAgent what the browser says of itself; null when it says nothing */
    public static Device of(String userAgent) {
        String said = userAgent == null ? "" : userAgent.toLowerCase(Locale.ROOT);
        for (Device device : values()) {
            for (String sign : device.signs) {
                if (said.contains(sign)) {
                    return device;
                }
            }
        }
        return OTHER;
    }
}
