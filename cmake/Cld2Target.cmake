# CLD2 has neither a CMake package nor a pkg-config file. Its library knows 83 languages; the tables of
# all 175 are in a second one that has nothing else: loaded before it, they take the place of its own.
find_path(cld2_INCLUDE_DIR cld2/public/compact_lang_det.h)
find_library(cld2_LIBRARY cld2)
find_library(cld2_full_LIBRARY cld2_full)
mark_as_advanced(cld2_INCLUDE_DIR cld2_LIBRARY cld2_full_LIBRARY)
set(cld2_FOUND FALSE)
if(cld2_INCLUDE_DIR AND cld2_LIBRARY AND cld2_full_LIBRARY)
  set(cld2_FOUND TRUE)
  if(NOT TARGET Cld2::cld2)
    add_library(Cld2::cld2 INTERFACE IMPORTED GLOBAL)
    target_include_directories(Cld2::cld2 SYSTEM INTERFACE ${cld2_INCLUDE_DIR})
    # One argument, so that nothing is put between: needed, though no function of it is called.
    target_link_libraries(Cld2::cld2 INTERFACE
      "-Wl,--push-state,--no-as-needed,${cld2_full_LIBRARY},--pop-state" ${cld2_LIBRARY})
  endif()
endif()
