#include "corpus/transcoding.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <newsdex/error.hpp>
#include <utility>

namespace newsdex {
namespace {

class Converter {
 public:
  explicit Converter(const std::string& charset) : charset_(charset) {
    UErrorCode status = U_ZERO_ERROR;
    converter_ = ucnv_open(charset.c_str(), &status);
    if (U_FAILURE(status)) {
      throw Error(ErrorKind::kInternal, fmt::format("ICU has no converter for {}", charset));
    }
  }
  ~Converter() { ucnv_close(converter_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  [[nodiscard]] UConverter* get() const { return converter_; }

 private:
  std::string charset_;
  UConverter* converter_ = nullptr;
};

class TranscodedBytes final : public ByteStream {
 public:
  TranscodedBytes(std::string head, ByteStream& rest, const std::string& charset)
      : from_(charset), to_("UTF-8"), rest_(rest), input_(std::move(head)) {}

  std::size_t read(char* to, std::size_t size) override {
    char* target = to;
    for (;;) {
      const char* source = input_.data() + at_;
      const char* const source_end = input_.data() + input_.size();
      UErrorCode status = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &target, to + size, &source, source_end, pivot_.data(),
                     &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(),
                     /*reset=*/false, /*flush=*/ended_, &status);
      at_ = static_cast<std::size_t>(source - input_.data());
      if (target != to || (ended_ && at_ == input_.size())) {
        return static_cast<std::size_t>(target - to);
      }
      if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
        fail(fmt::format("cannot be decoded: {}", u_errorName(status)));
        return 0;
      }
      refill();
    }
  }

 private:
  void refill() {
    input_.resize(kReadAtOnce);
    input_.resize(rest_.read(input_.data(), kReadAtOnce));
    at_ = 0;
    ended_ = input_.empty();
  }

  Converter from_;
  Converter to_;
  ByteStream& rest_;
  std::string input_;
  std::size_t at_ = 0;
  bool ended_ = false;
  std::array<UChar, 4096> pivot_{};
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
};

}  // namespace

std::unique_ptr<ByteStream> transcoding(std::string head, ByteStream& rest,
                                        const std::string& charset) {
  return std::make_unique<TranscodedBytes>(std::move(head), rest, charset);
}

}  // namespace newsdex
