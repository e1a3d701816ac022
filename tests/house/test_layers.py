"""Layers point one way, rooms too, and names say what is inside."""

from pathlib import Path

from tests.house.imports import LAYERS, modules, wrong_layers, wrong_rooms

ROOT = Path(__file__).resolve().parents[2]


def plant(root, module, line):
    path = root / Path(*module.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(line, encoding="utf-8")


def test_no_app_imports_an_app_above_it():
    assert wrong_layers(ROOT) == []


def test_an_import_that_points_up_is_seen(tmp_path):
    plant(tmp_path, "directory.models.members", "from forums.models import Post\n")
    plant(tmp_path, "network.lib.ports", "def f():\n    import directory.access\n")
    assert wrong_layers(tmp_path) == [
        "directory.models.members imports forums.models",
        "directory.models.members imports forums.models.Post",
        "network.lib.ports imports directory.access",
    ]


def test_inside_an_app_rooms_point_one_way():
    assert wrong_rooms(ROOT) == []


def test_a_model_that_imports_an_action_is_seen(tmp_path):
    plant(tmp_path, "forums.models.posts", "from forums.actions import posts\n")
    assert wrong_rooms(tmp_path) == [
        "forums.models.posts imports forums.actions",
        "forums.models.posts imports forums.actions.posts",
    ]


def test_every_layer_has_code():
    found = {module.split(".")[0] for module, _path in modules(ROOT)}
    assert {layer.split(".")[0] for layer in LAYERS} <= found


def receivers(root):
    return [m for m, path in modules(root) if "@receiver(" in path.read_text(encoding="utf-8")]


def test_there_is_one_receiver():
    assert receivers(ROOT) == ["notifications.outbox"]


def test_a_second_receiver_is_seen(tmp_path):
    plant(tmp_path, "forums.listeners", "@receiver(recorded)\ndef hear(): ...\n")
    assert receivers(tmp_path) == ["forums.listeners"]


def hiding(root):
    general = {"utils", "helpers", "services", "common", "misc"}
    return [m for m, _path in modules(root) if general & set(m.split("."))]


def test_no_file_hides_its_subject_behind_a_general_name():
    assert hiding(ROOT) == []


def test_a_drawer_for_everything_is_seen(tmp_path):
    plant(tmp_path, "forums.utils", "")
    plant(tmp_path, "network.lib.common.dates", "")
    assert hiding(tmp_path) == ["network.lib.common.dates", "forums.utils"]


def outgrown(root):
    lines = {m: len(p.read_text(encoding="utf-8").splitlines()) for m, p in modules(root)}
    return {m: count for m, count in lines.items() if count > 250}


def test_no_file_has_outgrown_its_subject():
    assert outgrown(ROOT) == {}


def test_a_file_of_251_lines_is_seen(tmp_path):
    plant(tmp_path, "forums.access", "\n" * 250)
    plant(tmp_path, "forums.live", "\n" * 251)
    assert outgrown(tmp_path) == {"forums.live": 251}
