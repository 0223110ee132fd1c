"""Table: every kind of mutation with what a check must say of it."""

from mutations import harmless, key_faults, layout_faults, reference_faults, value_faults

FAULTS = (
    *key_faults.TABLE,
    *value_faults.TABLE,
    *reference_faults.TABLE,
    *layout_faults.TABLE,
)
HARMLESS = harmless.TABLE
