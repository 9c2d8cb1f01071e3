package vn.nennep.bench.page;

import vn.nennep.testdata.Http;
import vn.nennep.testdata.Visit;

/**
 * A page, or something that is done on one, as a client asks for it again and again.
 *
 * @param name what it is, for people
 * @param login who asks; null for nobody
 * @param limit how many times as long as what it is compared with it may take by its median; 0 for no limit
 * @param millis how long it may take by itself; 0 for no limit
 * @param like the case that it is compared with; null for the sign-in page
 * @param kilobytes how long its answer may be over the line; 0 for no limit
 * @param task what a client does
 */
record PageCase(String name, String login, double limit, int millis, String like, int kilobytes, Task task) {

    /** Made once for each client; answers what is asked again and again, with what is kept between the calls. */
    interface Task {

        /** @param client its number, from 0 */
        Call of(Visit visit, int client);
    }

    /** One request; throws when its answer is not what it should be. */
    interface Call {

        Http.Answer send();
    }
}
