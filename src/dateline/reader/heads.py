"""The heads on the token vectors, computed with numpy. `training/reader/network.py` trains them."""

from __future__ import annotations

from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
RoleTokens = tuple[Floats, Floats]
"""(pieces, 2, hidden) vectors and (pieces, 2) logits of their own, by role."""
_LINKS = 3
_MIDDLE = 10
"""The bucket of distance 0; as many lie on either side."""


class Heads:
    """The trained heads; every method gives logits for the token or span vectors it is handed."""

    def __init__(self, arrays: dict[str, Floats]) -> None:
        self._arrays = arrays

    def linear(self, name: str, states: Floats) -> Floats:
        """(…, outputs) of one linear head."""
        out: Floats = states @ self._arrays[f"{name}.weight"].T + self._arrays[f"{name}.bias"]
        return out

    def hidden(self, name: str, states: Floats) -> Floats:
        """(…, hidden) of a linear layer and a GELU."""
        return _gelu(self.linear(f"{name}.0", states))

    def role_events(self, events: Floats) -> Floats:
        """(events, 2, hidden) what event words look for in a source and in a target."""
        return self.hidden("role_event", events).reshape(len(events), 2, -1)

    def role_tokens(self, states: Floats) -> RoleTokens:
        """What the pieces of a stretch offer as source and as target."""
        return (
            self.hidden("role_token", states).reshape(len(states), 2, -1),
            self.linear("role_bias", states),
        )

    def roles(self, tokens: RoleTokens, event: Floats, at: int) -> Floats:
        """(pieces, 2) logits that each piece of a stretch is the event's source, target.

        `event` is one of `role_events`, its word at piece `at` of the stretch.
        """
        right, bias = tokens
        distance = self._arrays["role_distance.weight"][_bucket(np.arange(len(bias)) - at)]
        scores: Floats = (event[None] * right).sum(-1) / np.sqrt(event.shape[-1], dtype=np.float32)
        return scores + bias + distance

    def links(
        self, start: Floats, end: Floats, which: NDArray[np.int64], distance: NDArray[np.int64]
    ) -> Floats:
        """(pairs, 3) logits of cue to source, cue to content, content to source.

        `start` and `end` are the vectors of stretches; `which` is (pairs, 2), a row of each.
        """
        left = self.linear("link_from", start).reshape(len(start), _LINKS, -1)[which[:, 0]]
        right = self.linear("link_to", end).reshape(len(end), _LINKS, -1)[which[:, 1]]
        scores: Floats = (left * right).sum(-1) / np.sqrt(left.shape[-1], dtype=np.float32)
        near = self._arrays["link_distance.weight"][_bucket(distance)]
        return scores + self.linear("link_bias", start)[which[:, 0]] + near

    def choice(self, name: str, known: Floats) -> Floats:
        """(…) the score of each option that is told of by (…, numbers)."""
        scores: Floats = self.linear(f"{name}.2", self.hidden(name, known))[..., 0]
        return scores

    def pair(self, source: Floats, target: Floats, mean: Floats) -> tuple[Floats, Floats]:
        """Logits of the event types and of the quad classes of one marked pair."""
        inner = self.hidden("pair", np.concatenate([source, target, mean])[None])
        return self.linear("pair_event", inner)[0], self.linear("pair_quad", inner)[0]


def load_heads(file: Traversable) -> Heads:
    """The heads of a weights file. Raises `OSError` or `ValueError` when it is broken."""
    with file.open("rb") as stream, np.load(stream) as arrays:
        return Heads({name: arrays[name].astype(np.float32) for name in arrays.files})


def softmax(logits: Floats) -> Floats:
    """Probabilities along the last axis."""
    shifted: Floats = np.exp(logits - logits.max(-1, keepdims=True))
    out: Floats = shifted / shifted.sum(-1, keepdims=True)
    return out


def sigmoid(logits: Floats) -> Floats:
    """Probabilities of yes against no."""
    out: Floats = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return out


def _gelu(values: Floats) -> Floats:
    return (0.5 * values * (1 + _erf(values / np.float32(np.sqrt(2))))).astype(np.float32)


def _erf(values: Floats) -> Floats:
    """The error function within 1.5e-7 (Abramowitz and Stegun 7.1.26): numpy has none."""
    t = 1 / (1 + 0.3275911 * np.abs(values))
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    out: Floats = np.sign(values) * (1 - poly * np.exp(-values * values))
    return out


def _bucket(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distances in pieces → 0 … 20, on a logarithmic scale."""
    size = np.minimum(np.rint(np.log2(np.abs(distance) + 1)), _MIDDLE).astype(np.int64)
    out: NDArray[np.int64] = np.where(distance < 0, _MIDDLE - size, _MIDDLE + size)
    return out
