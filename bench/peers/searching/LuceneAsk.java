// Asks an index that LuceneIndex made for searching, in one thread, and says how long each query
// took, parsing included: "text|ids QUERY MILLISECONDS HITS", queries numbered from 0.
// java LuceneAsk FOLDER QUERIES.tsv WARM_UPS PASSES wall|processor
// A line of queries: any|all|phrase, a tab, words. "processor" is this thread's time alone.
// "text" is the ten best with titles and the best passage of UnifiedHighlighter, "ids" their numbers.

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

public final class LuceneAsk {
  private static final int PASSAGE_LETTERS = 600;  // about a passage of newsdex
  private static final float AROUND = 0.5f;        // the match stands in its middle
  private static final Set<String> TITLE = Set.of("title");

  private final IndexSearcher searcher;
  private final QueryBuilder builder;
  private final UnifiedHighlighter highlighter;

  private LuceneAsk(DirectoryReader reader) {
    final Analyzer analyzer = new EnglishAnalyzer(CharArraySet.EMPTY_SET);
    searcher = new IndexSearcher(reader);
    builder = new QueryBuilder(analyzer);
    highlighter = new UnifiedHighlighter(searcher, analyzer);
    highlighter.setBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
        BreakIterator.getSentenceInstance(Locale.ROOT), PASSAGE_LETTERS, AROUND));
  }

  public static void main(String[] arguments) throws Exception {
    final List<String> lines = Files.readAllLines(Path.of(arguments[1]));
    final int warmUps = Integer.parseInt(arguments[2]);
    final int passes = Integer.parseInt(arguments[3]);
    final boolean wall = arguments[4].equals("wall");
    final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    final LongSupplier clock = wall ? System::nanoTime : threads::getCurrentThreadCpuTime;
    final StringBuilder said = new StringBuilder();
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(arguments[0])))) {
      final LuceneAsk lucene = new LuceneAsk(reader);
      for (int pass = -warmUps; pass < passes; ++pass) {
        for (final boolean text : new boolean[] {true, false}) {
          for (int i = 0; i < lines.size(); ++i) {
            final long start = clock.getAsLong();
            final int hits = text ? lucene.shown(lines.get(i)) : lucene.ids(lines.get(i));
            final double milliseconds = (clock.getAsLong() - start) / 1e6;
            if (pass < 0) continue;
            said.append(String.format(Locale.ROOT, "%s %d %.6f %d%n", text ? "text" : "ids", i,
                                      milliseconds, hits));
          }
        }
      }
    }
    System.out.print(said);
  }

  private Query parsed(String line) {
    final int tab = line.indexOf('\t');
    final String words = line.substring(tab + 1);
    switch (line.substring(0, tab)) {
      case "any": return builder.createBooleanQuery("text", words, Occur.SHOULD);
      case "all": return builder.createBooleanQuery("text", words, Occur.MUST);
      case "phrase": return builder.createPhraseQuery("text", words);
      default: throw new IllegalArgumentException(line);
    }
  }

  private int ids(String line) throws Exception {
    return searcher.search(parsed(line), 10).scoreDocs.length;
  }

  private int shown(String line) throws Exception {
    final Query query = parsed(line);
    final TopDocs best = searcher.search(query, 10);
    final String[] passages = highlighter.highlight("text", query, best, 1);
    int hits = 0;
    for (int i = 0; i < best.scoreDocs.length; ++i) {
      final String title = searcher.doc(best.scoreDocs[i].doc, TITLE).get("title");
      if (title != null && passages[i] != null) ++hits;
    }
    return hits;
  }
}
