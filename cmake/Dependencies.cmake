# Every library newsdex stands on, as a target; all are Debian 12 packages (scripts/install-packages).
set(CMAKE_FIND_PACKAGE_NAME newsdex)  # find_dependency asks this package whether all must be found
set(newsdex_FIND_REQUIRED TRUE)
include(LinkedLibraries)
unset(CMAKE_FIND_PACKAGE_NAME)
if(newsdex_NOT_FOUND_MESSAGE)
  message(FATAL_ERROR "${newsdex_NOT_FOUND_MESSAGE}: see scripts/install-packages")
endif()

# Headers only: compiled into the rooms, so that an installed newsdex does not need them.
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

# Not of the rooms but of a program: whoever embeds newsdex has an allocator of their own.
pkg_check_modules(jemalloc REQUIRED QUIET IMPORTED_TARGET jemalloc)
