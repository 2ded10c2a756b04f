// Dear ImGui's renderer for WebGL 2, without printf and scanf: they are a tenth of the page's
// program.
#include <cstdio>

namespace {

// What it reads are the versions of WebGL 2.
[[maybe_unused]] void known_version(const char*, const char*, int* shaders) {
  *shaders = 300;  // as start_renderer() says (web_platform.cpp)
}
[[maybe_unused]] void known_version(const char*, const char*, int* major, int* minor) {
  *major = 3;
  *minor = 0;
}

}  // namespace

#define sscanf known_version
// A shader that does not compile shows in the picture.
#define fprintf(...) ((void)0)

#include "backends/imgui_impl_opengl3.cpp"
