// Articles that are listed, inside Xapian's match. They weigh nothing.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

namespace newsdex {

using ArticleIds = std::vector<Xapian::docid>;  // ascending, each once

// Whoever derives from it says in `init` which are listed.
class ListedSource : public Xapian::PostingSource {
 public:
  [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return size(); }
  [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return size(); }
  void next(double min_weight) override;
  void skip_to(Xapian::docid article, double min_weight) override;
  [[nodiscard]] bool at_end() const override { return next_ > articles_->size(); }
  [[nodiscard]] Xapian::docid get_docid() const override { return (*articles_)[next_ - 1]; }

 protected:
  // To be called by `init`; they must outlive the match.
  void list(const ArticleIds& articles);

 private:
  [[nodiscard]] Xapian::doccount size() const {
    return static_cast<Xapian::doccount>(articles_->size());
  }

  const ArticleIds* articles_ = nullptr;
  std::size_t next_ = 0;  // it stands at the one before
};

// Exactly these articles of all that is searched, and of each database that is joined in it its
// own; no two of these have one UUID.
class ChosenSource : public ListedSource {
 public:
  ChosenSource(std::shared_ptr<const ArticleIds> chosen, const Xapian::Database& whole);

  [[nodiscard]] ChosenSource* clone() const override;
  void init(const Xapian::Database& database) override;
  [[nodiscard]] std::string get_description() const override { return "Chosen"; }

 private:
  std::shared_ptr<const ArticleIds> chosen_;
  Xapian::Database whole_;
  ArticleIds here_;  // after `init`
};

}  // namespace newsdex
