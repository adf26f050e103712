# The libraries that newsdex's own are linked with, as targets. The build includes this file, and so
# does newsdexConfig.cmake, beside which it is installed: one list for both.
include(CMakeFindDependencyMacro)
# Global, so that a project that takes newsdex in with add_subdirectory sees them too.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)

find_dependency(Threads)
find_dependency(ICU 72 COMPONENTS uc i18n)
find_dependency(fmt)
find_dependency(simdjson)
find_dependency(LibArchive)
find_dependency(PkgConfig)
include(${CMAKE_CURRENT_LIST_DIR}/XapianTarget.cmake)

# These have no CMake package.
if(newsdex_FIND_REQUIRED)
  set(newsdex_required REQUIRED)
endif()
pkg_check_modules(zstd ${newsdex_required} QUIET IMPORTED_TARGET GLOBAL libzstd)
pkg_check_modules(xxhash ${newsdex_required} QUIET IMPORTED_TARGET GLOBAL libxxhash)
pkg_check_modules(libdeflate ${newsdex_required} QUIET IMPORTED_TARGET GLOBAL libdeflate)
pkg_check_modules(gumbo ${newsdex_required} QUIET IMPORTED_TARGET GLOBAL gumbo)
