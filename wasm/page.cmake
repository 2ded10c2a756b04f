# The folder that is served: build/wasm/page. `cmake --build --preset wasm` makes it whole.
set(page_folder ${CMAKE_BINARY_DIR}/page)
set(page_sources ${CMAKE_SOURCE_DIR}/web/page)
set(page_files index.html style.css page.js view.js mirror.js glyphs.js text.js sample.txt icon.svg)

find_program(PYTHON3 NAMES /usr/bin/python3 python3)
set(ONRECORD_FONTS /usr/share/fonts/truetype/noto CACHE PATH "Folder of the Noto fonts")
set(font_files serif.ttf serif-bold.ttf serif-italic.ttf sans.ttf sans-bold.ttf)
list(TRANSFORM font_files PREPEND ${page_folder}/fonts/ OUTPUT_VARIABLE font_outputs)
add_custom_command(OUTPUT ${font_outputs}
  COMMAND ${PYTHON3} ${CMAKE_SOURCE_DIR}/scripts/fonts.py ${ONRECORD_FONTS} ${page_folder}/fonts
  DEPENDS ${CMAKE_SOURCE_DIR}/scripts/fonts.py
  COMMENT "Cutting the fonts" VERBATIM)

set(copied)
foreach(file IN LISTS page_files)
  add_custom_command(OUTPUT ${page_folder}/${file}
    COMMAND ${CMAKE_COMMAND} -E copy ${page_sources}/${file} ${page_folder}/${file}
    DEPENDS ${page_sources}/${file} VERBATIM)
  list(APPEND copied ${page_folder}/${file})
endforeach()
add_custom_command(OUTPUT ${page_folder}/wasm/app.js ${page_folder}/wasm/app.wasm
  COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE:onrecord_page> ${page_folder}/wasm/app.js
  COMMAND ${CMAKE_COMMAND} -E copy $<TARGET_FILE_DIR:onrecord_page>/app.wasm
          ${page_folder}/wasm/app.wasm
  DEPENDS onrecord_page VERBATIM)
# Of the package, what a page asks for.
set(package_files index.js client.js worker.js onrecord-core.js onrecord-core.wasm)
add_custom_target(page_core ALL COMMAND ${CMAKE_COMMAND} -E make_directory ${page_folder}/onrecord
                  VERBATIM)
foreach(file IN LISTS package_files)
  add_custom_command(TARGET page_core POST_BUILD
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${CMAKE_BINARY_DIR}/package/${file}
            ${page_folder}/onrecord/${file} VERBATIM)
endforeach()
add_dependencies(page_core onrecord_package)
add_custom_target(page ALL DEPENDS ${copied} ${font_outputs} ${page_folder}/wasm/app.js)
