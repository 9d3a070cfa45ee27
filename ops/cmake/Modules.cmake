# The functions that make targets, and the table of the arrows they allow. No folder calls
# target_link_libraries itself.
#
#   madoguchi_module(NAME facts [INCLUDE facts] [PUBLIC log ...] [PRIVATE codec ...]
#                    [THIRD_PARTY target ...])
#
# makes the library madoguchi_<name> (alias madoguchi::<name>) from every .cpp and .hpp below the
# calling folder (main.cpp apart), gives it an include root of its own
# (#include "madoguchi/<include>/..."), and stops configuring on an arrow that isn't allowed.
#
#   madoguchi_program(NAME madoguchi MODULE adapter_cli)
#
# makes a program from main.cpp of the calling folder, linked to that module.
#
#   madoguchi_protos(NAME proto)
#
# makes the library of generated code from every .proto below the calling folder.

# Which module may link which, and which third-party targets. Adapters: any third party, PRIVATE.
# adapter_cli is the composition root: it alone sees everything, other adapters as well.
set(ARROWS_facts "")
set(ARROWS_proto "")
set(ARROWS_codec facts proto)
set(ARROWS_log "")
set(ARROWS_domain facts)
set(ARROWS_projections facts log)
set(ARROWS_adapter log domain projections facts codec proto)
set(THIRD_facts "")
set(THIRD_codec protobuf::libprotobuf tl::expected)
set(THIRD_log tl::expected)
set(THIRD_domain tl::expected)
set(THIRD_projections tl::expected)

set_property(GLOBAL PROPERTY MADOGUCHI_ARROWS "")

function(madoguchi_check_arrow from to visibility)
  string(REGEX REPLACE "^adapter_.*" "adapter" kind "${from}")
  if(NOT "${from}" STREQUAL "adapter_cli" AND NOT "${to}" IN_LIST ARROWS_${kind})
    message(FATAL_ERROR "${from} may not link ${to}: the table in ops/cmake/Modules.cmake "
      "allows only: ${ARROWS_${kind}}")
  endif()
  if("${to}" MATCHES "^(codec|proto)$" AND "${visibility}" STREQUAL "PUBLIC")
    message(FATAL_ERROR "${from} links ${to} PUBLIC: codec and proto are linked PRIVATE only")
  endif()
  set_property(GLOBAL APPEND PROPERTY MADOGUCHI_ARROWS "| ${from} | ${to} | ${visibility} |")
endfunction()

function(madoguchi_module)
  cmake_parse_arguments(M "" "NAME;INCLUDE" "PUBLIC;PRIVATE;THIRD_PARTY;SOURCES_FROM" ${ARGN})
  if(NOT M_INCLUDE)
    set(M_INCLUDE ${M_NAME})
  endif()
  set(target madoguchi_${M_NAME})
  string(REGEX REPLACE "^adapter_.*" "adapter" kind "${M_NAME}")

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.hpp)

  # The include root holds one link, so that a header of a module that isn't linked can't be found.
  set(root ${CMAKE_BINARY_DIR}/include/${M_NAME})
  get_filename_component(parent ${root}/madoguchi/${M_INCLUDE} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/madoguchi/${M_INCLUDE} SYMBOLIC)

  if(sources)
    add_library(${target} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(${target} INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(madoguchi::${M_NAME} ALIAS ${target})
  target_include_directories(${target} ${scope} ${root})

  foreach(to IN LISTS M_PUBLIC)
    madoguchi_check_arrow(${M_NAME} ${to} PUBLIC)
    target_link_libraries(${target} ${scope} madoguchi::${to})
  endforeach()
  foreach(to IN LISTS M_PRIVATE)
    madoguchi_check_arrow(${M_NAME} ${to} PRIVATE)
    if(sources)
      target_link_libraries(${target} PRIVATE madoguchi::${to})
    endif()
  endforeach()
  foreach(library IN LISTS M_THIRD_PARTY)
    if(kind STREQUAL "adapter")
      if(sources)
        target_link_libraries(${target} PRIVATE ${library})
      endif()
    elseif("${library}" IN_LIST THIRD_${kind})
      if("${library}" STREQUAL "tl::expected")
        target_link_libraries(${target} ${scope} ${library})
      elseif(sources)
        target_link_libraries(${target} PRIVATE ${library})
      endif()
    else()
      message(FATAL_ERROR "${M_NAME} may not use ${library}: "
        "see THIRD_${kind} in ops/cmake/Modules.cmake")
    endif()
  endforeach()

  # Each header must compile alone. One with a source of its name is the first that the source
  # includes (arch.tidy looks); for the others a source is generated, built by check_headers.
  set(checks "")
  foreach(header IN LISTS headers)
    file(RELATIVE_PATH relative ${CMAKE_CURRENT_SOURCE_DIR} ${header})
    string(REGEX REPLACE "\\.hpp$" ".cpp" source ${header})
    if(EXISTS ${source})
      continue()
    endif()
    string(REPLACE "/" "_" flat ${relative})
    set(check ${CMAKE_BINARY_DIR}/header_checks/${M_NAME}/${flat}.cpp)
    set(text "#include \"madoguchi/${M_INCLUDE}/${relative}\"\n")
    if(EXISTS ${check})
      file(READ ${check} existing)
    else()
      set(existing "")
    endif()
    if(NOT existing STREQUAL text)
      file(WRITE ${check} ${text})
    endif()
    list(APPEND checks ${check})
  endforeach()
  if(checks)
    add_library(header_check_${M_NAME} OBJECT EXCLUDE_FROM_ALL ${checks})
    target_link_libraries(header_check_${M_NAME} PRIVATE ${target})
    if(sources)
      # A module's own headers may use what it links PRIVATE.
      target_include_directories(header_check_${M_NAME} PRIVATE
        $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
    endif()
    if(NOT TARGET check_headers)
      add_custom_target(check_headers)
    endif()
    add_dependencies(check_headers header_check_${M_NAME})
  endif()
endfunction()

function(madoguchi_program)
  cmake_parse_arguments(P "" "NAME;MODULE" "" ${ARGN})
  add_executable(${P_NAME} ${CMAKE_CURRENT_SOURCE_DIR}/main.cpp)
  target_link_libraries(${P_NAME} PRIVATE madoguchi::${P_MODULE} madoguchi::allocator)
  set_target_properties(${P_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()

function(madoguchi_protos)
  cmake_parse_arguments(P "" "NAME" "" ${ARGN})
  set(target madoguchi_${P_NAME})
  set(root ${CMAKE_BINARY_DIR}/include/${P_NAME})
  file(GLOB_RECURSE protos CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.proto)
  file(MAKE_DIRECTORY ${root})
  add_library(${target} STATIC ${protos})
  add_library(madoguchi::${P_NAME} ALIAS ${target})
  protobuf_generate(TARGET ${target} LANGUAGE cpp
    IMPORT_DIRS ${CMAKE_CURRENT_SOURCE_DIR} PROTOC_OUT_DIR ${root})
  target_include_directories(${target} SYSTEM PUBLIC ${root})
  target_link_libraries(${target} PUBLIC protobuf::libprotobuf)
  target_compile_options(${target} PRIVATE -w)
endfunction()

# Writes the arrows as they are, for ops/docs and the architecture test.
function(madoguchi_write_arrow_table file)
  get_property(rows GLOBAL PROPERTY MADOGUCHI_ARROWS)
  list(SORT rows)
  list(JOIN rows "\n" body)
  file(WRITE ${file} "| module | links | visibility |\n|---|---|---|\n${body}\n")
endfunction()
