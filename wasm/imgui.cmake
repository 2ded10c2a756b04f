# Dear ImGui as a target: fetched by scripts/fetch-imgui, pinned by hash, compiled with its own flags.
set(IMGUI_DIR "$ENV{IMGUI_DIR}" CACHE PATH "Dear ImGui 1.92 sources; fetched where empty")
if(NOT IMGUI_DIR)
  set(IMGUI_DIR ${CMAKE_CURRENT_LIST_DIR}/../.cache/imgui-1.92.2b)
  execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/../scripts/fetch-imgui ${IMGUI_DIR}
                  RESULT_VARIABLE fetched)
  if(NOT fetched EQUAL 0)
    message(FATAL_ERROR "Dear ImGui could not be fetched; see the message above.")
  endif()
endif()

include(${CMAKE_CURRENT_LIST_DIR}/imgui_trim.cmake)
set(imgui_trimmed ${CMAKE_CURRENT_BINARY_DIR}/imgui)
foreach(file imgui.cpp imgui_widgets.cpp imstb_truetype.h)
  onrecord_trim_imgui(${file} ${imgui_trimmed})
endforeach()
if(EMSCRIPTEN)
  set(tables ${CMAKE_CURRENT_LIST_DIR}/app/no_tables.cpp)
else()
  set(tables ${IMGUI_DIR}/imgui_tables.cpp)
endif()
add_library(imgui STATIC ${imgui_trimmed}/imgui.cpp ${imgui_trimmed}/imgui_widgets.cpp
            ${IMGUI_DIR}/imgui_draw.cpp ${tables})
target_include_directories(imgui SYSTEM PUBLIC ${IMGUI_DIR})
# Its warnings are upstream's.
target_compile_options(imgui PRIVATE -w)
target_compile_definitions(imgui PUBLIC
  IMGUI_USE_WCHAR32 IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_STB_TRUETYPE_FILENAME="${imgui_trimmed}/imstb_truetype.h")
if(EMSCRIPTEN)
  target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEFAULT_FONT)
  target_compile_options(imgui PUBLIC -Oz -fno-exceptions -fno-rtti)
endif()
