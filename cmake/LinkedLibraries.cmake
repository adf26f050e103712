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
find_dependency(ZLIB)
find_dependency(BZip2)
find_dependency(LibLZMA)
find_dependency(PkgConfig)
include(${CMAKE_CURRENT_LIST_DIR}/XapianTarget.cmake)

# These have no CMake package.
pkg_check_modules(zstd QUIET IMPORTED_TARGET GLOBAL libzstd)
pkg_check_modules(xxhash QUIET IMPORTED_TARGET GLOBAL libxxhash)
pkg_check_modules(libdeflate QUIET IMPORTED_TARGET GLOBAL libdeflate)
pkg_check_modules(gumbo QUIET IMPORTED_TARGET GLOBAL gumbo)
pkg_check_modules(libxml2 QUIET IMPORTED_TARGET GLOBAL libxml-2.0)
pkg_check_modules(gmime QUIET IMPORTED_TARGET GLOBAL gmime-3.0)
include(${CMAKE_CURRENT_LIST_DIR}/Cld2Target.cmake)
foreach(library zstd xxhash libdeflate gumbo libxml2 gmime cld2)
  if(NOT ${library}_FOUND)
    set(newsdex_FOUND FALSE)
    set(newsdex_NOT_FOUND_MESSAGE "pkg-config does not know the library ${library}")
  endif()
endforeach()
