"""What a person gets when the machine fails under the session."""
