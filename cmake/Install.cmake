# What `cmake --install` puts in place: programs (newsdex_program says so), libraries, public headers,
# the CMake package and the licence.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/newsdex)

install(TARGETS newsdex newsdex_common newsdex_corpus newsdex_indexer newsdex_searcher
  EXPORT newsdexTargets FILE_SET HEADERS)
install(EXPORT newsdexTargets NAMESPACE newsdex:: DESTINATION ${package_dir})

configure_package_config_file(cmake/newsdexConfig.cmake.in ${PROJECT_BINARY_DIR}/newsdexConfig.cmake
  INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/newsdexConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES
  ${PROJECT_BINARY_DIR}/newsdexConfig.cmake ${PROJECT_BINARY_DIR}/newsdexConfigVersion.cmake
  cmake/LinkedLibraries.cmake cmake/XapianTarget.cmake cmake/Cld2Target.cmake
  DESTINATION ${package_dir})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
