# Takes out of Dear ImGui what the page never reaches but NewFrame(), Begin() and EndFrame() hold on to:
# a third of its code in what is downloaded. Panels are windows without any decoration, of a size and place
# that the application sets; in them are invisible buttons and draw lists. Keyboard navigation, pop-ups,
# tooltips, scrollbars, logging, settings files and the repair of unbalanced calls have no part in that.
# The sources stay as fetched; what is compiled, for the page and for tests/panels alike, are copies in
# which these functions return at once.
set(trimmed_imgui.cpp
  # the frame
  "static void ImGui::ErrorCheckNewFrameSanityChecks()|"
  "static void ImGui::ErrorCheckEndFrameSanityChecks()|"
  "void ImGui::ErrorCheckEndFrameFinalizeErrorTooltip()|"
  "void ImGui::ErrorRecoveryTryToRecoverState(const ImGuiErrorRecoveryState* state_in)|"
  "void    ImGui::ErrorRecoveryTryToRecoverWindowState(const ImGuiErrorRecoveryState* state_in)|"
  "bool    ImGui::ErrorLog(const char* msg)|false"
  "void ImGui::SetTooltip(const char* fmt, ...)|"
  "bool ImGui::BeginTooltipEx(ImGuiTooltipFlags tooltip_flags, ImGuiWindowFlags extra_window_flags)|false"
  "static void ImGui::RenderDimmedBackgrounds()|"
  "void ImGui::RenderMouseCursor(ImVec2 base_pos, float base_scale, ImGuiMouseCursor mouse_cursor, ImU32 col_fill, ImU32 col_border, ImU32 col_shadow)|"
  # keys and wheel, which the application sees first
  "void ImGui::UpdateMouseWheel()|"
  "static void ImGui::UpdateKeyRoutingTable(ImGuiKeyRoutingTable* rt)|"
  "bool ImGui::Shortcut(ImGuiKeyChord key_chord, ImGuiInputFlags flags, ImGuiID owner_id)|false"
  "bool ImGui::SetShortcutRouting(ImGuiKeyChord key_chord, ImGuiInputFlags flags, ImGuiID owner_id)|false"
  # navigation
  "void ImGui::ItemHandleShortcut(ImGuiID id)|"
  "const char* ImGui::GetKeyChordName(ImGuiKeyChord key_chord)|\"\""
  "static void ImGui::NavUpdate()|"
  "static void ImGui::NavEndFrame()|"
  "static void ImGui::NavProcessItem()|"
  "void ImGui::NavInitWindow(ImGuiWindow* window, bool force_reinit)|"
  "void ImGui::RenderNavCursor(const ImRect& bb, ImGuiID id, ImGuiNavRenderCursorFlags flags)|"
  # windows: decorations, sizes by hand, scrolling
  "static int ImGui::UpdateWindowManualResize(ImGuiWindow* window, const ImVec2& size_auto_fit, int* border_hovered, int* border_held, int resize_grip_count, ImU32 resize_grip_col[4], const ImRect& visibility_rect)|0"
  "void ImGui::RenderWindowDecorations(ImGuiWindow* window, const ImRect& title_bar_rect, bool title_bar_is_highlight, bool handle_borders_and_resize_grips, int resize_grip_count, const ImU32 resize_grip_col[4], float resize_grip_draw_size)|"
  "void ImGui::RenderWindowTitleBarContents(ImGuiWindow* window, const ImRect& title_bar_rect, const char* name, bool* p_open)|"
  "void ImGui::UpdateWindowSkipRefresh(ImGuiWindow* window)|"
  "ImVec2 ImGui::ScrollToRectEx(ImGuiWindow* window, const ImRect& item_rect, ImGuiScrollFlags flags)|ImVec2()"
  # pop-ups
  "ImVec2 ImGui::FindBestWindowPosForPopup(ImGuiWindow* window)|ImVec2()"
  "void ImGui::ClosePopupsOverWindow(ImGuiWindow* ref_window, bool restore_focus_to_window_under_popup)|"
  "ImGuiWindow* ImGui::GetTopMostPopupModal()|NULL"
  "ImGuiWindow* ImGui::GetTopMostAndVisiblePopupModal()|NULL"
  "ImGuiWindow* ImGui::FindBlockingModal(ImGuiWindow* window)|NULL"
  # the log, and settings kept in a file
  "void ImGui::LogToClipboard(int auto_open_depth)|"
  "void ImGui::LogRenderedText(const ImVec2* ref_pos, const char* text, const char* text_end)|"
  "void ImGui::LogFinish()|"
  "void ImGui::UpdateSettings()|"
  "void ImGui::AddSettingsHandler(const ImGuiSettingsHandler* handler)|"
  "static void ApplyWindowSettings(ImGuiWindow* window, ImGuiWindowSettings* settings)|"
  "void ImGui::MarkIniSettingsDirty()|"
  "void ImGui::MarkIniSettingsDirty(ImGuiWindow* window)|")
set(trimmed_imgui_widgets.cpp
  "void ImGui::Scrollbar(ImGuiAxis axis)|"
  "void ImGui::InputTextDeactivateHook(ImGuiID id)|")
# The page's fonts have TrueType outlines.
set(trimmed_imstb_truetype.h
  "static int stbtt__GetGlyphShapeT2(const stbtt_fontinfo *info, int glyph_index, stbtt_vertex **pvertices)|0"
  "static int stbtt__GetGlyphInfoT2(const stbtt_fontinfo *info, int glyph_index, int *x0, int *y0, int *x1, int *y1)|0")

# Writes the copy of `file` to `to`.
function(onrecord_trim_imgui file to)
  file(READ ${IMGUI_DIR}/${file} source)
  foreach(entry IN LISTS trimmed_${file})
    string(REGEX MATCH "^(.*)\\|([^|]*)$" _ "${entry}")
    set(signature "${CMAKE_MATCH_1}")
    set(value "${CMAKE_MATCH_2}")
    string(REPLACE "\n${signature}\n{" "\n${signature}\n{\n    return ${value};" trimmed "${source}")
    if(trimmed STREQUAL source)
      message(WARNING "${file} has no ${signature}: the page will be larger than it need be")
    endif()
    set(source "${trimmed}")
  endforeach()
  set(before "")
  if(EXISTS ${to}/${file})
    file(READ ${to}/${file} before)
  endif()
  if(NOT before STREQUAL source)
    file(WRITE ${to}/${file} "${source}")
  endif()
endfunction()
