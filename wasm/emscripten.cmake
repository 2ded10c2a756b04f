# Toolchain file: Emscripten as Debian packages it or as its own SDK lays it out.
find_program(ONRECORD_EM_CONFIG em-config)
if(NOT ONRECORD_EM_CONFIG)
  message(FATAL_ERROR "Emscripten is missing: run scripts/setup, or put an SDK on the PATH")
endif()
execute_process(COMMAND ${ONRECORD_EM_CONFIG} EMSCRIPTEN_ROOT OUTPUT_VARIABLE EMSCRIPTEN_ROOT_PATH
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)

# Emscripten's own value passes flags that Node 20 refuses.
unset(CMAKE_CROSSCOMPILING_EMULATOR CACHE)
set(CMAKE_CROSSCOMPILING_EMULATOR "")

# Debian's emcc looks for acorn where Debian's node does; another node has to be told.
if(EXISTS /usr/share/nodejs/acorn)
  set(CMAKE_C_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
endif()
