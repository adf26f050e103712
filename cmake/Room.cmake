# A room of the house (design: docs/architecture.md) is a library with public headers and, where it
# is a program, a thin main.cpp.

add_library(newsdex_build_flags INTERFACE)
target_compile_options(newsdex_build_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum
  -Wno-missing-field-initializers  # designated initialisers leave the rest at their defaults
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # false alarms of GCC 12 in std::string (its bug 105651)
  $<$<BOOL:${NEWSDEX_UNITY}>:-Wno-subobject-linkage>  # of sources that are included, and are no headers
  $<$<BOOL:${NEWSDEX_WARNINGS_AS_ERRORS}>:-Werror>)
if(NEWSDEX_SANITIZE)
  target_compile_options(newsdex_build_flags INTERFACE
    -fsanitize=${NEWSDEX_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(newsdex_build_flags INTERFACE -fsanitize=${NEWSDEX_SANITIZE})
endif()

# Sets RESULT to whether TARGET is headers and nothing to link: an installed room does without it.
function(newsdex_is_headers_only target result)
  get_target_property(type ${target} TYPE)
  get_target_property(links ${target} INTERFACE_LINK_LIBRARIES)
  if(type STREQUAL "INTERFACE_LIBRARY" AND NOT links)
    set(${result} TRUE PARENT_SCOPE)
  else()
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()

# Most of a compiler's time goes into headers that nearly all sources of TARGET name.
function(newsdex_unity target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${NEWSDEX_UNITY} UNITY_BUILD_BATCH_SIZE 40)
endfunction()

# newsdex_room(NAME PUBLIC_HEADERS files... [USES targets...]): every .cpp beside it but main.cpp.
# USES are what its sources need; the other rooms it may see are named here as newsdex_ROOM.
function(newsdex_room name)
  cmake_parse_arguments(ROOM "" "" "PUBLIC_HEADERS;USES" ${ARGN})
  set(target newsdex_${name})
  file(GLOB ROOM_SOURCES CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER ROOM_SOURCES EXCLUDE REGEX "/main\\.cpp$")
  if(NOT ROOM_SOURCES)
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/empty.cpp "")
    set(ROOM_SOURCES ${CMAKE_CURRENT_BINARY_DIR}/empty.cpp)
  endif()
  add_library(${target} STATIC ${ROOM_SOURCES})
  add_library(newsdex::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  target_compile_features(${target} PUBLIC cxx_std_20)
  newsdex_unity(${target})
  if(ROOM_PUBLIC_HEADERS)
    target_sources(${target} PUBLIC FILE_SET HEADERS
      BASE_DIRS ${CMAKE_CURRENT_SOURCE_DIR}/include FILES ${ROOM_PUBLIC_HEADERS})
  endif()
  # Private headers are named from the top of the house: "common/schema.hpp".
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${target} PRIVATE NEWSDEX_VERSION="${PROJECT_VERSION}")
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:newsdex_build_flags>)
  foreach(used IN LISTS ROOM_USES)
    newsdex_is_headers_only(${used} headers_only)
    if(used MATCHES "^newsdex_")
      target_link_libraries(${target} PUBLIC ${used})
    elseif(headers_only)
      target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:${used}>)
    else()
      target_link_libraries(${target} PRIVATE ${used})
    endif()
  endforeach()
endfunction()

# newsdex_program(NAME ROOM [targets...]): NAME is made of ROOM/main.cpp, the room's library and these.
function(newsdex_program name room)
  if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/main.cpp)
    return()
  endif()
  add_executable(${name} main.cpp)
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE newsdex_${room} newsdex_build_flags ${ARGN})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
  install(TARGETS ${name} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endfunction()
