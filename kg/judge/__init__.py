"""What people decide about names and facts: ask, explain, apply, take back."""
