"""Which events a clause tells of, one module a family of verbs."""
