// Indexes articles with Lucene as its own guide to fast indexing says: all processors, a large
// buffer, documents and fields used again. Prints "ARTICLES SECONDS".
// java LuceneIndex INPUT.jsonl FOLDER RAM_BUFFER_MB default|none [for-searching]
// "default" and "none" are the stop words; "for-searching" makes what is searched fastest: the title
// is also the beginning of the text, so that one field is asked, positions come with the offsets
// that the highlighter needs, and all is merged into one segment.

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

public final class LuceneIndex {
  private static final int CHUNK = 1 << 20;

  public static void main(String[] arguments) throws Exception {
    final String input = arguments[0];
    final IndexWriterConfig config = new IndexWriterConfig(
        arguments[3].equals("none") ? new EnglishAnalyzer(CharArraySet.EMPTY_SET)
                                    : new EnglishAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    config.setRAMBufferSizeMB(Double.parseDouble(arguments[2]));
    final int threads = Runtime.getRuntime().availableProcessors();
    final boolean forSearching = arguments.length > 4 && arguments[4].equals("for-searching");
    final long start = System.nanoTime();
    try (FSDirectory folder = FSDirectory.open(Path.of(arguments[1]));
         IndexWriter writer = new IndexWriter(folder, config)) {
      final long articles = indexAll(input, writer, threads, forSearching);
      if (forSearching) writer.forceMerge(1);
      writer.commit();  // fsyncs; merges that still run are not waited for
      final double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "%d %.6f%n", articles, seconds);
    }
  }

  private static long indexAll(String input, IndexWriter writer, int threads,
                               boolean forSearching) throws Exception {
    final AtomicLong nextChunk = new AtomicLong();
    final ExecutorService pool = Executors.newFixedThreadPool(threads);
    final List<Future<Long>> parts = new ArrayList<>();
    for (int i = 0; i < threads; ++i) {
      parts.add(pool.submit(new Worker(input, nextChunk, writer, forSearching)));
    }
    long articles = 0;
    for (final Future<Long> part : parts) articles += part.get();
    pool.shutdown();
    return articles;
  }

  // Takes chunk after chunk of the file; a line belongs to the chunk that it begins in.
  private static final class Worker implements Callable<Long> {
    private final String input;
    private final AtomicLong nextChunk;
    private final IndexWriter writer;
    private final boolean forSearching;
    private final Document document = new Document();
    private final Field id = new StringField("id", "", Field.Store.YES);
    private final Field title = new TextField("title", "", Field.Store.YES);
    private final Field text;
    private byte[] bytes = new byte[2 * CHUNK];
    private int size;

    Worker(String input, AtomicLong nextChunk, IndexWriter writer, boolean forSearching) {
      this.input = input;
      this.nextChunk = nextChunk;
      this.writer = writer;
      this.forSearching = forSearching;
      final FieldType type = new FieldType(TextField.TYPE_STORED);
      if (forSearching) {
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
      }
      text = new Field("text", "", type);
      document.add(id);
      document.add(title);
      document.add(text);
    }

    @Override
    public Long call() throws IOException {
      long articles = 0;
      try (RandomAccessFile file = new RandomAccessFile(input, "r")) {
        for (;;) {
          final long begin = nextChunk.getAndIncrement() * CHUNK;
          if (begin >= file.length()) return articles;
          articles += indexChunk(file, begin);
        }
      }
    }

    private long indexChunk(RandomAccessFile file, long begin) throws IOException {
      // One byte more in front tells whether a line begins at `begin`.
      final int before = begin == 0 ? 0 : 1;
      size = 0;
      file.seek(begin - before);
      read(file, CHUNK + before);
      int line = before == 0 ? 0 : afterLine(file, 0);
      long articles = 0;
      while (line < Math.min(size, CHUNK + before)) {
        final int next = afterLine(file, line);
        if (next - line > 1) {
          index(line, next);
          ++articles;
        }
        line = next;
      }
      return articles;
    }

    // Where the line that holds byte `at` has ended, reading on for it.
    private int afterLine(RandomAccessFile file, int at) throws IOException {
      for (;; ++at) {
        if (at == size && !read(file, CHUNK / 16)) return size;
        if (bytes[at] == '\n') return at + 1;
      }
    }

    private boolean read(RandomAccessFile file, int count) throws IOException {
      if (bytes.length < size + count) bytes = Arrays.copyOf(bytes, 2 * (size + count));
      int left = count;
      while (left > 0) {
        final int got = file.read(bytes, size, left);
        if (got < 0) break;
        size += got;
        left -= got;
      }
      return left < count;
    }

    private void index(int begin, int end) throws IOException {
      final FlatJson json = new FlatJson(bytes, begin, end);
      id.setStringValue("");
      title.setStringValue("");
      text.setStringValue("");
      while (json.nextMember()) {
        switch (json.key()) {
          case "id": id.setStringValue(json.stringValue()); break;
          case "title": title.setStringValue(json.stringValue()); break;
          case "text": text.setStringValue(json.stringValue()); break;
          default: json.skipValue();
        }
      }
      if (forSearching) text.setStringValue(title.stringValue() + "\n" + text.stringValue());
      writer.addDocument(document);
    }
  }

  // Walks over the members of one JSON object; no more of JSON than the input has.
  private static final class FlatJson {
    private final byte[] bytes;
    private final int end;
    private int at;
    private String key;

    FlatJson(byte[] bytes, int begin, int end) {
      this.bytes = bytes;
      this.at = begin;
      this.end = end;
      skipSpace();
      expect('{');
    }

    String key() { return key; }

    // Moves to the next member's value; false at the end of the object.
    boolean nextMember() {
      skipSpace();
      if (peek() == ',') ++at;
      skipSpace();
      if (peek() == '}') return false;
      key = stringValue();
      skipSpace();
      expect(':');
      skipSpace();
      return true;
    }

    String stringValue() {
      final int begin = at + 1;
      final boolean escaped = skipString();
      final String raw = new String(bytes, begin, at - 1 - begin, StandardCharsets.UTF_8);
      return escaped ? unescaped(raw) : raw;
    }

    void skipValue() {
      int depth = 0;
      do {
        final byte c = peek();
        if (c == '"') { skipString(); continue; }
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ++at;
      } while (depth > 0 || (peek() != ',' && peek() != '}'));
    }

    // True where the string holds an escape.
    private boolean skipString() {
      expect('"');
      boolean escaped = false;
      while (peek() != '"') {
        if (peek() == '\\') { escaped = true; ++at; }
        ++at;
      }
      ++at;
      return escaped;
    }

    private static String unescaped(String raw) {
      final StringBuilder plain = new StringBuilder(raw.length());
      for (int i = 0; i < raw.length(); ++i) {
        final char c = raw.charAt(i);
        if (c != '\\') { plain.append(c); continue; }
        final char escape = raw.charAt(++i);
        switch (escape) {
          case 'b': plain.append('\b'); break;
          case 'f': plain.append('\f'); break;
          case 'n': plain.append('\n'); break;
          case 'r': plain.append('\r'); break;
          case 't': plain.append('\t'); break;
          case 'u':
            plain.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
            i += 4;
            break;
          default: plain.append(escape);
        }
      }
      return plain.toString();
    }

    private void skipSpace() {
      while (at < end && bytes[at] <= ' ' && bytes[at] >= 0) ++at;
    }

    private byte peek() {
      if (at >= end) throw new IllegalArgumentException("a line is not a JSON object");
      return bytes[at];
    }

    private void expect(char c) {
      if (peek() != c) throw new IllegalArgumentException("no " + c + " where JSON has one");
      ++at;
    }
  }
}
