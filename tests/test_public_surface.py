import inspect
import subprocess
import sys

import dateline
from dateline import model

SURFACE = [
    "Article", "DatelineError", "Dossier", "EventRecord", "InputError", "MentionLinks",
    "OutputError", "Page", "Placed", "Reading", "Refusal", "StoryAssignment", "UserActors",
    "UserFiles", "VocabularyError", "__version__", "annotate", "annotate_many", "brief", "clean",
    "clean_many", "mention_links", "read", "read_user_actors", "records", "stories",
]  # fmt: skip


def test_the_surface_is_what_all_says() -> None:
    assert sorted(dateline.__all__) == SURFACE
    for name in dateline.__all__:
        assert not inspect.ismodule(getattr(dateline, name)), name


def test_nothing_else_is_public() -> None:
    names = {
        name
        for name, value in vars(dateline).items()
        if not name.startswith("_") and not inspect.ismodule(value)
    }
    helpers = {"annotations", "import_module", "ModuleType", "TYPE_CHECKING"}
    assert names - helpers <= set(dateline.__all__)


def test_everything_public_says_what_it_is() -> None:
    public = [getattr(dateline, name) for name in dateline.__all__]
    public += [getattr(model, name) for name in model.__all__]
    named = [item for item in public if inspect.isclass(item) or inspect.isfunction(item)]
    assert len(named) > 40
    for item in named:
        own = item.__doc__ or ""
        assert own, item
        assert not own.startswith(f"{item.__name__}("), item


def run_python(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout


def test_stages_keep_their_names_whatever_is_imported_first() -> None:
    said = run_python(
        "import dateline.clean, dateline.stories, dateline.records.merge, dateline.brief\n"
        "from dateline.records import merge\n"
        "from dateline import brief\n"
        "print(all(callable(f) for f in "
        "(dateline.clean, dateline.stories, dateline.records, dateline.brief, brief)))"
    )
    assert said.strip() == "True"


def test_importing_the_package_loads_nothing_heavy() -> None:
    said = run_python(
        "import sys, dateline, dateline.cli\n"
        "print([m for m in ('trafilatura', 'lxml', 'pyarrow', 'numpy', 'yaml', 'jinja2') "
        "if m in sys.modules])"
    )
    assert said.strip() == "[]"
