// Tests of permissions that run as root too, as they do in containers.
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace newsdex::test {

// While it lives, the process has no rights of root (where it had them), and everybody may look
// into `folder`.
class AsNobody {
 public:
  explicit AsNobody(const std::filesystem::path& folder) : was_root_(geteuid() == 0) {
    chmod(folder.c_str(), 0755);
    if (was_root_) worked_ = seteuid(kNobody) == 0;
  }
  ~AsNobody() {
    if (was_root_ && worked_ && seteuid(0) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

  [[nodiscard]] bool worked() const { return worked_; }

 private:
  static constexpr uid_t kNobody = 65534;
  bool was_root_;
  bool worked_ = true;
};

}  // namespace newsdex::test
