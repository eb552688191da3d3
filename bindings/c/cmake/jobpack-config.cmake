# find_package(jobpack) gives jobpack::jobpack, the shared library, and jobpack::jobpack_static: those of the two that are installed.
# Everything is found from where this file lies, PREFIX/share/cmake/jobpack, so that an installed folder can be moved.
get_filename_component(_jobpack_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

foreach(_jobpack_kind SHARED STATIC)
  find_library(_jobpack_library NO_CACHE NO_DEFAULT_PATH
    NAMES "${CMAKE_${_jobpack_kind}_LIBRARY_PREFIX}jobpack${CMAKE_${_jobpack_kind}_LIBRARY_SUFFIX}"
    PATHS "${_jobpack_prefix}"
    PATH_SUFFIXES "lib/${CMAKE_LIBRARY_ARCHITECTURE}" lib lib64)
  set(_jobpack_target jobpack::jobpack)
  if(_jobpack_kind STREQUAL "STATIC")
    set(_jobpack_target jobpack::jobpack_static)
  endif()
  if(_jobpack_library AND NOT TARGET ${_jobpack_target})
    add_library(${_jobpack_target} ${_jobpack_kind} IMPORTED)
    set_target_properties(${_jobpack_target} PROPERTIES
      IMPORTED_LOCATION "${_jobpack_library}"
      INTERFACE_INCLUDE_DIRECTORIES "${_jobpack_prefix}/include")
  endif()
  unset(_jobpack_library)
endforeach()

if(NOT TARGET jobpack::jobpack AND NOT TARGET jobpack::jobpack_static)
  set(jobpack_FOUND FALSE)
  set(jobpack_NOT_FOUND_MESSAGE "No library of Jobpack lies below ${_jobpack_prefix}.")
endif()
unset(_jobpack_prefix)
unset(_jobpack_target)
