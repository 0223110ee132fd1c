from msgspec.structs import replace

from flowdef.model.control import Control
from flowdef.model.fields import Field, FieldType
from flowdef.model.process import Approval, Process
from flowdef.render.background import background
from flowdef.run import commands as c
from flowdef.run.definition import Definition
from flowdef.run.pinning import pin
from flowdef.run.roster import Member, Roster
from processes_by_hand import a_stage, a_step
from walking_a_run import Walk

ROSTER = Roster({}, {"ann": Member("Ann"), "bob": Member("Bob")})
OFFER = a_step(
    "offer",
    collect=(
        Field(name="price", type=FieldType.NUMBER, label="Price\nof it", unit="EUR"),
        Field(name="pin", type=FieldType.TEXT, sensitive=True),
        Field(name="terms", type=FieldType.LONG_TEXT),
        Field(name="share", type=FieldType.INTEGER, max=5),
    ),
)
PROCESS = Process(
    id="p",
    title="P",
    control=Control(owner="clerk"),
    inputs=(
        Field(name="who", type=FieldType.PERSON),
        Field(name="aside", type=FieldType.TEXT),
        Field(name="plan", type=FieldType.TEXT),
    ),
    stages=(
        a_stage(
            "one",
            OFFER,
            a_step("agree", deed=Approval(role="boss", on_reject="offer")),
            a_step("tell", title="Tell {{ who }}", when='plan == "x"'),
        ),
    ),
)


def walk() -> Walk:
    definition = pin(PROCESS, lambda _: "is missing")
    assert isinstance(definition, Definition), definition
    return Walk(definition).start(who="bob", aside="not read", plan="x")


def seen(walk: Walk, step: str, roster: Roster | None = ROSTER) -> tuple[list[str], list[str]]:
    found = background(walk.definition, walk.state, tuple(walk.log), step, roster)
    values = [f"{each.label}: {each.value} by {each.by}" for each in found.values]
    return values, [each.text for each in found.said]


def test_a_step_rests_on_what_it_reads_and_on_what_the_steps_before_it_recorded() -> None:
    run = walk()
    run.act(c.Done("offer", {"price": 5, "pin": "1234", "terms": "a\nb"}))
    assert seen(run, "offer")[0] == ["Price of it: 5 EUR by Ann", "Terms: a b by Ann"]
    assert seen(run, "agree")[0] == ["Price of it: 5 EUR by Ann", "Terms: a b by Ann"]
    run.say("bob: approve agree")
    assert seen(run, "tell")[0] == ["Who: Bob by Ann", "Plan: x by Ann", "Agree: approved by Bob"]
    assert seen(run, "tell", None)[0][0] == "Who: bob by ann"


def test_the_last_who_gave_a_value_is_named_and_what_was_taken_back_is_left_out() -> None:
    run = walk()
    run.act(c.Done("offer", {"price": 5, "terms": "a"}))
    run.say("bob: correct price=6")
    assert seen(run, "agree")[0] == ["Price of it: 6 EUR by Bob", "Terms: a by Ann"]
    run.say("reopen offer")
    run.act(c.Done("offer", {"price": 6, "terms": None}))
    assert seen(run, "agree")[0] == ["Price of it: 6 EUR by Ann"]


def test_earlier_rounds_and_what_was_said_stand_there_in_their_order() -> None:
    run = walk()
    run.act(c.Done("offer", {"price": 5}))
    run.say("bob: reject agree why=Dear; comment offer why=Hm; block offer; unblock offer")
    said = seen(run, "offer")[1]
    assert said[0].startswith("offer: done by Ann (price: 5)")
    assert said[1].startswith("agree: sent back by Bob, open again: offer (round 2), agree")
    assert said[2:] == [
        "offer: Ann says: Hm",
        "offer: blocked by Ann: because",
        "offer: unblocked by Ann: because",
    ]


def deviating(walk: Walk, step: str) -> list[str]:
    events = tuple(walk.log)
    found = background(walk.definition, walk.state, events, step, ROSTER).deviations
    return [f"{each.label}: {each.value} by {each.by}" for each in found]


def test_what_stands_outside_its_limits_is_told_with_its_reason_until_it_does_no_more() -> None:
    run = walk()
    run.act(c.Done("offer", {"price": 5, "share": 9}, reasons={"share": "More\nof it"}))
    said = ["Share: 9 is above the maximum of 5: More\\nof it by Ann"]
    assert deviating(run, "agree") == said
    assert deviating(run, "offer") == said
    assert deviating(run, "tell") == []
    run.say("bob: correct share=4")
    assert deviating(run, "agree") == []
    run.act(c.Correct("share", 8, "Again"))
    assert deviating(run, "agree") == ["Share: 8 is above the maximum of 5: Again by Ann"]
    run.say("reopen offer; done offer why=Still")
    assert deviating(run, "agree") == ["Share: 8 is above the maximum of 5: Still by Ann"]
    run.say("reopen offer")
    run.act(c.Done("offer", {"share": None}))
    assert deviating(run, "agree") == []


def test_a_verdict_is_called_by_the_title_of_its_step_as_it_stands() -> None:
    agree = a_step("agree", title="Agree with {{ who }}", deed=Approval(role="boss"))
    process = replace(PROCESS, stages=(a_stage("one", OFFER, agree, a_step("tell")),))
    definition = pin(process, lambda _: "is missing")
    assert isinstance(definition, Definition), definition
    run = Walk(definition).start(who="bob", aside="-", plan="x")
    run.act(c.Done("offer", {"price": 5}))
    run.say("bob: approve agree")
    assert seen(run, "tell")[0] == ["Agree with Bob: approved by Bob"]
