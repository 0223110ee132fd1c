"""Risking: a plan drawn many times over, where numpy is there."""

from flowdef.cli.shell.failure import Failure
from flowdef.cli.shell.planning import computed_here
from flowdef.plan.computed import Computed
from flowdef.plan.risk.outcome import Asked, Forecast
from flowdef.workspace.lookup import Found


def forecast_here(planned: Computed, where: Found, on: str, asked: Asked) -> Forecast:
    """A plan as often as is asked; `on` is the day that it was computed for."""
    try:
        from flowdef.plan.risk.estimates import widest
        from flowdef.plan.risk.forecast import forecast
    except ModuleNotFoundError as error:
        if error.name != "numpy":
            raise
        raise Failure(
            "--risk needs numpy, which is not installed here. It comes with the extra 'risk':"
            " pip install '.[risk]' in the folder of flowdef; or pip install numpy into its"
            " environment, with pipx: pipx inject flowdef numpy."
        ) from None
    wide = computed_here(widest(planned.project, planned.hours), where, on)
    return forecast(planned, wide, asked)
