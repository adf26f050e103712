// Faults of Xapian 1.4 that AddressSanitizer sees in our tests, and that are none of ours.
#pragma once

#if defined(__SANITIZE_ADDRESS__)
#define NEWSDEX_UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define NEWSDEX_UNDER_ASAN 1
#endif
#endif

#ifdef NEWSDEX_UNDER_ASAN
#include <sanitizer/lsan_interface.h>

// Database::check deletes an object by another size than it was made with. To be included by one
// file of a test program.
extern "C" const char* __asan_default_options() { return "new_delete_type_mismatch=0"; }
#endif

namespace newsdex::test {

// While it lives, leaks are not counted: Xapian forgets what it had opened so far when a disk is
// full.
class LeaksOfXapian {
 public:
  LeaksOfXapian() {
#ifdef NEWSDEX_UNDER_ASAN
    __lsan_disable();
#endif
  }
  ~LeaksOfXapian() {
#ifdef NEWSDEX_UNDER_ASAN
    __lsan_enable();
#endif
  }
  LeaksOfXapian(const LeaksOfXapian&) = delete;
  LeaksOfXapian& operator=(const LeaksOfXapian&) = delete;
};

}  // namespace newsdex::test
