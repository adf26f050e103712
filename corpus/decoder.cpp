#include "corpus/decoder.hpp"

#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <new>

namespace newsdex {
namespace {

// zlib, liblzma and bzip2 are told of both buffers in the same way, in types of their own.
template <class Stream>
void point(Stream& stream, std::string_view in, std::span<char> out) {
  // Their input is not const, and still is not written to.
  stream.next_in = reinterpret_cast<decltype(stream.next_in)>(const_cast<char*>(in.data()));
  stream.avail_in = static_cast<decltype(stream.avail_in)>(in.size());
  stream.next_out = reinterpret_cast<decltype(stream.next_out)>(out.data());
  stream.avail_out = static_cast<decltype(stream.avail_out)>(out.size());
}

template <class Stream>
void take_progress(const Stream& stream, std::string_view& in, std::span<char>& out) {
  in.remove_prefix(in.size() - stream.avail_in);
  out = out.last(stream.avail_out);
}

void require_memory(bool begun) {
  if (!begun) throw std::bad_alloc();
}

class GzipDecoder final : public Decoder {
 public:
  GzipDecoder() { require_memory(inflateInit2(&stream_, kGzip) == Z_OK); }
  ~GzipDecoder() override { inflateEnd(&stream_); }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;

  Step decode(std::string_view& in, std::span<char>& out) override {
    point(stream_, in, out);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    take_progress(stream_, in, out);
    require_memory(status != Z_MEM_ERROR);
    if (status == Z_OK || status == Z_BUF_ERROR) return Step::kMore;
    if (status != Z_STREAM_END) return Step::kDamaged;
    reset();
    return Step::kEnd;
  }
  void reset() override { inflateReset(&stream_); }
  [[nodiscard]] std::string reason() const override {
    return stream_.msg != nullptr ? stream_.msg : "wrong data";
  }

 private:
  static constexpr int kGzip = 16 + MAX_WBITS;  // with its header and check sum, any window

  z_stream stream_{};
};

class XzDecoder final : public Decoder {
 public:
  XzDecoder() { begin(); }
  ~XzDecoder() override { lzma_end(&stream_); }
  XzDecoder(const XzDecoder&) = delete;
  XzDecoder& operator=(const XzDecoder&) = delete;

  Step decode(std::string_view& in, std::span<char>& out) override {
    point(stream_, in, out);
    status_ = lzma_code(&stream_, LZMA_RUN);
    take_progress(stream_, in, out);
    require_memory(status_ != LZMA_MEM_ERROR);
    if (status_ == LZMA_OK || status_ == LZMA_BUF_ERROR) return Step::kMore;
    if (status_ != LZMA_STREAM_END) return Step::kDamaged;
    reset();
    return Step::kEnd;
  }
  void reset() override { begin(); }
  [[nodiscard]] std::string reason() const override {
    return status_ == LZMA_MEMLIMIT_ERROR  ? "it takes more than 1 GB of memory to decompress"
           : status_ == LZMA_OPTIONS_ERROR ? "written in a way that is not known"
                                           : "wrong data";
  }

 private:
  static constexpr std::uint64_t kMostMemory = 1ull << 30;

  void begin() { require_memory(lzma_stream_decoder(&stream_, kMostMemory, 0) == LZMA_OK); }

  lzma_stream stream_ = LZMA_STREAM_INIT;
  lzma_ret status_ = LZMA_OK;
};

class Bzip2Decoder final : public Decoder {
 public:
  Bzip2Decoder() { begin(); }
  ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&stream_); }
  Bzip2Decoder(const Bzip2Decoder&) = delete;
  Bzip2Decoder& operator=(const Bzip2Decoder&) = delete;

  Step decode(std::string_view& in, std::span<char>& out) override {
    point(stream_, in, out);
    const int status = BZ2_bzDecompress(&stream_);
    take_progress(stream_, in, out);
    require_memory(status != BZ_MEM_ERROR);
    if (status == BZ_OK) return Step::kMore;
    if (status != BZ_STREAM_END) return Step::kDamaged;
    reset();
    return Step::kEnd;
  }
  void reset() override {
    BZ2_bzDecompressEnd(&stream_);
    begin();
  }
  [[nodiscard]] std::string reason() const override { return "wrong data"; }

 private:
  void begin() { require_memory(BZ2_bzDecompressInit(&stream_, 0, 0) == BZ_OK); }

  bz_stream stream_{};
};

class ZstdDecoder final : public Decoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) { require_memory(stream_ != nullptr); }

  // Where a step meets damage, zstd does not say what it wrote before: each gets what it asked for,
  // of which no more than a block comes.
  Step decode(std::string_view& in, std::span<char>& out) override {
    const std::size_t asked = std::max<std::size_t>(status_, 1);
    ZSTD_inBuffer from{in.data(), std::min(in.size(), asked), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    status_ = ZSTD_decompressStream(stream_.get(), &to, &from);
    in.remove_prefix(from.pos);
    out = out.subspan(to.pos);
    if (ZSTD_isError(status_) != 0) return Step::kDamaged;
    return status_ == 0 ? Step::kEnd : Step::kMore;
  }
  void reset() override {
    ZSTD_DCtx_reset(stream_.get(), ZSTD_reset_session_only);
    status_ = 0;
  }
  [[nodiscard]] std::string reason() const override { return ZSTD_getErrorName(status_); }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  std::unique_ptr<ZSTD_DStream, Free> stream_;
  std::size_t status_ = 0;  // what it asks for next; 0: the begin of a frame; or an error
};

}  // namespace

std::unique_ptr<Decoder> gzip_decoder() { return std::make_unique<GzipDecoder>(); }
std::unique_ptr<Decoder> zstd_decoder() { return std::make_unique<ZstdDecoder>(); }
std::unique_ptr<Decoder> xz_decoder() { return std::make_unique<XzDecoder>(); }
std::unique_ptr<Decoder> bzip2_decoder() { return std::make_unique<Bzip2Decoder>(); }

}  // namespace newsdex
