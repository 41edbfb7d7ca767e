# recto_add_gazetteer(TARGET): makes the table of places from what Debian installs (cmake/gazetteer.py says which packages) and compiles it into TARGET.
function(recto_add_gazetteer target)
  set(generated ${CMAKE_BINARY_DIR}/tables/reading_gazetteer.cc)
  file(GLOB library /usr/lib/*/libgeonames.so.0*)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  add_custom_command(OUTPUT ${generated}
    COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/cmake/gazetteer.py ${generated}
    DEPENDS ${CMAKE_SOURCE_DIR}/cmake/gazetteer.py ${library} /usr/share/locale/ar/LC_MESSAGES/geonames.mo /usr/share/iso-codes/json/iso_3166-1.json
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
