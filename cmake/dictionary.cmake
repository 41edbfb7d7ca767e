# recto_add_dictionary(TARGET): makes the table of Arabic and English words from what Debian installs (cmake/dictionary.py says which packages) and compiles it into TARGET.
function(recto_add_dictionary target)
  set(generated ${CMAKE_BINARY_DIR}/tables/linking_dictionary.cc)
  file(GLOB dictionaries /usr/share/dictd/freedict-eng-ara.dict.dz /usr/share/dictd/freedict-ara-eng.dict.dz)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/cmake/dictionary.py ${generated}
    DEPENDS ${CMAKE_SOURCE_DIR}/cmake/dictionary.py ${dictionaries}
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
