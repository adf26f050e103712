// JSON Lines: an object a line is an article.
//
// Keys are matched without regard to case, "_", "-" and " ". Of several keys of one field, the
// first in this order that has a value counts; topics are taken from all.
//   id        id, docno, docid, articleid, newsid, guid, uuid
//   title     title, headline, head
//   text      text, body, content, maintext, fulltext, articletext, articlebody, bodytext, article,
//             story, description, summary, abstract, lead
//   date      date, published, publishedat, datepublished, publisheddate, publishdate,
//             datepublish, publishtime,
//             publicationdate, pubdate, firstpublished, datetime, timestamp, time, created,
//             createdat
//   updated   updated, updatedat, modified, modifiedat, datemodified, lastmodified
//   source    source, publisher, sourcename, sitename, site, outlet, publication, newspaper,
//             sourcedomain, domain
//   language  language, lang, inlanguage, locale
//   url       url, link, canonicalurl, weburl, permalink, uri, href, articleurl
//   byline    byline, author, authors, creator
//   topics    topics, topic, tags, keywords, categories, category, section, sections, subjects
// A value may be a string, a number, an array of them (paragraphs of the text; names), or an object
// with a "name", "title", "label", "id", "value" or "text".
#pragma once

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// Reads to the end of the window. A line that is not an object, or holds none of the keys, is
// broken.
void read_json_lines(TextWindow& window, RecordSink& sink);

}  // namespace newsdex
