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

if(EMSCRIPTEN)
  set(tables ${CMAKE_CURRENT_LIST_DIR}/app/no_tables.cpp)
else()
  set(tables ${IMGUI_DIR}/imgui_tables.cpp)
endif()
add_library(imgui STATIC ${IMGUI_DIR}/imgui.cpp ${IMGUI_DIR}/imgui_draw.cpp
            ${IMGUI_DIR}/imgui_widgets.cpp ${tables})
target_include_directories(imgui SYSTEM PUBLIC ${IMGUI_DIR})
# Its warnings are upstream's.
target_compile_options(imgui PRIVATE -w)
target_compile_definitions(imgui PUBLIC
  IMGUI_USE_WCHAR32 IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS)
if(EMSCRIPTEN)
  target_compile_definitions(imgui PUBLIC IMGUI_DISABLE_DEFAULT_FONT)
  target_compile_options(imgui PUBLIC -Oz -fno-exceptions -fno-rtti)
endif()
