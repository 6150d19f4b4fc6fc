"""Marks that somebody fastens by a script: a tab of theirs never becomes ours, so it is neither written nor deleted."""

import json
import shutil

import pytest

from sheets_sync.google.marks import first_id, is_own_id, mark_of
from tests.played import Google
from tests.signing import signed_in
from tests.test_google_end_to_end import invoke, team
from tests.uploading import bring


def forge(line, google, file, tab, ours, name):
    sheet = next(each for each in google.spreadsheet(file).sheets if each.title == tab)
    value = json.dumps({"ours": ours, "name": name, "sheet": sheet.id})
    made = {"metadataKey": "sheets-sync", "metadataValue": value, "visibility": "DOCUMENT"}
    metadata = {"developerMetadata": {**made, "location": {"sheetId": sheet.id}}}
    line.batch(file, [{"createDeveloperMetadata": metadata}])


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    assert invoke("demo", str(folder), "--language", "zh").exit_code == 0
    return folder


@pytest.fixture
def work(finished, tmp_path):
    folder = tmp_path / "team"
    shutil.copytree(finished, folder)
    with Google(quota=False) as google, signed_in(google) as line:
        ids = bring(google, line, folder)
        google.clock.sleep(600)
        yield google, line, folder, ids


@pytest.mark.parametrize("first", [True, False], ids=["before the first run", "afterwards"])
@pytest.mark.parametrize("name", ["汇总", "x"])
def test_a_forged_mark_has_no_tab_of_theirs_written_over_or_deleted(work, name, first):
    google, line, folder, ids = work
    file = ids["scorecard"]
    if not first:
        assert team(folder, "run").exit_code == 0
    before = google.grid(file)["月度绩效"].rows
    forge(line, google, file, "月度绩效", "summary", name)
    assert team(folder, "run", "--force", "--accept-edits").exit_code == 0
    assert google.grid(file)["月度绩效"].rows == before
    assert "汇总" in google.grid(file)


def test_an_id_that_we_would_give_makes_a_mark_genuine_and_another_does_not():
    own = first_id("summary", "汇总")

    def read(sheet):
        return mark_of(
            [{"metadataKey": "sheets-sync", "metadataValue": f'{{"ours":"summary","name":"汇总","sheet":{sheet}}}'}],
            sheet,
        )

    assert read(own) is not None
    assert read(own + 1) is not None  # the first one had been taken
    assert read(own - 1) is None
    assert not is_own_id("summary", "明细", own)
