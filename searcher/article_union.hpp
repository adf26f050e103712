// The articles that have any of several terms, in order, and which of the terms each has.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searcher/article_list.hpp"

namespace newsdex {

// A heap of lists by the article that each stands at: a step costs but the lists that it moves.
class ArticleUnion {
 public:
  // Lists are known by their number, from 0. To be added before anything is asked.
  void add(ArticleList list) {
    lists_.push_back(std::move(list));
    if (lists_.back().at_end()) return;
    heap_.push_back({lists_.back().article(), lists_.size() - 1});
    for (std::size_t at = heap_.size() - 1; at > 0 && is_before(at, (at - 1) / 2);) {
      std::swap(heap_[at], heap_[(at - 1) / 2]);
      at = (at - 1) / 2;
    }
  }

  [[nodiscard]] const std::vector<ArticleList>& lists() const { return lists_; }

  [[nodiscard]] bool at_end() const { return heap_.empty(); }
  [[nodiscard]] Xapian::docid article() const { return heap_.front().article; }

  void next() {
    for (const Xapian::docid passed = article(); !at_end() && article() == passed;) {
      lists_[heap_.front().list].next();
      sink_front();
    }
  }
  // To the first article from this one on.
  void skip_to(Xapian::docid wanted) {
    while (!at_end() && article() < wanted) {
      lists_[heap_.front().list].skip_to(wanted);
      sink_front();
    }
  }

  // Calls `visit` with the number of each list that has the article, and how often.
  template <class Visit>
  void for_each_here(Visit&& visit) const {
    if (!at_end()) visit_below(0, visit);
  }
  // How often the article has all terms together.
  [[nodiscard]] Xapian::termcount count() const {
    Xapian::termcount sum = 0;
    for_each_here([&sum](std::size_t, Xapian::termcount count) { sum += count; });
    return sum;
  }

 private:
  struct Entry {
    Xapian::docid article;
    std::size_t list;
  };

  [[nodiscard]] bool is_before(std::size_t a, std::size_t b) const {
    return heap_[a].article < heap_[b].article;
  }

  // After the front's list was moved on.
  void sink_front() {
    const ArticleList& moved = lists_[heap_.front().list];
    if (moved.at_end()) {
      heap_.front() = heap_.back();
      heap_.pop_back();
    } else {
      heap_.front().article = moved.article();
    }
    for (std::size_t at = 0;;) {
      std::size_t least = at;
      for (const std::size_t child : {2 * at + 1, 2 * at + 2}) {
        if (child < heap_.size() && is_before(child, least)) least = child;
      }
      if (least == at) return;
      std::swap(heap_[at], heap_[least]);
      at = least;
    }
  }

  template <class Visit>
  void visit_below(std::size_t at, Visit&& visit) const {
    if (at >= heap_.size() || heap_[at].article != article()) return;
    visit(heap_[at].list, lists_[heap_[at].list].count());
    visit_below(2 * at + 1, visit);
    visit_below(2 * at + 2, visit);
  }

  std::vector<ArticleList> lists_;
  std::vector<Entry> heap_;
};

}  // namespace newsdex
