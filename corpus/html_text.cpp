#include "corpus/html_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/html_node.hpp"

namespace newsdex {
namespace {

template <std::size_t N>
constexpr auto tag_set(const std::array<GumboTag, N>& tags) {
  std::array<bool, GUMBO_TAG_LAST + 1> set{};
  for (const GumboTag tag : tags) set[tag] = true;
  return set;
}

constexpr auto kUnseen = tag_set(std::to_array<GumboTag>(
    {GUMBO_TAG_HEAD, GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_TEMPLATE, GUMBO_TAG_NOSCRIPT,
     GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO,
     GUMBO_TAG_CANVAS, GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA,
     GUMBO_TAG_BUTTON, GUMBO_TAG_NOFRAMES, GUMBO_TAG_TITLE, GUMBO_TAG_RP}));

constexpr auto kBlocks = tag_set(std::to_array<GumboTag>(
    {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,    GUMBO_TAG_BLOCKQUOTE,
     GUMBO_TAG_BODY,    GUMBO_TAG_BR,      GUMBO_TAG_CAPTION,  GUMBO_TAG_CENTER,
     GUMBO_TAG_DD,      GUMBO_TAG_DETAILS, GUMBO_TAG_DIR,      GUMBO_TAG_DIV,
     GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET, GUMBO_TAG_FIGCAPTION,
     GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,     GUMBO_TAG_H1,
     GUMBO_TAG_H2,      GUMBO_TAG_H3,      GUMBO_TAG_H4,       GUMBO_TAG_H5,
     GUMBO_TAG_H6,      GUMBO_TAG_HEADER,  GUMBO_TAG_HGROUP,   GUMBO_TAG_HR,
     GUMBO_TAG_LEGEND,  GUMBO_TAG_LI,      GUMBO_TAG_LISTING,  GUMBO_TAG_MAIN,
     GUMBO_TAG_MENU,    GUMBO_TAG_NAV,     GUMBO_TAG_OL,       GUMBO_TAG_P,
     GUMBO_TAG_PRE,     GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,  GUMBO_TAG_TABLE,
     GUMBO_TAG_TBODY,   GUMBO_TAG_TFOOT,   GUMBO_TAG_THEAD,    GUMBO_TAG_TR,
     GUMBO_TAG_UL,      GUMBO_TAG_XMP}));

class TextWriter {
 public:
  TextWriter(std::string_view title, const NodeSet& out) : title_(title), left_out_(out) {}

  void visit(const GumboNode& node) {
    if (!left_out_.empty() && left_out_.contains(&node)) return;
    if (html::is_text(node)) {
      write(node.v.text.text);
    } else if (html::is_element(node) && !html::is_never_shown(node) && !html::is_hidden(node)) {
      visit_element(node);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  enum class Gap { kNone, kSpace, kCell, kLine };  // before the next word

  void visit_element(const GumboNode& node) {
    const GumboTag tag = node.v.element.tag;
    if (html::is_heading(tag) && repeats_title(node)) return;
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) return visit_cell(node);
    const bool was_preformatted = preformatted_;
    const std::size_t outer_cell = cell_begin_;
    preformatted_ = preformatted_ || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING;
    if (kBlocks[tag]) end_line();
    if (tag == GUMBO_TAG_TR) cell_begin_ = std::string::npos;
    html::for_each_child(node, [this](const GumboNode& child) { visit(child); });
    if (tag == GUMBO_TAG_TR) cell_begin_ = outer_cell;
    if (kBlocks[tag]) end_line();
    preformatted_ = was_preformatted;
  }

  void visit_cell(const GumboNode& node) {
    const bool first = cell_begin_ == std::string::npos;
    // Cells of several lines are a layout, not a table.
    const bool one_line = !first && out_.find('\n', cell_begin_) == std::string::npos;
    gap_ = first || !one_line ? Gap::kLine : Gap::kCell;
    cell_is_new_ = true;
    html::for_each_child(node, [this](const GumboNode& child) { visit(child); });
  }

  bool repeats_title(const GumboNode& node) {
    if (title_seen_ || title_.empty()) return false;
    std::string text;
    html::append_text(node, text);
    title_seen_ = one_line(text) == title_;
    return title_seen_;
  }

  // A block at the begin of a cell begins no line.
  void end_line() {
    if (gap_ != Gap::kCell) gap_ = Gap::kLine;
  }

  void write(std::string_view text) {
    while (!text.empty()) {
      if (const std::size_t space = space_bytes(text); space > 0) {
        const bool line_end = preformatted_ && text.front() == '\n';
        gap_ = std::max(gap_, line_end ? Gap::kLine : Gap::kSpace);
        text.remove_prefix(space);
        continue;
      }
      const std::size_t word = word_bytes(text);
      write_gap();
      out_.append(text.substr(0, word));
      text.remove_prefix(word);
    }
  }

  void write_gap() {
    const Gap gap = out_.empty() ? Gap::kNone : gap_;
    gap_ = Gap::kNone;
    switch (gap) {
      case Gap::kNone:
        break;
      case Gap::kSpace:
        out_.push_back(' ');
        break;
      case Gap::kCell:
        out_.append(" | ");
        break;
      case Gap::kLine:
        out_.push_back('\n');
        break;
    }
    if (cell_is_new_) cell_begin_ = out_.size();
    cell_is_new_ = false;
  }

  static std::size_t space_bytes(std::string_view text) {
    if (ascii::is_space(text.front())) return 1;
    return text.starts_with("\xC2\xA0") ? 2 : 0;  // no-break space
  }
  static std::size_t word_bytes(std::string_view text) {
    std::size_t end = 1;
    while (end < text.size() && space_bytes(text.substr(end)) == 0) ++end;
    return end;
  }

  std::string_view title_;
  const NodeSet& left_out_;
  bool title_seen_ = false;
  bool preformatted_ = false;
  bool cell_is_new_ = false;
  std::size_t cell_begin_ = std::string::npos;  // in out_, of the row's last cell; npos: none yet
  Gap gap_ = Gap::kNone;
  std::string out_;
};

}  // namespace

std::string visible_text(const GumboNode& root, std::string_view title, const NodeSet& out) {
  TextWriter writer(title, out);
  writer.visit(root);
  return writer.take();
}

namespace html {

bool is_block(GumboTag tag) { return kBlocks[tag]; }

bool is_never_shown(const GumboNode& element) {
  return element.v.element.tag_namespace != GUMBO_NAMESPACE_HTML || kUnseen[element.v.element.tag];
}

bool is_hidden(const GumboNode& element) {
  if (has_attribute(element, "hidden")) return true;
  std::string style = ascii::lower(attribute(element, "style"));
  style.erase(std::remove_if(style.begin(), style.end(), ascii::is_space), style.end());
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

}  // namespace html
}  // namespace newsdex
