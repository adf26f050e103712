// GMime's objects, owned.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>

namespace newsdex::mime {

struct Unreference {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unreference>;

// A string of GMime's that is to be freed, or null.
inline std::string taken(char* text) {
  std::string copy(text != nullptr ? text : "");
  g_free(text);
  return copy;
}
inline std::string copied(const char* text) { return text != nullptr ? text : ""; }

}  // namespace newsdex::mime
