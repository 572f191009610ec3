"""How the reader's weights are made: data readers, the network, its training, its figures."""
