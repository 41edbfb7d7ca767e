# Heavy headers compiled once: a target of each set, whose result the layers and tests reuse. On two cores this is a third of the build.
# A target may reuse a set only with the set's own options, so these are given here: tests are built without optimisation.
function(recto_precompile set)
  cmake_parse_arguments(P "" "" "OPTIONS;LIBS" ${ARGN})
  add_library(recto_precompiled_${set} OBJECT ${CMAKE_SOURCE_DIR}/cmake/precompiled/none.cc)
  target_include_directories(recto_precompiled_${set} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_compile_options(recto_precompiled_${set} PRIVATE ${P_OPTIONS})
  target_link_libraries(recto_precompiled_${set} PRIVATE ${P_LIBS})
  target_precompile_headers(recto_precompiled_${set} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled/${set}.h)
  set(RECTO_OPTIONS_${set} "${P_OPTIONS}" PARENT_SCOPE)
endfunction()

function(recto_use_precompiled target set)
  target_compile_options(${target} PRIVATE ${RECTO_OPTIONS_${set}})
  target_precompile_headers(${target} REUSE_FROM recto_precompiled_${set})
endfunction()

recto_precompile(every LIBS fmt::fmt)
# (Programs are built position independent by the compiler's own default: a set must not be told otherwise than they are.)
recto_precompile(tests OPTIONS -O0 -U_FORTIFY_SOURCE LIBS fmt::fmt GTest::gmock GTest::gtest)
set_target_properties(recto_precompiled_tests PROPERTIES POSITION_INDEPENDENT_CODE OFF)
