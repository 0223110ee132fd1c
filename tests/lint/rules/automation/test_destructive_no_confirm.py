import pytest

from automated_steps import found_in, step
from flowdef.lint.destructive import destructive_in

DELETE = "{command: [tenant, delete, '{{ x }}']}"
FOUND = ["[tenant, delete, '{{ x }}']"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        pytest.param("rm -rf /srv/data", "rm -rf", id="a folder"),
        pytest.param("rm -f -r /srv/data", "rm -f -r", id="options one by one"),
        pytest.param("cd /srv && rm -r data", "rm -r data", id="in a script"),
        pytest.param("rm --recursive /srv/data", "rm --recursive", id="in words"),
        pytest.param("rm -rf ./build /tmp/x node_modules", "", id="passing things"),
        pytest.param("rm -rf build /srv/data", "rm -rf build", id="passing things and others"),
        pytest.param("rm notes.txt", "", id="a file"),
        pytest.param("psql -c 'DROP TABLE customers'", "DROP TABLE", id="a table"),
        pytest.param('psql -c "delete from customers"', 'delete from customers"', id="all rows"),
        pytest.param("psql -c 'DELETE FROM customers WHERE id = 1'", "", id="one row"),
        pytest.param("terraform -chdir=x destroy", "terraform -chdir=x destroy", id="terraform"),
        pytest.param("kubectl delete namespace x", "kubectl delete", id="kubectl"),
        pytest.param("git push origin main --force", "git push origin main --force", id="git"),
        pytest.param("git push --force-with-lease", "", id="git, with care"),
        pytest.param("tenant purge 12", "tenant purge", id="a program of one's own"),
        pytest.param("crm customer delete 12", "crm customer delete", id="a word further on"),
        pytest.param("crm note 'delete it later'", "", id="a word in a text"),
        pytest.param("crm add --delete-later", "", id="an option"),
        pytest.param("rm -rf build\necho done", "", id="passing things, and another line"),
        pytest.param("rm -rf build \\\n  /srv/data", "rm -rf build \\", id="a line that goes on"),
        pytest.param("trap 'rm -rf \"$tmp\"' EXIT", "", id="one's own passing folder"),
        pytest.param('rm -rf "${TMPDIR}/x" $tmp_dir', "", id="as it may be called"),
        pytest.param("rm -rf '/srv/my data' x", "rm -rf '/srv/my data' x", id="a path in quotes"),
        pytest.param("cd x\n  crm tenant delete 1", "crm tenant delete", id="on a later line"),
        pytest.param("cd x && crm purge 1", "crm purge", id="behind another command"),
        pytest.param("cd x\nmkfs.ext4 /dev/sda", "mkfs.ext4", id="a disk, on a later line"),
        pytest.param("echo delete it by hand", "", id="a word that is printed"),
        pytest.param("dd if=/dev/zero of=/dev/sda", "dd if=/dev/zero of=/dev/", id="a disk"),
    ],
)
def test_what_destroys_something(line: str, words: str) -> None:
    assert destructive_in(line) == words


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(step(DELETE), FOUND, id="nobody was asked"),
        pytest.param(
            step(DELETE, before="  - {id: b, title: B, approve: {role: head}}\n"), [], id="approved"
        ),
        pytest.param(
            step(DELETE, before="  - {id: b, title: B, hold_point: true}\n"), [], id="a hold point"
        ),
        pytest.param(step(DELETE, ', when: x == "y"'), [], id="on a condition"),
        pytest.param(
            step(DELETE, ", needs: []", before="  - {id: b, title: B, approve: {role: head}}\n"),
            FOUND,
            id="beside an approval",
        ),
        pytest.param(step(DELETE, ", hold_point: true"), FOUND, id="it holds the others only"),
        pytest.param(step(DELETE, ", needs: [a]"), [], id="a circle"),
    ],
)
def test_destructive_no_confirm(files: dict[str, str], expected: list[str]) -> None:
    assert found_in(files, "AUT007") == expected
