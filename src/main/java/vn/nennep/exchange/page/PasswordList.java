package vn.nennep.exchange.page;

import java.util.List;
import vn.nennep.access.FirstPassword;

/** First passwords as a file that is handed out once. */
final class PasswordList {

    private PasswordList() {}

    /** The list as a spreadsheet reads it; null when there are none. */
    static String of(List<FirstPassword> made) {
        if (made.isEmpty()) {
            return null;
        }
        StringBuilder list = new StringBuilder("\uFEFFlogin,display_name,password\r\n");
        for (FirstPassword one : made) {
            // A name that begins like a formula must not be one when a spreadsheet opens the list.
            String name = one.displayName().matches("[=+@\\-].*") ? "'" + one.displayName() : one.displayName();
            list.append(one.login())
                    .append(",\"")
                    .append(name.replace("\"", "\"\""))
                    .append("\",")
                    .append(one.password())
                    .append("\r\n");
        }
        return list.toString();
    }
}
