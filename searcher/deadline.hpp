// How long a search may take, in time and in steps of work, and what stops a match in Xapian when
// that is over.
//
// Steps are the same on every machine and in every run: what needs too many always ends at the same
// place. They bound what is dear and has no bound of its own: to look into articles for phrases and
// NEAR.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>

#include <xapian.h>

namespace newsdex {

// Of one search. Whoever works in a loop asks `passed` each time round, and leaves off.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  static constexpr std::uint64_t kNoMost = std::numeric_limits<std::uint64_t>::max();

  // `seconds` from now and so many steps; 0 or less seconds: there is no end.
  explicit Deadline(double seconds, std::uint64_t most_steps = kNoMost)
      : ends_(seconds > 0), steps_left_(seconds > 0 ? most_steps : kNoMost) {
    if (ends_) end_ = Clock::now() + in_ticks(std::chrono::duration<double>(seconds));
  }

  // How many steps a search of so many articles may need. A step takes 15 to 35 ns.
  [[nodiscard]] static std::uint64_t steps_for(Xapian::doccount articles) {
    return std::max<std::uint64_t>(kLeastSteps, std::uint64_t{articles} * kStepsAnArticle);
  }

  // So many steps were done. Inexpensive: it may be asked for each of them.
  void spend(std::uint64_t steps) {
    if (steps_left_ == kNoMost) return;
    steps_left_ -= std::min(steps_left_, steps);
  }
  // True from then on once the time or the steps are over; looks at the clock now and then only.
  [[nodiscard]] bool passed() {
    if (passed_ || steps_left_ == 0) return passed_ = true;
    if (!ends_ || --calls_before_look_ > 0) return false;
    return look();
  }
  // The same for steps that take long themselves.
  [[nodiscard]] bool look() {
    calls_before_look_ = kCallsBeforeLook;
    passed_ = passed_ || steps_left_ == 0 || (ends_ && Clock::now() >= end_);
    return passed_;
  }
  // Something was cut short, by the steps or by the time.
  [[nodiscard]] bool has_passed() const { return passed_ || was_cut_; }
  [[nodiscard]] bool by_steps() const { return ran_out_ || steps_left_ == 0; }

  // As long as it lives, only this share of what is left may be used: so that there is something
  // left for what comes after.
  class Share {
   public:
    Share(Deadline& of, double share) : of_(of), end_(of.end_) {
      if (of_.ends_) of_.end_ -= in_ticks((of_.end_ - Clock::now()) * (1 - share));
      if (of_.steps_left_ == kNoMost) return;
      held_back_ = static_cast<std::uint64_t>(
          std::llround(static_cast<double>(of_.steps_left_) * (1 - share)));
      of_.steps_left_ -= held_back_;
    }
    ~Share() {
      of_.was_cut_ = of_.was_cut_ || of_.passed_;
      of_.ran_out_ = of_.by_steps();
      of_.passed_ = false;
      of_.end_ = end_;
      of_.steps_left_ += held_back_;
    }
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

   private:
    Deadline& of_;
    Clock::time_point end_;
    std::uint64_t held_back_ = 0;
  };

 private:
  static constexpr unsigned kCallsBeforeLook = 32;
  static constexpr std::uint64_t kLeastSteps = 30'000'000;
  static constexpr std::uint64_t kStepsAnArticle = 450;

  template <class Duration>
  static Clock::duration in_ticks(Duration duration) {
    return std::chrono::duration_cast<Clock::duration>(duration);
  }

  bool ends_;
  std::uint64_t steps_left_;
  bool passed_ = false;
  bool was_cut_ = false;  // … while a share was in use
  bool ran_out_ = false;
  unsigned calls_before_look_ = kCallsBeforeLook;
  Clock::time_point end_;
};

// Matches every article until the time is over, and then says that there are no more. Joined to a
// query by AND, it ends the match with what was found so far.
//
// It also leads: the query is only asked to skip to an article. Asked for the next one, an
// AND_MAYBE of Xapian 1.4 (an OR that has become one, too) may lose an article as it becomes an
// AND: that at which its right side stands ahead of its left.
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
    is_placed_ = false;
  }
  // As if it never ended: exact counts stay exact.
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return articles_; }
  // Xapian puts what is joined in this order before it asks for bounds, and the rarest leads.
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override {
    return is_placed_ ? articles_ : 0;
  }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override {
    is_placed_ = true;
    return articles_;
  }
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
  mutable bool is_placed_ = false;
};

// `query` until the time is over.
[[nodiscard]] inline Xapian::Query until(Deadline& deadline, const Xapian::Query& query) {
  auto* timed = new DeadlineSource(deadline);
  return {Xapian::Query::OP_FILTER, query, Xapian::Query(timed->release())};
}

}  // namespace newsdex
