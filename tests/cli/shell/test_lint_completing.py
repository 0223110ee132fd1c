from flowdef.cli.shell.lint_completing import codes, formats, levels, outputs, profiles


def test_codes_and_names_go_on_after_the_last_comma() -> None:
    found = codes("STR01")
    assert {"STR013", "STR016", "STR017"} <= {*found}
    assert all(each.startswith("STR01") for each in found)
    assert codes("STR,dead") == ["STR,dead-step"]
    assert codes("AL") == ["ALL"]
    assert "redundant-need" in codes("")


def test_words_that_stand_alone() -> None:
    assert profiles("") == ["min", "basic", "team", "regulated"]
    assert levels("in") == ["info"]
    assert formats("json") == ["json", "json-lines"]
    assert outputs("json") == ["json=", "json-lines="]
