package vn.nennep.demo;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.nennep.access.FirstAccountService;
import vn.nennep.access.Role;
import vn.nennep.access.Unscoped;
import vn.nennep.exchange.ImportKind;
import vn.nennep.exchange.ImportService;
import vn.nennep.guidance.GuidanceDetails;
import vn.nennep.guidance.GuidanceService;
import vn.nennep.material.FileStore;
import vn.nennep.meeting.MaterialPurpose;
import vn.nennep.meeting.MeetingPreparationService;
import vn.nennep.quality.CriteriaSetService;
import vn.nennep.quality.QualityService;

/**
 * The demonstration: the cell of the article of 14 December 2021 with its six thematic sessions, beside cells with less
 * perfect years, and the first half of 2022. People are samples. Units, people, meetings and roll calls go in through the
 * same files and rules as a province's own data; plans and records, whose steps lie in the past, as scripts after them.
 */
@Stateless
public class DemoService {

    static final String PASSWORD = "nennep-2021";
    static final List<Integer> YEARS = List.of(2021, 2022);

    /** In this order, after the files: their rows refer to rows written before. */
    private static final List<String> SCRIPTS = List.of("plan.sql", "record.sql");

    /** What was shown at the first session of 2021, as a sample. */
    private static final String SLIDES = "chuyen-de-ky-1-nam-2021-mau.pptx";

    private static final String SECRETARY = "bithu";

    /** Cells whose meetings are scored, and until when. */
    private static final Map<String, LocalDate> SCORED_UNTIL =
            Map.of("LS.KCQ.BDV", LocalDate.of(2022, 5, 31), "LS.KCQ.M02", LocalDate.of(2021, 12, 31));

    static final List<Sample> ACCOUNTS = List.of(
            new Sample(SECRETARY, "Bí thư Chi bộ Ban Dân vận", Role.SECRETARY, "LS.KCQ.BDV", null),
            new Sample("dangvien", "Đảng viên Chi bộ Ban Dân vận", Role.MEMBER, "LS.KCQ.BDV", "MAU-005"),
            new Sample("canbo", "Cán bộ Đảng ủy Khối", Role.OFFICER, "LS.KCQ", null),
            new Sample("tinhuy", "Văn phòng Tỉnh ủy", Role.PROVINCE_OFFICER, "LS", null),
            new Sample("kiemtra", "Ủy ban Kiểm tra", Role.AUDITOR, "LS", null));

    /** The guidance that the article names; what came after it is not known. */
    private static final GuidanceDetails GUIDANCE = new GuidanceDetails(
            "09-HD/TU",
            "Ban Thường vụ Tỉnh ủy Lạng Sơn",
            "Một số vấn đề về nâng cao chất lượng sinh hoạt chi bộ và tiêu chí đánh giá chất lượng sinh hoạt chi bộ",
            LocalDate.of(2019, 5, 29),
            LocalDate.of(2019, 5, 29),
            null);

    @Inject
    private ImportService imports;

    @Inject
    private GuidanceService guidance;

    @Inject
    private MeetingPreparationService preparations;

    @Inject
    private FileStore files;

    @Inject
    private FirstAccountService accounts;

    @Inject
    private CriteriaSetService criteria;

    @Inject
    private QualityService quality;

    @Inject
    private DemoRepository repository;

    /**
     * An account of the demonstration.
     *
     * @param memberCode whom it stands for; null for nobody
     */
    record Sample(String login, String displayName, Role role, String unitCode, String memberCode) {}

    /**
     * Loads the files and scripts in one transaction.
     *
     * @return false when they were there already
     */
    @Unscoped
    public boolean load() {
        boolean fresh = false;
        for (ImportKind kind : ImportKind.values()) {
            if (kind == ImportKind.ACCOUNTS || kind == ImportKind.PLANS) {
                // The accounts of the demonstration have a password that everybody knows; a file would make one up. Its
                // plans are issued and answered, which no file does.
                continue;
            }
            String name = "/demo/article/" + kind.name().toLowerCase(Locale.ROOT) + ".csv";
            try (InputStream file = DemoService.class.getResourceAsStream(name)) {
                boolean created = imports.loadSample(kind, file).created() > 0;
                if (kind == ImportKind.UNITS && !created) {
                    // Loaded before; what people changed since then stays. A new release may bring a new account.
                    addAccounts();
                    guidance.publishSample("LS", GUIDANCE);
                    return false;
                }
                fresh |= created;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        // The plan of the year rests on it.
        guidance.publishSample("LS", GUIDANCE);
        SCRIPTS.forEach(script -> repository.run(read(script)));
        score();
        addAccounts();
        attachSlides();
        return fresh;
    }

    /** The article shows a slide of the year's first session; this one is a sample of it. */
    private void attachSlides() {
        if (!files.isThere()) {
            return;
        }
        try (InputStream slides = DemoService.class.getResourceAsStream("/demo/article/" + SLIDES)) {
            preparations.attachSample(
                    "LS.KCQ.BDV-2021-CD01",
                    files.receive("Trình chiếu kỳ 1 năm 2021 (mẫu).pptx", slides),
                    MaterialPurpose.PRESENTATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void score() {
        criteria.publishExamples();
        SCORED_UNTIL.forEach((cell, day) -> quality.scoreSamples(repository.listCounted(cell, day), SECRETARY));
        repository.run(read("score.sql"));
    }

    private static String read(String name) {
        try (InputStream file = DemoService.class.getResourceAsStream("/demo/article/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addAccounts() {
        ACCOUNTS.forEach(sample -> accounts.createSample(
                sample.login(), sample.displayName(), PASSWORD, sample.role(), sample.unitCode(), sample.memberCode()));
    }
}
