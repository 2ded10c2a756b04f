# The folder that is served: build/wasm/page. `cmake --build --preset wasm` makes it whole.
set(page_folder ${CMAKE_BINARY_DIR}/page)
set(page_sources ${CMAKE_SOURCE_DIR}/web/page)
set(page_files index.html style.css sample.txt icon.svg)
set(page_scripts page.js view.js mirror.js glyphs.js text.js progress.js weights.js)

find_program(PYTHON3 NAMES /usr/bin/python3 python3)
set(ONRECORD_FONTS /usr/share/fonts/truetype/noto CACHE PATH "Folder of the Noto fonts")
add_custom_command(OUTPUT ${page_folder}/fonts.bin
  COMMAND ${PYTHON3} ${CMAKE_SOURCE_DIR}/scripts/tools/fonts.py ${ONRECORD_FONTS} ${page_folder}/fonts.bin
  DEPENDS ${CMAKE_SOURCE_DIR}/scripts/tools/fonts.py
  COMMENT "Cutting the fonts" VERBATIM)

# Where `npm ci` has brought esbuild, the page is one script and its worker another, without comments and
# long names: 10 KB less in brotli, and nothing is asked for only when something else has come.
find_program(ONRECORD_ESBUILD esbuild PATHS ${CMAKE_SOURCE_DIR}/node_modules/.bin NO_DEFAULT_PATH)
set(page_parts ${page_folder})
if(ONRECORD_ESBUILD)
  set(page_parts ${CMAKE_CURRENT_BINARY_DIR}/page_parts)
endif()

set(made ${page_folder}/fonts.bin ${page_folder}/wasm/app.wasm)
# The file `to` as a copy of `from`; what follows is depended on too.
function(onrecord_page_file from to)
  add_custom_command(OUTPUT ${to} COMMAND ${CMAKE_COMMAND} -E copy ${from} ${to}
                     DEPENDS ${from} ${ARGN} VERBATIM)
endfunction()
# The script `to` out of `from` and all that it imports, but what it imports when it runs; what follows
# is depended on.
function(onrecord_page_bundle from to)
  add_custom_command(OUTPUT ${to}
    COMMAND ${ONRECORD_ESBUILD} --bundle --minify --format=esm --log-level=warning
            --external:./html.js --external:./readability.js --external:node:* ${from}
            --outfile=${to} --allow-overwrite
    DEPENDS ${ARGN} VERBATIM)
endfunction()

foreach(file IN LISTS page_files)
  onrecord_page_file(${page_sources}/${file} ${page_folder}/${file})
  list(APPEND made ${page_folder}/${file})
endforeach()
set(parts)
foreach(file IN LISTS page_scripts)
  onrecord_page_file(${page_sources}/${file} ${page_parts}/${file})
  list(APPEND parts ${page_parts}/${file})
endforeach()
# Of the program that draws: what the linker wrote beside it is there when it is.
set(app ${CMAKE_CURRENT_BINARY_DIR}/app/app)
add_custom_command(OUTPUT ${page_parts}/wasm/app.js ${page_folder}/wasm/app.wasm
  COMMAND ${CMAKE_COMMAND} -E copy ${app}.js ${page_parts}/wasm/app.js
  COMMAND ${CMAKE_COMMAND} -E copy ${app}.wasm ${page_folder}/wasm/app.wasm
  DEPENDS onrecord_page VERBATIM)
# Of the package, what a page asks for.
set(package ${CMAKE_BINARY_DIR}/page-package)
set(package_there onrecord_page_module onrecord_page_package
    ${CMAKE_CURRENT_BINARY_DIR}/core/page-package.stamp)
onrecord_page_file(${CMAKE_SOURCE_DIR}/web/package/client.js ${page_parts}/onrecord/client.js)
list(APPEND parts ${page_parts}/wasm/app.js ${page_parts}/onrecord/client.js)
add_custom_command(OUTPUT ${page_folder}/onrecord/onrecord-core.wasm ${page_folder}/onrecord/onrecord.model
  COMMAND ${CMAKE_COMMAND} -E make_directory ${page_folder}/onrecord
  COMMAND ${CMAKE_COMMAND} -E copy ${package}/onrecord-core.wasm ${package}/onrecord.model
          ${page_folder}/onrecord
  DEPENDS ${package_there} VERBATIM)
# Readability is for pages of HTML; without esbuild the page does without it.
if(ONRECORD_ESBUILD)
  onrecord_page_bundle(${page_parts}/page.js ${page_folder}/page.js ${parts})
  onrecord_page_bundle(${page_sources}/html.js ${page_folder}/html.js ${page_sources}/html.js)
  onrecord_page_bundle(${package}/worker.js ${page_folder}/onrecord/worker.js ${package_there})
  list(APPEND made ${page_folder}/page.js ${page_folder}/html.js ${page_folder}/onrecord/worker.js)
  add_custom_command(OUTPUT ${page_folder}/readability.js
    COMMAND ${ONRECORD_ESBUILD} --bundle --minify --format=esm --log-level=warning
            "--banner:js=/*! with Mozilla's Readability (Arc90, Mozilla), Apache-2.0 */"
            ${page_sources}/readability.js --outfile=${page_folder}/readability.js
            --allow-overwrite
    DEPENDS ${page_sources}/readability.js
            ${CMAKE_SOURCE_DIR}/node_modules/@mozilla/readability/Readability.js VERBATIM)
  list(APPEND made ${page_folder}/readability.js)
else()
  onrecord_page_file(${page_sources}/html.js ${page_folder}/html.js)
  list(APPEND made ${parts} ${page_folder}/html.js)
  foreach(file worker.js index.js onrecord-core.js)
    add_custom_command(OUTPUT ${page_folder}/onrecord/${file}
      COMMAND ${CMAKE_COMMAND} -E copy ${package}/${file} ${page_folder}/onrecord/${file}
      DEPENDS ${package_there} VERBATIM)
    list(APPEND made ${page_folder}/onrecord/${file})
  endforeach()
endif()
list(APPEND made ${page_folder}/onrecord/onrecord-core.wasm ${page_folder}/onrecord/onrecord.model)
add_custom_target(page ALL DEPENDS ${made})
