# Installs the library, its public headers, the program and the learned model, with a CMake package
# (find_package(onrecord)) and a pkg-config file (onrecord.pc). tests/install builds a project against them.
#
#   cmake --install build/native --prefix DIR [--component library]
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set_target_properties(onrecord_core PROPERTIES EXPORT_NAME onrecord OUTPUT_NAME onrecord)
target_compile_features(onrecord_core PUBLIC cxx_std_20)
install(TARGETS onrecord_core EXPORT onrecord-targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library
        INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY include/onrecord DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT library)
install(FILES ${ONRECORD_WEIGHTS} DESTINATION ${CMAKE_INSTALL_DATADIR}/onrecord COMPONENT library)
install(FILES ${PROJECT_SOURCE_DIR}/docs/inspection.schema.json
        DESTINATION ${CMAKE_INSTALL_DATADIR}/onrecord COMPONENT library)
install(TARGETS onrecord RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/onrecord)
install(EXPORT onrecord-targets NAMESPACE onrecord:: DESTINATION ${package} COMPONENT library)
configure_package_config_file(onrecord-config.cmake.in onrecord-config.cmake
                              INSTALL_DESTINATION ${package} PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(onrecord-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/onrecord-config.cmake
        ${CMAKE_CURRENT_BINARY_DIR}/onrecord-config-version.cmake
        DESTINATION ${package} COMPONENT library)

# The prefix is found from the place of the .pc file, so that an installed tree may be moved.
file(RELATIVE_PATH to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
string(REGEX REPLACE "/$" "" to_prefix "${to_prefix}")
configure_file(onrecord.pc.in onrecord.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/onrecord.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT library)
