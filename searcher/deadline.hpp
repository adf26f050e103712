// How long a search may take, and what stops a match in Xapian when the time is over.
#pragma once

#include <chrono>

#include <xapian.h>

namespace newsdex {

// One search's time. Whoever works in a loop asks `passed` each time round, and leaves off.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  // `seconds` from now; 0 or less: there is no end.
  explicit Deadline(double seconds) : ends_(seconds > 0) {
    if (ends_) {
      end_ = Clock::now() +
             std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    }
  }

  // True from then on once the time is over; looks at the clock now and then only.
  [[nodiscard]] bool passed() {
    if (passed_ || !ends_ || --calls_before_look_ > 0) return passed_;
    return look();
  }
  // The same for steps that take long themselves.
  [[nodiscard]] bool look() {
    calls_before_look_ = kCallsBeforeLook;
    passed_ = passed_ || (ends_ && Clock::now() >= end_);
    return passed_;
  }
  // Something was cut short.
  [[nodiscard]] bool has_passed() const { return passed_; }

 private:
  static constexpr unsigned kCallsBeforeLook = 32;

  bool ends_;
  bool passed_ = false;
  unsigned calls_before_look_ = kCallsBeforeLook;
  Clock::time_point end_;
};

// Matches every article until the time is over, and then says that there are no more. Joined to a
// query by AND, it ends the match with what was found so far.
class DeadlineSource : public Xapian::PostingSource {
 public:
  // `deadline` must outlive the match.
  explicit DeadlineSource(Deadline& deadline) : deadline_(deadline) {}

  [[nodiscard]] DeadlineSource* clone() const override { return new DeadlineSource(deadline_); }
  void init(const Xapian::Database& database) override {
    articles_ = database.get_doccount();
    last_ = database.get_lastdocid();
    article_ = 0;
    at_end_ = false;
  }
  // As if it never ended: exact counts stay exact.
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return articles_; }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return articles_; }
  void next(double min_weight) override { skip_to(article_ + 1, min_weight); }
  void skip_to(Xapian::docid article, double) override {
    article_ = article;
    at_end_ = article > last_ || deadline_.passed();
  }
  bool check(Xapian::docid article, double min_weight) override {
    skip_to(article, min_weight);
    return true;
  }
  [[nodiscard]] bool at_end() const override { return at_end_; }
  [[nodiscard]] Xapian::docid get_docid() const override { return article_; }
  [[nodiscard]] std::string get_description() const override { return "Deadline"; }

 private:
  Deadline& deadline_;
  Xapian::doccount articles_ = 0;
  Xapian::docid last_ = 0;
  Xapian::docid article_ = 0;
  bool at_end_ = false;
};

}  // namespace newsdex
