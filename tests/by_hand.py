"""What expected values are worked out with, apart from the program's own constants and formulas."""

R, F = 8.31446261815324, 96485.33212331  # J/(mol K) and C/mol, exact in the SI of 2019
BODY = 310.15  # K, 37 °C
RT_F = 1e3 * R * BODY / F  # mV
