# Xapian's own CMake package defines variables only: this makes the target Xapian::xapian of them.
# Installed beside newsdex's package, which uses it too.
find_dependency(xapian 1.4.22)
if(xapian_FOUND AND NOT TARGET Xapian::xapian)
  add_library(Xapian::xapian INTERFACE IMPORTED GLOBAL)
  set_target_properties(Xapian::xapian PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES "${XAPIAN_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${XAPIAN_LIBRARIES}")
endif()
