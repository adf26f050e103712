// Which field a key of JSON or a column of a table is, by its name.
//
// Names are matched without regard to case, "_", "-" and " ". Of several names of one field, the
// first in this order that has a value counts; topics are taken from all.
//   id        id, docno, docid, articleid, newsid, guid, uuid
//   title     title, headline, head, webtitle
//   text      text, body, content, maintext, fulltext, articletext, articlebody, bodytext,
//             contenttext, contenthtml, article, story, description, summary, abstract, lead,
//             leadparagraph, openingtext
//   date      date, published, publishedat, datepublished, publisheddate, publishdate,
//             datepublish, publishtime, publicationdate, webpublicationdate, pubdate,
//             firstpublished, datetime, timestamp, time, created, createdat
//   updated   updated, updatedat, modified, modifiedat, datemodified, lastmodified
//   source    source, publisher, sourcename, sitename, site, outlet, publication, newspaper,
//             sourcedomain, domain
//   language  language, lang, inlanguage, locale
//   url       url, link, canonicalurl, weburl, permalink, uri, href, articleurl
//   byline    byline, author, authors, creator
//   topics    topics, topic, tags, keywords, categories, category, section, sections, sectionname,
//             subjects
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/raw_record.hpp"

namespace newsdex {

struct NamedField {
  std::string RawRecord::*field = nullptr;  // nullptr: topics
  std::size_t row = 0;                      // of the field, below kNamedFields
  int rank = 0;                             // among the names of the field: the lowest counts
};

inline constexpr std::size_t kNamedFields = 10;

// The field of a name as it stands in the file; nullptr: an unknown name.
[[nodiscard]] const NamedField* named_field(std::string_view name);

// Title or text: what makes an article of a list of names.
[[nodiscard]] bool is_title(const NamedField& field);
[[nodiscard]] bool is_text(const NamedField& field);

// A record whose fields come by name, in any order.
class NamedFields {
 public:
  NamedFields() { ranks_.fill(std::numeric_limits<int>::max()); }

  // Whether values of that name would still count.
  [[nodiscard]] bool wants(const NamedField& field) const {
    return field.field == nullptr || field.rank < ranks_[field.row];
  }
  // Takes the values (paragraphs, names, topics); nothing where all of them are empty. A text that
  // begins with a tag of HTML is read as HTML.
  void take(const NamedField& field, std::vector<std::string>& values);

  RawRecord record;

 private:
  std::array<int, kNamedFields> ranks_;  // of the name that each field was taken from
};

}  // namespace newsdex
