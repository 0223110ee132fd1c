"""`flowdef step` in a real terminal: what it asks, what it takes, and how it ends."""

from pathlib import Path

from conversation import Conversation
from visits import BOOKED, act, booked, facts, visiting


def test_a_start_asks_for_its_inputs_and_for_who_one_is(folder: Path) -> None:
    with Conversation("step", "visit", folder=folder) as talk:
        said = talk.talk(
            """
            Who are you? (a person's id): -> Sam
            Did you mean 'sam'?
            Who are you? (a person's id): -> sam
            Guest (person): ->
            This is required
            Guest (person): -> kim
            Seats (integer, at most 8) [4]: -> -
            This is required
            Seats -> 9
            9 is above the maximum of 8: this is recorded as a deviation.
            """
        )
        talk.talk(
            "Why? -> Chairs from next door\nPurpose (1=talk / 2=tour, may stay empty): -> tlk"
        )
        talk.talk("did you mean 'talk'?\nPurpose (1=talk / 2=tour, may stay empty): -> Talk")
        assert (
            "run visit-1\n\nRun visit-1: Visit: Kim\n1. Book a room for Kim\n2. Bake a cake\n"
            in talk.hear("Which step first? (1-2) [1]:")
        )
        talk.say("")
        page = talk.hear("KIM")
        assert page == " \n\nstep 1 of 6\n0 of 6 closed\nBOOK A ROOM FOR KIM"
        talk.talk("stop): -> stop")
        code, left = talk.end()
    assert code == 0
    assert "Go on with: flowdef step visit-1" in left
    assert "head visit-1:" in left
    assert "Did you mean" in said
    (started,) = facts(folder, "visit-1", "started")
    assert started["values"] == {"guest": "kim", "seats": 9, "why": "talk"}
    assert list(started["deviations"].values()) == [
        "9 is above the maximum of 8: Chairs from next door"
    ]


def test_a_step_with_its_page_checklist_and_fields(folder: Path) -> None:
    visiting(folder)
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk("[1]: ->")
        page = talk.hear("stop):")
        for words in (
            "Caution: The small room is cold.\nNote: Ask early\nNote: Ask kindly\n",
            "Ask the front desk.\n\nIt opens at nine.\n\n[ ] Room booked\n",
            "Expected: A confirmation.\n\nKnown for this step:\n  Guest: Kim  (Sam, today ",
            "What now? (1=done / 2=take / 3=skip / 4=help / 5=hand over / 6=comment /\n",
        ):
            assert words in page
        talk.say("done")
        talk.talk(
            """
            Caution: The small room is cold.
            Have you read this caution? (1=not yet / 2=read): ->
            One of: not yet, read; or its number.
            Have you read this caution? (1=not yet / 2=read): -> not yet
            Still step 1 of 6: Book a room for Kim
            stop): -> done
            Have you read this caution? (1=not yet / 2=read): -> read
            Room booked (1=done / 2=open / 3=not applicable): -> ticked
            One of: done, open, not applicable; or its number.
            Room booked (1=done / 2=open / 3=not applicable): -> done
            Key fetched (1=done / 2=open / 3=not applicable): -> open
            Heating on (1=done / 2=open / 3=not applicable): -> not applicable
            Why does it not apply? ->
            A reason belongs in the log
            Why does it not apply? -> It is summer
            Not finished: 1 of 3 items open.
            stop): -> don
            Did you mean 'done'?
            stop): -> 1
            Key fetched (1=done / 2=open / 3=not applicable): -> 1
            Day (date, such as 2027-03-01): -> 1 March
            '1 March' is no date; write it like 2027-03-01.
            Day (date, such as 2027-03-01): -> 2027-03-01
            Door code (not shown, not kept, may stay empty): -> swordfish
            Chairs (integer, in chairs, at most 8, - leaves it empty) [4]: -> 12
            12 is above the maximum of 8: this is recorded as a deviation.
            Why? -> Borrowed some
            Warm (yes/no, may stay empty): -> y
            Extras (1=tea / 2=cake, may stay empty): -> tea, cake
            """
        )
        talk.talk("book: done by Sam (day: 2027-03-01;")
        assert "swordfish" not in talk.screen
        talk.talk("BAKE A CAKE\nstop): -> stop")
        assert talk.end()[0] == 0
    (finished,) = facts(folder, "visit-1", "finished")
    assert finished["values"] == {
        "day": "2027-03-01",
        "seated": 12,
        "warm": True,
        "extras": ["tea", "cake"],
    }
    assert finished["given"] == ["code"]
    assert finished["ticks"] == [0, 1]
    assert finished["not_applicable"] == {"2": "It is summer"}
    assert finished["deviations"] == {"seated": "12 is above the maximum of 8: Borrowed some"}
    assert "swordfish" not in act(folder, "log", "visit-1", "--json")


def test_what_somebody_else_did_meanwhile_is_told_and_the_next_step_comes(folder: Path) -> None:
    visiting(folder)
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk("[1]: ->" + BOOKED)
        talk.talk("Day -> 2027-03-01\nDoor code -> 1234\nChairs ->\nWarm -> no")
        talk.hear("Extras")
        act(folder, "take", "visit-1", "book", "--as", "jo")  # meanwhile
        talk.say("tea")
        talk.hear("Not recorded: book is in the hands of Jo [jo]")
        talk.talk("BAKE A CAKE\nstop): -> stop")
        assert talk.end()[0] == 0
    with Conversation("step", "visit-1", "--as", "jo", folder=folder) as talk:
        talk.talk("[1]: ->\nBOOK A ROOM FOR KIM\nstop): -> stop")
        assert talk.end()[0] == 0


def test_later_skip_help_and_hand_over(folder: Path) -> None:
    visiting(folder)
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk(
            """
            [1]: ->
            BOOK A ROOM FOR KIM
            stop): -> later
            1. Bake a cake
            2. Book a room for Kim
            [1]: -> 2
            BOOK A ROOM FOR KIM
            stop): -> help
            What is missing? -> No room
            Whose help is needed? (may stay empty): -> kim
            book: blocked by Sam: No room; needs help from Kim
            It is blocked: No room
            stop): -> other
            [1]: -> bake
            BAKE A CAKE
            stop): -> skip
            Why? -> No oven
            bake: skipped by Sam: No oven
            blocked by Sam: No room; needs help from Kim
            It is blocked: No room
            (1=go on / 2=skip / 3=hand over / 4=comment / 5=back / 6=correct /
            7=stop): -> go on
            Why? -> Found one
            book: unblocked by Sam: Found one
            (1=done / 2=take / 3=skip / 4=help / 5=hand over / 6=comment / 7=back
            stop): -> take
            book: taken by Sam
            (1=done / 2=skip / 3=help / 4=hand over / 5=comment / 6=back /
            stop): -> hand over
            To whom? (a person's id): -> joe
            Nobody here has the id 'joe'. Did you mean 'jo'?
            To whom? (a person's id): -> jo
            book: handed to Jo by Sam
            Nothing for you now. Open:
            """
        )
        code, left = talk.end()
    assert code == 0
    assert "started: book, for Clerk (Sam [sam] or Jo [jo]), taken by Jo\n" in left


def test_rework_offers_the_old_answers_and_a_deputy_approves(folder: Path) -> None:
    visiting(folder)
    act(folder, "skip", "visit-1", "bake", "--reason", "No oven", "--as", "sam")
    booked(folder)
    with Conversation("step", "visit-1", "--as", "kim", folder=folder) as talk:
        talk.talk("AGREE\nDay: 2027-03-01  (Sam, today\nstop): -> reject\nWhy? -> Too cold")
        talk.talk("agree: rejected by Kim: Too cold\nNothing for you now. Open:")
        _, left = talk.end()
        assert "ready: book, for Clerk (Sam [sam] or Jo [jo]), round 2" in left
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk("Since you were here today\none rejection by Kim; one other event.")
        talk.talk("step 1 of 6 · round 2\nBOOK A ROOM\nsent back")
        talk.talk(BOOKED)
        talk.talk("Day (date, such as 2027-03-01) [2027-03-01]: ->\nDoor code -> x")
        talk.talk("Chairs -> 5\nWarm ->\nExtras ->")
        talk.hear("book: done by Sam (seated: 5; code: given, not kept)")
        # Sam did the work, so nobody lets Sam approve it, not even for Kim.
        _, left = talk.end()
        assert "Nothing for you now. Open:\n  ready: agree, for Boss (Kim [kim])" in left
        assert "their deputy Clerk (Jo [jo])" in " ".join(left.split())
    assert facts(folder, "visit-1", "finished")[-1]["kept"] == ["day"]
    with Conversation("step", "visit-1", "--as", "jo", folder=folder) as talk:
        talk.talk("AGREE\nstop): -> approve\nagree: approved by Jo for Kim")


def test_an_optional_value_can_be_taken_back(folder: Path) -> None:
    visiting(folder)
    values = ["--set", "day=2027-03-01", "--set", "seated=3", "--set", "warm=yes", "--tick-all"]
    act(folder, "done", "visit-1", "book", *values, "--as", "sam")
    act(folder, "reopen", "visit-1", "book", "--reason", "Again", "--as", "sam")
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk("[1]: ->" + BOOKED)
        talk.talk("Day -> -\nThis is required\nDay ->\nDoor code ->")
        talk.talk("- takes it back) [3]: -> -\nWarm -> -\nExtras ->")
        talk.hear("book: done by Sam (seated: unset; warm: unset)")
    finished = facts(folder, "visit-1", "finished")[-1]
    assert (finished["values"], finished["kept"]) == ({"seated": None, "warm": None}, ["day"])


def test_a_sub_run_is_entered_and_left_a_wait_is_told_and_an_end_too(folder: Path) -> None:
    visiting(folder)
    act(folder, "skip", "visit-1", "bake", "--reason", "No oven", "--as", "sam")
    booked(folder)
    act(folder, "approve", "visit-1", "agree", "--as", "kim")
    with Conversation("step", "visit-1", "--as", "kim", folder=folder) as talk:
        talk.hear("Nothing for you now. Open:")
        code, left = talk.end()
        assert "  started: look (run visit-1.look.1)\n" in left
        assert "  visit-1.look.1  ready: look, for Clerk (Sam [sam] or Jo [jo])" in left
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk(
            """
            Run visit-1.look.1: Inspect, for the step look of visit-1
            LOOK AT IT
            stop): -> done
            Clear (yes/no): -> yes
            look: done by Sam (clear: yes)
            visit-1: look: done by its run
            visit-1: rest: waits until
            Nothing for you now. Open:
            started: rest (until
            What now? (1=stop / 2=end wait): -> end wait
            Why does the wait end now? -> No time
            rest: done by Sam: No time
            """
        )
        code, left = talk.end()
        assert code == 0
        assert {line.split(":")[0] for line in left.splitlines() if "head" in line} == {
            "head visit-1",
            "head visit-1.look.1",
        }
    with Conversation("step", "visit-1", "--as", "kim", folder=folder) as talk:
        talk.talk("THANK KIM\nstop): -> done\nthank: done by Kim\nvisit-1 is done")
        code, left = talk.end()
    assert code == 0
    assert "Go on with" not in left


def test_a_wait_that_is_over_ends_when_somebody_goes_on(folder: Path) -> None:
    path = folder / "processes" / "visit.yaml"
    path.write_text(path.read_text("utf-8").replace("wait: {for: 1d}", "wait: {until: day}"))
    visiting(folder)
    act(folder, "skip", "visit-1", "bake", "--reason", "No oven", "--as", "sam")
    words = ["done", "visit-1", "book", "--set", "day=2999-01-01", "--tick-all", "--as", "sam"]
    act(folder, *words)
    act(folder, "approve", "visit-1", "agree", "--as", "kim")
    act(folder, "done", "visit-1.look.1", "look", "--set", "clear=yes", "--as", "sam")
    with Conversation("step", "visit-1", "--as", "sam", folder=folder) as talk:
        talk.talk("rest (until 2999-01-01\nWhat now? (1=stop / 2=end wait): -> stop")
        talk.end()
    act(folder, "correct", "visit-1", "day=2020-01-01", "--reason", "Typing", "--as", "sam")
    with Conversation("step", "visit-1", "--as", "kim", folder=folder) as talk:
        talk.hear("THANK KIM")
