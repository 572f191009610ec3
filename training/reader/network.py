"""The network: one encoder and the heads on its token vectors.

The encoder is BERT's architecture with the weights of all-MiniLM-L6-v2 to start from; its segment
embeddings carry the letters' case instead. `dateline.reader.heads` computes the same heads with
numpy: what is changed here changes there.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import AutoModel

from dateline.reader.labels import EVENTS, MENTIONS, MODALITIES, MODES, PARTS, QUADS

HIDDEN, ROLE, LINK, VECTOR = 256, 96, 64, 64
SHAPES, BUCKETS = 3, 21
LINKS = 3
"""Cue to source, cue to content, content to source."""


def bucket(distance: Tensor) -> Tensor:
    """Signed distances in pieces → 0 … BUCKETS - 1, on a logarithmic scale."""
    size = torch.log2(distance.abs().float() + 1).round().clamp(max=10).long()
    return torch.where(distance < 0, 10 - size, 10 + size)


class Reader(nn.Module):
    """Encoder and heads; the methods give logits for what is asked."""

    def __init__(self, pretrained: str, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(pretrained, add_pooling_layer=False)
        embeddings = self.encoder.embeddings
        embeddings.word_embeddings.requires_grad_(requires_grad=False)
        embeddings.position_embeddings.requires_grad_(requires_grad=False)
        first = embeddings.token_type_embeddings.weight.data[:1]
        embeddings.token_type_embeddings = nn.Embedding(SHAPES, first.shape[1])
        embeddings.token_type_embeddings.weight.data.copy_(first.repeat(SHAPES, 1))
        self.encoder.config.type_vocab_size = SHAPES
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.mention = nn.Linear(width, 1 + 2 * len(MENTIONS))
        self.parts = nn.Linear(width, 3 * len(PARTS))
        self.event = nn.Linear(width, 1 + len(EVENTS))
        self.word = nn.Linear(width, 2)
        self.inner = nn.Sequential(nn.Linear(width, HIDDEN), nn.GELU())
        self.modality = nn.Linear(HIDDEN, len(MODALITIES))
        self.negative = nn.Linear(HIDDEN, 1)
        self.mode = nn.Linear(HIDDEN, len(MODES))
        self.quad = nn.Linear(width, len(QUADS))
        self.role_event = nn.Sequential(nn.Linear(width, 2 * ROLE), nn.GELU())
        self.role_token = nn.Sequential(nn.Linear(width, 2 * ROLE), nn.GELU())
        self.role_bias = nn.Linear(width, 2)
        self.role_distance = nn.Embedding(BUCKETS, 2)
        self.link_from = nn.Linear(width, LINKS * LINK)
        self.link_to = nn.Linear(width, LINKS * LINK)
        self.link_bias = nn.Linear(width, LINKS)
        self.link_distance = nn.Embedding(BUCKETS, LINKS)
        self.pair = nn.Sequential(nn.Linear(3 * width, HIDDEN), nn.GELU())
        self.pair_event = nn.Linear(HIDDEN, len(EVENTS))
        self.pair_quad = nn.Linear(HIDDEN, len(QUADS))
        self.meaning = nn.Sequential(nn.Linear(width, HIDDEN), nn.GELU(), nn.Linear(HIDDEN, VECTOR))
        for table in (self.role_distance, self.link_distance):
            nn.init.zeros_(table.weight)

    def states(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """(batch, pieces, width) token vectors, marks at the ends and all."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            out = self.encoder(
                input_ids=ids, token_type_ids=shapes, attention_mask=mask
            ).last_hidden_state
        return self.dropout(out.float())

    def roles(self, states: Tensor, event: Tensor, row: Tensor, at: Tensor) -> Tensor:
        """(events, pieces, 2) logits that each piece belongs to the event's source, target.

        `event` is (events, width); `row` the sequence and `at` the piece where each stands.
        """
        left = self.role_event(event).view(-1, 1, 2, ROLE)
        right = self.role_token(states).view(*states.shape[:2], 2, ROLE)[row]
        places = torch.arange(states.shape[1])[None] - at[:, None]
        return (
            (left * right).sum(-1) / ROLE**0.5
            + self.role_bias(states)[row]
            + self.role_distance(bucket(places))
        )

    def links(self, start: Tensor, end: Tensor, distance: Tensor) -> Tensor:
        """(starts, ends, 3) logits of each link; `start` and `end` are (n, width) span vectors."""
        left = self.link_from(start).view(-1, 1, LINKS, LINK)
        right = self.link_to(end).view(1, -1, LINKS, LINK)
        return (
            (left * right).sum(-1) / LINK**0.5
            + self.link_bias(start)[:, None]
            + self.link_distance(bucket(distance))
        )

    def pairs(
        self, states: Tensor, mask: Tensor, source: Tensor, target: Tensor
    ) -> tuple[Tensor, Tensor]:
        """(pairs, event types) and (pairs, quad classes) logits, from the marks before each."""
        rows = torch.arange(len(states))
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        inner = self.pair(torch.cat([states[rows, source], states[rows, target], mean], -1))
        inner = self.dropout(inner)
        return self.pair_event(inner), self.pair_quad(inner)
