"""What a student believes and computes: rules against claims, claims computed, numbers judged."""
