from bundle.entry import restore_environment


def test_programs_started_by_the_bundle_find_their_own_libraries() -> None:
    environment = {
        "LD_LIBRARY_PATH": "/usr/lib/qwen-studio/_internal",
        "LD_LIBRARY_PATH_ORIG": "/opt/mine",
        "QT_PLUGIN_PATH": "/usr/lib/qwen-studio/_internal/PySide6/Qt/plugins",
        "HOME": "/home/anna",
    }

    restore_environment(environment)

    assert environment == {"LD_LIBRARY_PATH": "/opt/mine", "HOME": "/home/anna"}
