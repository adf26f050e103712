#include "corpus/sgml_fields.hpp"

#include <algorithm>
#include <iterator>
#include <list>
#include <vector>

#include "common/ascii.hpp"
#include "common/utf8.hpp"
#include "corpus/charset.hpp"
#include "corpus/sgml.hpp"

namespace newsdex {
namespace {

// Elements open inside one another; deeper ones belong to the last that is kept.
constexpr std::size_t kDeepest = 64;

class Collector {
 public:
  Collector(std::span<const SgmlFieldRow> table, RawRecord& record, std::string& loose)
      : table_(table), record_(record), loose_(loose) {}

  void read(std::string_view body) {
    SgmlScanner scanner(body);
    SgmlToken token;
    while (scanner.next(token)) {
      switch (token.kind) {
        case SgmlToken::Kind::kText:
          append_text(token.text, target());
          break;
        case SgmlToken::Kind::kOpen:
          open(token.text);
          break;
        case SgmlToken::Kind::kClose:
          close(token.text);
          break;
      }
    }
    record_.topics.assign(std::make_move_iterator(topics_.begin()),
                          std::make_move_iterator(topics_.end()));
  }

 private:
  struct Open {
    const SgmlFieldRow* row;
    std::string* target;
  };

  [[nodiscard]] std::string& target() { return open_.empty() ? loose_ : *open_.back().target; }

  [[nodiscard]] const SgmlFieldRow* row_of(std::string_view element) const {
    const auto found = std::find_if(table_.begin(), table_.end(), [&](const SgmlFieldRow& row) {
      return ascii::equal(row.element, element);
    });
    return found == table_.end() ? nullptr : &*found;
  }

  void open(std::string_view element) {
    const SgmlFieldRow* row = row_of(element);
    if (row == nullptr || open_.size() == kDeepest) {
      if (is_line_tag(element)) end_paragraph(target());
      return;
    }
    open_.push_back({row, &target_of(row->field)});
  }

  void close(std::string_view element) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) {
      return ascii::equal(open.row->element, element);
    });
    if (found != open_.rend()) {
      // An element that was not ended ends with the one around it.
      open_.erase(std::prev(found.base()), open_.end());
      target().push_back('\n');
    } else if (is_line_tag(element)) {
      end_paragraph(target());
    }
  }

  static void end_paragraph(std::string& text) {
    if (!text.empty()) text.append("\n\n");
  }

  // White space alone is no content. It is taken away from the beginning: what stays need not be
  // looked through again for the next of many elements.
  static bool has_content(std::string& field) {
    field.erase(field.begin(), std::find_if_not(field.begin(), field.end(), ascii::is_space));
    return !field.empty();
  }

  std::string& only_first(std::string& field) { return has_content(field) ? ignored_ : field; }

  std::string& target_of(SgmlField field) {
    switch (field) {
      case SgmlField::kTitle:
        if (!has_content(record_.title)) return record_.title;
        [[fallthrough]];
      case SgmlField::kText:
        end_paragraph(record_.text);
        return record_.text;
      case SgmlField::kTopic:
        return topics_.emplace_back();
      case SgmlField::kId:
        return only_first(record_.id);
      case SgmlField::kDate:
        return only_first(record_.date);
      case SgmlField::kUpdated:
        return only_first(record_.updated);
      case SgmlField::kSource:
        return only_first(record_.source);
      case SgmlField::kLanguage:
        return only_first(record_.language);
      case SgmlField::kUrl:
        return only_first(record_.url);
      case SgmlField::kByline:
        return only_first(record_.byline);
      case SgmlField::kIgnored:
        break;
    }
    return ignored_;
  }

  std::span<const SgmlFieldRow> table_;
  RawRecord& record_;
  std::string& loose_;
  std::string ignored_;
  std::vector<Open> open_;
  std::list<std::string> topics_;  // stay where they are while others are added
};

}  // namespace

void collect_sgml_fields(std::string_view body, std::span<const SgmlFieldRow> table,
                         RawRecord& record, std::string& loose) {
  Collector(table, record, loose).read(body);
}

std::string_view as_utf8(std::string_view bytes, std::string& storage) {
  if (is_utf8(bytes)) return bytes;
  storage = decode(bytes);
  return storage;
}

}  // namespace newsdex
