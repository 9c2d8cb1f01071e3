package vn.nennep.bench.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.nennep.bench.Line;
import vn.nennep.bench.Measures;
import vn.nennep.bench.Section;
import vn.nennep.bench.World;
import vn.nennep.testdata.Http;

/**
 * How long pages of a large province take, beside the sign-in page asked by as many clients in the same round; and for people
 * who see a part, beside the same page of somebody who sees everything.
 */
public final class PagesSection implements Section {

    /** What the server may have: as a small data centre would give it. */
    static final int HEAP_MEGABYTES = 512;

    private static final String DATA = "pages";
    private static final List<Integer> CLIENTS = List.of(1, 8, 16);

    /** How many times a page's middle duration the slow ones may take. */
    private static final double SLOW = 2.5;

    private static final int PERCENT = 95;

    /** How often clients ask in a round, together at the least, and each of them at the least. */
    private static final int REQUESTS = 8;

    private static final int EACH = 3;

    /** Rounds, and requests to be recorded, that are not told. */
    private static final int BEFORE = 2;

    /** How long each page is asked for to find out where its time goes. */
    private static final long PROFILED_NANOS = 2_000_000_000L;

    private final List<Asked> asked = new ArrayList<>();
    private World world;
    private PagesProvince province;

    /** A page that so many clients ask for, each in a session of its own. */
    private record Asked(PageCase page, int clients, List<PageCase.Call> calls) {

        String name() {
            return name(page.name(), clients);
        }

        static String name(String page, int clients) {
            return clients == 1 ? page : page + ", " + clients + " clients";
        }

        Line line() {
            Line line = Line.of(name());
            if (page.name().equals(PageCases.SIGN_IN)) {
                return line;
            }
            String like = name(page.like() == null ? PageCases.SIGN_IN : page.like(), clients);
            if (page.millis() > 0) {
                return line.atMost(page.millis());
            }
            return page.limit() == 0 ? line.against(like) : line.atMost(page.limit(), like);
        }

        String slow() {
            return name() + ", slowest twentieth";
        }

        String size() {
            return name() + ", over the line";
        }
    }

    @Override
    public String title() {
        return "Pages of a large province";
    }

    @Override
    public String key() {
        return "pages";
    }

    @Override
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Asked one : asked) {
            lines.add(one.line());
            if (one.page().limit() > 0 && one.page().like() == null) {
                lines.add(Line.of(one.slow()).atMost(SLOW, one.name()));
            }
            if (one.page().kilobytes() > 0 && one.clients() == 1) {
                lines.add(Line.of(one.size()).in("kB").atMost(one.page().kilobytes()));
            }
        }
        return lines;
    }

    @Override
    public void prepare(World made) throws Exception {
        world = made;
        province = PagesProvince.start(made.province(DATA, made.cells()), made.cells());
        Clients people = new Clients(province);
        for (int clients : CLIENTS) {
            PageCases.held(province).forEach(page -> asked.add(new Asked(page, clients, people.asking(page, clients))));
        }
        PageCases.ofEverybody().forEach(page -> asked.add(new Asked(page, 1, people.asking(page, 1))));
        PageCases.ofPapers(province).forEach(page -> asked.add(new Asked(page, 1, people.asking(page, 1))));
        // The compiler of a server at work has seen its pages.
        for (int round = 0; round < BEFORE; round++) {
            round(new Measures());
        }
    }

    @Override
    public void round(Measures measures) throws Exception {
        for (Asked one : asked) {
            List<Double> millis = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(one.clients());
            try {
                List<Future<List<Double>>> running = new ArrayList<>();
                for (PageCase.Call call : one.calls()) {
                    running.add(threads.submit(() -> times(call, Math.max(EACH, REQUESTS / one.clients()))));
                }
                for (Future<List<Double>> client : running) {
                    millis.addAll(client.get());
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(one.name(), e.getCause());
            } finally {
                threads.shutdownNow();
            }
            millis.sort(null);
            measures.note(one.name(), millis.get(millis.size() / 2));
            measures.note(one.slow(), millis.get(millis.size() * PERCENT / 100));
            if (one.page().kilobytes() > 0 && one.clients() == 1) {
                Http.Answer answer = one.calls().get(0).send();
                measures.note(one.size(), answer.body().length / 1000.0);
            }
        }
    }

    private static List<Double> times(PageCase.Call call, int requests) {
        List<Double> millis = new ArrayList<>();
        for (int n = 0; n < requests; n++) {
            long start = System.nanoTime();
            call.send();
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }

    /** Each page once more by one client, with what its statements cost and what the server is busy with. */
    @Override
    public void profile(Measures round) throws Exception {
        Path folder = province.server().logFile().getParent();
        StatementProfile statements = new StatementProfile(province.database());
        JavaProfile java = new JavaProfile(folder.resolve("server.pid"), folder.resolve("pages.jfr"));
        Map<String, List<String>> told = new LinkedHashMap<>();
        List<JavaProfile.Stretch> stretches = new ArrayList<>();
        statements.begin();
        java.begin();
        for (Asked one : asked.stream().filter(page -> page.clients() == 1).toList()) {
            PageCase.Call call = one.calls().get(0);
            // The recording slows down what it sees for the first time.
            times(call, BEFORE);
            statements.reset();
            Instant from = Instant.now();
            long end = System.nanoTime() + PROFILED_NANOS;
            List<Double> millis = new ArrayList<>();
            while (System.nanoTime() < end) {
                millis.addAll(times(call, 1));
            }
            stretches.add(new JavaProfile.Stretch(one.name(), from, Instant.now()));
            millis.sort(null);
            List<String> lines = new ArrayList<>();
            lines.add("%s: %d requests, %.1f ms".formatted(one.name(), millis.size(), millis.get(millis.size() / 2)));
            lines.addAll(statements.told(millis.size()));
            told.put(one.name(), lines);
        }
        java.end(stretches);
        List<String> page = new ArrayList<>();
        told.forEach((name, lines) -> {
            page.addAll(lines);
            page.addAll(java.told(name));
            page.add("");
        });
        Path profile = Files.write(folder.resolve("profile.txt"), page);
        page.forEach(System.out::println);
        System.out.println("Also in " + profile + "; the recording is beside it.");
    }

    /** It starts a server of its own, which takes longer than the tests have. */
    @Override
    public boolean isInShort() {
        return false;
    }

    @Override
    public String note() {
        return """
                A value is the middle of what the clients of a round waited, the slowest twentieth their 95th percentile. The clients ask from the same
                machine and share its processors with the server and the database. Who sees 60 units has one superior's branch, 2,000
                are 33 of them; who sees 3,000 has nearly the province, by 49 grants. The server has a heap of %d MB.
                """
                .formatted(HEAP_MEGABYTES);
    }

    @Override
    public void close() {
        if (province != null) {
            province.close();
        }
        if (world != null) {
            world.drop(DATA);
        }
    }
}
