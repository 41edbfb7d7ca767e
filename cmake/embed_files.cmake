# recto_embed_files(TARGET FOLDER FILE…): files in FOLDER become recto::serve::bundle::files of TARGET (src/serve/bundle.h): each with its path
# from FOLDER, media type, bytes (text as gzip) and tag.
function(recto_embed_files target folder)
  set(generated ${CMAKE_BINARY_DIR}/bundle/files.cc)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/cmake/embed_files.py ${generated} ${folder} ${ARGN}
    DEPENDS ${CMAKE_SOURCE_DIR}/cmake/embed_files.py ${ARGN}
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
  set_source_files_properties(${generated} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
