// What the rooms need of the system below <filesystem>: descriptors that close themselves, durable
// writes, the number of its threads, and its refusals as Error.
#pragma once

#include <filesystem>
#include <string>

namespace newsdex {

// Throws Error(kInputOutput) "cannot WHAT PATH: what errno says"; call it right after the failure.
[[noreturn]] void throw_system_error(const std::string& what, const std::filesystem::path& path);
// The same of something that was to be written, with what the user can do about it.
[[noreturn]] void throw_write_error(const std::string& what, const std::filesystem::path& path);

// What a user can do about the system's refusal to write, as the end of a message: "; free some
// space …". Empty where nothing is known.
[[nodiscard]] std::string advice_on_writing(int error_number);

// `threads`, or where it is 0 as many as the machine has.
[[nodiscard]] unsigned threads_or_all(unsigned threads);

// An open file that is closed at the end.
class Descriptor {
 public:
  // Opens with open(2)'s flags (O_CLOEXEC is added); throws Error(kInputOutput).
  Descriptor(const std::filesystem::path& path, int flags);
  // Takes one that is open already.
  explicit Descriptor(int descriptor) noexcept : descriptor_(descriptor) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;

  [[nodiscard]] int get() const noexcept { return descriptor_; }

 private:
  int descriptor_ = -1;
};

// Makes a file or folder durable (fsync). Throws Error(kInputOutput).
void sync_to_disk(const std::filesystem::path& path);

}  // namespace newsdex
