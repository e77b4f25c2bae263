"""Understanding: text -> items -> chunks -> clauses, events, claims -> readings."""
