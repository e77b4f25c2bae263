"""What a statement says beyond changes and movement: who has, uses, is, wants or sets what."""
