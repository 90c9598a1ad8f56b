"""The oracle: what the engine has to compute, in plain NumPy, one short file a room.

It is written from the formulas, to be read line by line, and is slow on purpose. Nothing of HybridNet is imported here,
and nothing of HybridNet imports it; the goldens (``tests/golden``) and the live parity tests do.
"""
