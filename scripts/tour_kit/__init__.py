"""What the tour stands on: a server of its own, stand-ins for other people's services, and a way to say what is expected."""
