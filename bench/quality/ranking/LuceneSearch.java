// Answers questions from an index that LuceneIndex made: any of the words in the field "text", by
// BM25Similarity as it comes. Writes a TREC run.
// java LuceneSearch FOLDER QUESTIONS.tsv DEPTH RUN

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

public final class LuceneSearch {
  public static void main(String[] arguments) throws Exception {
    final int depth = Integer.parseInt(arguments[2]);
    final QueryBuilder builder = new QueryBuilder(new EnglishAnalyzer());
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(arguments[0])));
         PrintWriter out = new PrintWriter(arguments[3], "UTF-8")) {
      final IndexSearcher searcher = new IndexSearcher(reader);
      for (final String line : Files.readAllLines(Path.of(arguments[1]))) {
        final int tab = line.indexOf('\t');
        final Query query = builder.createBooleanQuery("text", line.substring(tab + 1));
        if (query == null) continue;  // stop words alone
        int rank = 0;
        for (final ScoreDoc found : searcher.search(query, depth).scoreDocs) {
          out.printf(Locale.ROOT, "%s Q0 %s %d %.6f lucene%n", line.substring(0, tab),
                     searcher.doc(found.doc).get("id"), ++rank, found.score);
        }
      }
    }
  }
}
