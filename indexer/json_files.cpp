// The JSON of single files: what would become of them, and what became of them.
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "common/paths.hpp"
#include "common/utf8.hpp"
#include "indexer/json.hpp"
#include "indexer/json_known.hpp"

namespace newsdex {

namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Prospect prospect) {
  switch (prospect) {
    case Prospect::kRead:
      return "read";
    case Prospect::kSkipped:
      return "skipped";
    case Prospect::kFailed:
      return "failed";
    case Prospect::kRemoved:
      return "removed";
  }
  return {};
}

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::kIndexed:
      return "indexed";
    case Standing::kSkipped:
      return "skipped";
    case Standing::kFailed:
      return "failed";
    case Standing::kRemoved:
      return "removed";
    case Standing::kNew:
      return "new";
    case Standing::kOutside:
      return "outside";
  }
  return {};
}

void put_prospect(Json& object, const PreviewedFile& file) {
  object["fate"] = name_of(file.prospect);
  put_known(object, "format", file.format);
  put_known(object, "holds", file.holds);
  put_known(object, "reason", file.reason);
}

Json part_json(const FileIssue& part) {
  Json object;
  put_known(object, "record", part.record);
  if (part.line > 0) object["line"] = part.line;
  object["reason"] = to_utf8(part.reason);
  return object;
}

Json story_json(const FileStory& story) {
  Json object;
  put_path(object, story.path);
  object["standing"] = name_of(story.standing);
  put_known(object, "format", story.format);
  put_known(object, "holds", story.holds);
  put_known(object, "reason", story.reason);
  object["articles"] = story.articles;
  if (story.is_gone) object["gone"] = true;
  if (story.has_changed) object["changed"] = true;
  for (const NamedArticle& article : story.first) {
    Json named{{"id", article.id}};
    put_known(named, "title", article.title);
    object["first"].push_back(std::move(named));
  }
  for (const FileIssue& part : story.parts) object["not_read"].push_back(part_json(part));
  if (story.standing == Standing::kNew || story.standing == Standing::kOutside) {
    put_prospect(object["update"], story.now);
  }
  return object;
}

void write_line(std::ostream& out, const Json& object) {
  out << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

void write_preview_json(std::ostream& out, const UpdatePreview& preview) {
  std::map<std::string_view, std::uint64_t> counts;
  for (const PreviewedFile& file : preview.files) {
    ++counts[name_of(file.prospect)];
    Json line{{"type", "file"}};
    put_path(line, file.path);
    put_prospect(line, file);
    write_line(out, line);
  }
  for (const FileIssue& part : preview.parts) {
    Json line{{"type", "part"}};
    put_path(line, part.path);
    line.update(part_json(part));
    write_line(out, line);
  }
  Json end{{"type", "end"}, {"schema", kOutputSchema}};
  for (const std::string_view fate : {"read", "skipped", "failed", "removed"}) {
    end[std::string(fate)] = counts[fate];
  }
  end["unchanged"] = preview.files_unchanged;
  write_line(out, end);
}

void write_stories_json(std::ostream& out, const std::vector<FileStory>& stories) {
  for (const FileStory& story : stories) write_line(out, story_json(story));
}

}  // namespace newsdex
