"""How the weights are made by which event mentions are taken for one event."""
