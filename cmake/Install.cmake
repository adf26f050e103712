# What `cmake --install` puts in place: libraries, public headers, the CMake package.
include(CMakePackageConfigHelpers)
