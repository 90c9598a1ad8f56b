"""Scripts that lean on NumPy's aliasing and manners print the same with classes in plain NumPy and with ours.

They are in ``scripts/manners.py``, one a part; each prints values, dtypes and shapes in full.
"""

import pytest

from python.scripts import player

SCRIPTS = player.parts("manners.py")


@pytest.mark.parametrize("form", ["imported", "half", "other half"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_script_prints_what_it_prints_with_classes_in_plain_numpy(script: str, form: str) -> None:
    expected, actual = player.play("real", "manners.py")[script], player.play(form, "manners.py")[script]
    assert (expected.failure, actual.failure) == ("", "")
    assert actual.text == expected.text
    assert expected.text


def test_there_are_thirty_scripts_and_the_engine_takes_part_in_each() -> None:
    assert len(SCRIPTS) >= 30
    played = player.play("imported", "manners.py")
    # One step draws the data, which come from the engine in any form.
    assert [script for script in SCRIPTS if played[script].steps < 2] == []


@pytest.mark.parametrize("form", player.OURS)
@pytest.mark.parametrize("calls", player.parts("stream.py"))
def test_ten_thousand_calls_by_lot_draw_from_one_stream_what_they_draw_under_the_real_nnfs(
    calls: str, form: str
) -> None:
    expected, actual = player.play("real", "stream.py")[calls], player.play(form, "stream.py")[calls]
    assert (expected.failure, actual.failure) == ("", "")
    assert actual.text == expected.text
    assert expected.text.count("\n") == 21
    # Data sets are the engine's in every form: five of the calls draw such.
    assert actual.steps > 10_000 / 6
