package vn.nennep.quality;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Opens a criteria file as YAML that somebody unknown may have sent: small, flat, without aliases, one document. */
final class CriteriaFile {

    /** The longest file, in bytes. */
    static final int LONGEST = 200_000;

    private static final int DEEPEST = 20;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(LONGEST)
            .build();

    private final List<CriteriaFault> faults;

    private CriteriaFile(List<CriteriaFault> faults) {
        this.faults = faults;
    }

    /**
     * The root of a file.
     *
     * @param faults take what is wrong with the file, and later with its items
     * @return empty when it is no file to read on
     */
    static Optional<YamlItem> open(byte[] file, List<CriteriaFault> faults) {
        return new CriteriaFile(faults).composed(file);
    }

    private Optional<YamlItem> composed(byte[] file) {
        if (file.length == 0) {
            return fail(0, "quality.set.empty");
        }
        if (file.length > LONGEST) {
            return fail(0, "quality.set.too-large", String.valueOf(LONGEST / 1000));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (!isHarmless(text)) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            return root.isPresent() ? Optional.of(new YamlItem(root.get(), "", faults)) : fail(0, "quality.set.empty");
        } catch (CharacterCodingException e) {
            return fail(0, "quality.set.no-utf8");
        } catch (MarkedYamlEngineException e) {
            return fail(e.getProblemMark().map(Mark::getLine).orElse(-1) + 1, "quality.set.no-yaml");
        } catch (YamlEngineException e) {
            return fail(0, "quality.set.no-yaml");
        }
    }

    /** Event by event, without calling itself: depth and aliases are known before anything is built. */
    private boolean isHarmless(String text) {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            int line = event.getStartMark().map(Mark::getLine).orElse(-1) + 1;
            if (event instanceof AliasEvent) {
                fail(line, "quality.set.alias");
                return false;
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                fail(line, "quality.set.too-deep", String.valueOf(DEEPEST));
                return false;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof DocumentStartEvent && ++documents > 1) {
                fail(line, "quality.set.two-documents");
                return false;
            }
        }
        return true;
    }

    private Optional<YamlItem> fail(int line, String key, String... facts) {
        faults.add(new CriteriaFault(line, "", key, List.of(facts)));
        return Optional.empty();
    }
}
