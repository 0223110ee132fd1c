import pytest

from flowdef.lint.dated import day_in, end_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Move on 2027-03-31", "2027-03-31", id="a day, ISO"),
        pytest.param("Move on 31.03.2027", "31.03.2027", id="a day with dots"),
        pytest.param("Move (31 March 2027)", "31 March 2027", id="a day in words"),
        pytest.param("Move on March 31, 2027", "March 31, 2027", id="a day as Americans say it"),
        pytest.param("Move in March 2027", "March 2027", id="a month"),
        pytest.param("Move in Q2 2027", "Q2 2027", id="a quarter"),
        pytest.param("Move at the end of 2027", "the end of 2027", id="a year's end"),
        pytest.param("Audit by ISO 9001:2015 in 2026", "", id="a year alone is no day"),
        pytest.param("Order part 2027-03-31-b", "", id="a number with dashes goes on"),
        pytest.param("March through the list of 20 items", "", id="a verb"),
    ],
)
def test_a_day_is_found(text: str, said: str) -> None:
    found = day_in(text)
    assert (found[0] if found else "") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Move until 2027-03-31.", "until 2027-03-31", id="until"),
        pytest.param("Everybody moves by the end of Q1 2027", "by the end of Q1 2027", id="by"),
        pytest.param("Live on 1 April 2027", "Live on 1 April 2027", id="live on"),
        pytest.param("Deadline: 2027-03-31", "Deadline: 2027-03-31", id="a deadline"),
        pytest.param("Reach all before 30 April 2027", "before 30 April 2027", id="before"),
        pytest.param("Finished before May 2027", "Finished before May 2027", id="done before"),
        pytest.param("The sale closes on 3 May 2027", "closes on 3 May 2027", id="closes on"),
        pytest.param("Year ending 31 May 2027", "ending 31 May 2027", id="ending"),
        pytest.param("Sell through 31 May 2027", "through 31 May 2027", id="through"),
        pytest.param("Go-live on 1 May 2027", "Go-live on 1 May 2027", id="go-live"),
        pytest.param("The deadline is 2027-05-01", "deadline is 2027-05-01", id="a deadline is"),
        pytest.param(
            "Run it from March to June 2027",
            "from March to June 2027",
            id="from a month to another",
        ),
        pytest.param(
            "From 2027-03-01 to 2027-06-30", "From 2027-03-01 to 2027-06-30", id="from day to day"
        ),
        pytest.param("Check parts bought before 2024-01-01", "", id="what was bought before"),
        pytest.param("Scan files received before May 2024", "", id="what was received before"),
        pytest.param("Renew what was issued up to May 2024", "", id="what was issued up to"),
        pytest.param("In force since 2024-01-01", "", id="a beginning"),
        pytest.param("Replaces the form of March 2024", "", id="a document's day"),
        pytest.param("Decided on 2024-01-01 by the board", "", id="by somebody"),
    ],
)
def test_an_end_is_found(text: str, said: str) -> None:
    found = end_in(text)
    assert (found[0] if found else "") == said
