"""What a person types: the commands, one module each."""
