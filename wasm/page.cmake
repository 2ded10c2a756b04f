# The folder that is served: build/wasm/page. `cmake --build --preset wasm` makes it whole.
set(page_folder ${CMAKE_BINARY_DIR}/page)
set(page_sources ${CMAKE_SOURCE_DIR}/web/page)
set(page_files index.html style.css page.js view.js mirror.js glyphs.js text.js html.js progress.js weights.js sample.txt icon.svg)

find_program(PYTHON3 NAMES /usr/bin/python3 python3)
set(ONRECORD_FONTS /usr/share/fonts/truetype/noto CACHE PATH "Folder of the Noto fonts")
add_custom_command(OUTPUT ${page_folder}/fonts.bin
  COMMAND ${PYTHON3} ${CMAKE_SOURCE_DIR}/scripts/fonts.py ${ONRECORD_FONTS} ${page_folder}/fonts.bin
  DEPENDS ${CMAKE_SOURCE_DIR}/scripts/fonts.py
  COMMENT "Cutting the fonts" VERBATIM)

# Scripts lose their comments and long names where `npm ci` has brought esbuild: 8 KB in brotli.
find_program(ONRECORD_ESBUILD esbuild PATHS ${CMAKE_SOURCE_DIR}/node_modules/.bin NO_DEFAULT_PATH)
function(onrecord_page_copy out_command from to)
  if(ONRECORD_ESBUILD AND from MATCHES "\\.js$")
    set(${out_command} ${ONRECORD_ESBUILD} --minify --format=esm --log-level=warning ${from}
        --outfile=${to} --allow-overwrite PARENT_SCOPE)
  else()
    set(${out_command} ${CMAKE_COMMAND} -E copy ${from} ${to} PARENT_SCOPE)
  endif()
endfunction()

set(copied)
foreach(file IN LISTS page_files)
  onrecord_page_copy(copy ${page_sources}/${file} ${page_folder}/${file})
  add_custom_command(OUTPUT ${page_folder}/${file} COMMAND ${copy}
    DEPENDS ${page_sources}/${file} VERBATIM)
  list(APPEND copied ${page_folder}/${file})
endforeach()
onrecord_page_copy(copy ${CMAKE_CURRENT_BINARY_DIR}/app/app.js ${page_folder}/wasm/app.js)
add_custom_command(OUTPUT ${page_folder}/wasm/app.js ${page_folder}/wasm/app.wasm
  COMMAND ${copy}
  COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE_DIR:onrecord_page>/app.wasm
          ${page_folder}/wasm/app.wasm
  DEPENDS onrecord_page VERBATIM)
# Readability, for pages of HTML; without esbuild the page does without it.
if(ONRECORD_ESBUILD)
  add_custom_command(OUTPUT ${page_folder}/readability.js
    COMMAND ${ONRECORD_ESBUILD} --bundle --minify --format=esm --log-level=warning
            "--banner:js=/*! with Mozilla's Readability (Arc90, Mozilla), Apache-2.0 */"
            ${page_sources}/readability.js --outfile=${page_folder}/readability.js
            --allow-overwrite
    DEPENDS ${page_sources}/readability.js
            ${CMAKE_SOURCE_DIR}/node_modules/@mozilla/readability/Readability.js VERBATIM)
  list(APPEND copied ${page_folder}/readability.js)
endif()
# Of the package, what a page asks for.
set(package_files index.js client.js worker.js onrecord-core.js onrecord-core.wasm
    onrecord.model)
add_custom_target(page_core ALL COMMAND ${CMAKE_COMMAND} -E make_directory ${page_folder}/onrecord
                  VERBATIM)
foreach(file IN LISTS package_files)
  onrecord_page_copy(copy ${CMAKE_BINARY_DIR}/package/${file} ${page_folder}/onrecord/${file})
  add_custom_command(TARGET page_core POST_BUILD COMMAND ${copy} VERBATIM)
endforeach()
add_dependencies(page_core onrecord_package)
add_custom_target(page ALL DEPENDS ${copied} ${page_folder}/fonts.bin ${page_folder}/wasm/app.js)
