# The web application's bundle: web/ and third_party/preact → build/web (decision 022), which src/serve embeds.
#   recto_web           target; makes everything below
#   RECTO_WEB_FOLDER    where they are; RECTO_WEB_FILES the files: known when configuring, nothing in their names is hashed
# TypeScript is checked (`tsc --noEmit`) before it is bundled (`esbuild`, which checks nothing). Fonts are Debian's, cut to Latin and Arabic.
find_program(RECTO_ESBUILD esbuild REQUIRED)
find_program(RECTO_TSC tsc REQUIRED)
find_program(RECTO_HB_SUBSET hb-subset REQUIRED)
find_program(RECTO_WOFF2 woff2_compress REQUIRED)

set(RECTO_WEB_FOLDER ${CMAKE_BINARY_DIR}/web)
set(RECTO_WEB_FILES "")
set(recto_latin "0020-007E,00A0-024F,0300-036F,1E00-1EFF,2000-206F,20A0-20BF,2190-21FF,2200-22FF,25A0-25FF,2713,2717")
set(recto_arabic "0020,00A0,00AB,00BB,0600-06FF,0750-077F,08A0-08FF,200B-200F,2010-2026,2066-2069,FB50-FDFF,FE70-FEFC")

function(recto_web_file name)
  set(RECTO_WEB_FILES ${RECTO_WEB_FILES} ${RECTO_WEB_FOLDER}/${name} PARENT_SCOPE)
endfunction()

# recto_web_font(NAME FILE UNICODES): fonts/NAME.woff2 from a font that Debian installs.
function(recto_web_font name file unicodes)
  get_filename_component(extension ${file} EXT)
  set(cut ${CMAKE_BINARY_DIR}/web-fonts/${name}${extension})
  add_custom_command(OUTPUT ${RECTO_WEB_FOLDER}/fonts/${name}.woff2
    COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/web-fonts ${RECTO_WEB_FOLDER}/fonts
    COMMAND ${RECTO_HB_SUBSET} ${file} --unicodes=${unicodes} --layout-features=* --output-file=${cut}
    COMMAND ${RECTO_WOFF2} ${cut} > ${CMAKE_BINARY_DIR}/web-fonts/${name}.log 2>&1
    COMMAND ${CMAKE_COMMAND} -E rename ${CMAKE_BINARY_DIR}/web-fonts/${name}.woff2 ${RECTO_WEB_FOLDER}/fonts/${name}.woff2
    DEPENDS ${file} VERBATIM)
  recto_web_file(fonts/${name}.woff2)
  set(RECTO_WEB_FILES ${RECTO_WEB_FILES} PARENT_SCOPE)
endfunction()

# recto_web_copy(NAME FROM): a file as it is.
function(recto_web_copy name from)
  add_custom_command(OUTPUT ${RECTO_WEB_FOLDER}/${name}
    COMMAND ${CMAKE_COMMAND} -E copy ${from} ${RECTO_WEB_FOLDER}/${name}
    DEPENDS ${from} VERBATIM)
  recto_web_file(${name})
  set(RECTO_WEB_FILES ${RECTO_WEB_FILES} PARENT_SCOPE)
endfunction()

set(fonts /usr/share/fonts)
recto_web_font(garamond ${fonts}/opentype/ebgaramond/EBGaramond12-Regular.otf "${recto_latin}")
recto_web_font(garamond-italic ${fonts}/opentype/ebgaramond/EBGaramond12-Italic.otf "${recto_latin}")
recto_web_font(inter ${fonts}/opentype/inter/Inter-Regular.otf "${recto_latin}")
recto_web_font(inter-semibold ${fonts}/opentype/inter/Inter-SemiBold.otf "${recto_latin}")
recto_web_font(amiri ${fonts}/opentype/fonts-hosny-amiri/Amiri-Regular.ttf "${recto_arabic}")
recto_web_font(naskh ${fonts}/truetype/noto/NotoNaskhArabic-Regular.ttf "${recto_arabic}")
recto_web_font(naskh-bold ${fonts}/truetype/noto/NotoNaskhArabic-Bold.ttf "${recto_arabic}")
foreach(package fonts-ebgaramond fonts-inter fonts-hosny-amiri fonts-noto-core)
  recto_web_copy(fonts/${package}.licence.txt /usr/share/doc/${package}/copyright)
endforeach()
recto_web_copy(preact.licence.txt ${CMAKE_SOURCE_DIR}/third_party/preact/LICENSE)
recto_web_copy(index.html ${CMAKE_SOURCE_DIR}/web/static/index.html)
recto_web_copy(icon.svg ${CMAKE_SOURCE_DIR}/web/static/icon.svg)

file(GLOB_RECURSE recto_web_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/src/*.ts ${CMAKE_SOURCE_DIR}/web/src/*.tsx ${CMAKE_SOURCE_DIR}/web/src/*.css)
file(GLOB_RECURSE recto_preact_sources ${CMAKE_SOURCE_DIR}/third_party/preact/*.js ${CMAKE_SOURCE_DIR}/third_party/preact/*.ts)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/web.checked
  COMMAND ${RECTO_TSC} --project ${CMAKE_SOURCE_DIR}/web/tsconfig.json
  COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/web.checked
  DEPENDS ${recto_web_sources} ${recto_preact_sources} ${CMAKE_SOURCE_DIR}/web/tsconfig.json VERBATIM)
add_custom_command(OUTPUT ${RECTO_WEB_FOLDER}/app.js ${RECTO_WEB_FOLDER}/app.css
  COMMAND ${RECTO_ESBUILD} ${CMAKE_SOURCE_DIR}/web/src/main.tsx --bundle --minify --format=esm --target=es2021 --charset=utf8
    --legal-comments=none --log-level=warning --tsconfig=${CMAKE_SOURCE_DIR}/web/tsconfig.json --external:/fonts/*
    --outfile=${RECTO_WEB_FOLDER}/app.js
  DEPENDS ${CMAKE_BINARY_DIR}/web.checked VERBATIM)
recto_web_file(app.js)
recto_web_file(app.css)
add_custom_target(recto_web DEPENDS ${RECTO_WEB_FILES})
