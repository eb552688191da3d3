# The version is that of the installed header. Before 1.0 a version serves requests for the same minor version, from 1.0 on for the same major one.
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../../../include/jobpack.h" _jobpack_line REGEX "^#define JOBPACK_VERSION ")
string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" PACKAGE_VERSION "${_jobpack_line}")
string(REGEX MATCH "^(0\\.[0-9]+|[0-9]+)\\." _jobpack_same "${PACKAGE_VERSION}")
string(FIND "${PACKAGE_FIND_VERSION}.0." "${_jobpack_same}" _jobpack_at)

if(_jobpack_at EQUAL 0 AND NOT PACKAGE_VERSION VERSION_LESS PACKAGE_FIND_VERSION)
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
if(PACKAGE_VERSION VERSION_EQUAL PACKAGE_FIND_VERSION)
  set(PACKAGE_VERSION_EXACT TRUE)
endif()
