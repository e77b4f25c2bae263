"""Named wrong calculations ("routes"), walked with a student's own inputs; all numbers are SI.

A route is a list of steps, each a name with arguments. Steps of ``inputs`` change what goes in (swap the
sides, take °C as kelvin), one of ``formulas`` replaces the equation, steps of ``results`` change what
comes out (lose the sign, ln for log10). So one step serves every equation, and two routes combine.
"""
