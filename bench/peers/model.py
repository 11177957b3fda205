"""A lean decoder in plain PyTorch, of the shape that Couplet trains: RMSNorm, rotary positions, SwiGLU, tied embeddings."""

import torch
from torch import nn
from torch.nn import functional as F


class Decoder(nn.Module):
    """`heads` query heads over as many key and value heads; attention through scaled_dot_product_attention."""

    def __init__(self, vocabulary, layers, hidden, heads, intermediate, positions=1024):
        super().__init__()
        self.heads, self.head_size = heads, hidden // heads
        self.embedding = nn.Embedding(vocabulary, hidden)
        self.layers = nn.ModuleList(Layer(hidden, heads, intermediate) for _ in range(layers))
        self.norm = nn.Parameter(torch.ones(hidden))
        frequencies = 10000 ** (-torch.arange(0, self.head_size, 2) / self.head_size)
        angles = torch.arange(positions)[:, None] * frequencies
        self.register_buffer("cosine", angles.cos(), persistent=False)
        self.register_buffer("sine", angles.sin(), persistent=False)
        nn.init.normal_(self.embedding.weight, std=0.05)

    def forward(self, ids):
        """Causal pass over whole sequences [rows, length] -> hidden [rows, length, hidden], keys and values of each layer."""
        x, angles = self.embedding(ids), (self.cosine[: ids.shape[1]], self.sine[: ids.shape[1]])
        caches = []
        for layer in self.layers:
            x, cache = layer(x, angles)
            caches.append(cache)
        return rms_norm(x, self.norm), caches

    def decode(self, tokens, positions, caches, visible):
        """One token a row, written into the caches at its position -> logits [rows, vocabulary]."""
        x = self.embedding(tokens)[:, None]
        angles = (self.cosine[positions][:, None, None], self.sine[positions][:, None, None])
        slot = positions.view(-1, 1, 1, 1).expand(-1, self.heads, 1, self.head_size)
        for layer, cache in zip(self.layers, caches):
            x, _ = layer(x, angles, cache, slot, visible)
        return self.logits(rms_norm(x, self.norm)[:, 0])

    def logits(self, hidden):
        return hidden @ self.embedding.weight.T


class Layer(nn.Module):
    def __init__(self, hidden, heads, intermediate):
        super().__init__()
        self.heads = heads
        self.attention_norm = nn.Parameter(torch.ones(hidden))
        self.attention = nn.Linear(hidden, 3 * hidden)
        self.output = nn.Linear(hidden, hidden, bias=False)
        self.mlp_norm = nn.Parameter(torch.ones(hidden))
        self.gate_up = nn.Linear(hidden, 2 * intermediate, bias=False)
        self.down = nn.Linear(intermediate, hidden, bias=False)

    def forward(self, x, angles, cache=None, slot=None, visible=None):
        rows, length, hidden = x.shape
        projected = self.attention(rms_norm(x, self.attention_norm))
        query, key, value = projected.view(rows, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        query, key = rotate(query, angles), rotate(key, angles)
        if cache is None:
            mixed = F.scaled_dot_product_attention(query, key, value, is_causal=True)
        else:
            keys, values = cache
            keys.scatter_(2, slot, key)
            values.scatter_(2, slot, value)
            mixed = F.scaled_dot_product_attention(query, keys, values, attn_mask=visible)
        x = x + self.output(mixed.transpose(1, 2).reshape(rows, length, hidden))
        gate, up = self.gate_up(rms_norm(x, self.mlp_norm)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up), (key, value)


def rms_norm(x, gain):
    return F.rms_norm(x, (x.shape[-1],), gain, 1e-6)


def rotate(x, angles):
    cosine, sine = angles
    first, second = x.chunk(2, -1)
    return torch.cat([first * cosine - second * sine, second * cosine + first * sine], -1)


def padded(sequences):
    """Token lists as one tensor, padded with 0 on the right."""
    out = torch.zeros(len(sequences), max(map(len, sequences)), dtype=torch.long)
    for row, sequence in zip(out, sequences):
        row[: len(sequence)] = torch.tensor(sequence)
    return out


@torch.no_grad()
def generate(model, prompts, rows_of, new_tokens, choose):
    """
    Continues unique prompts: each is evaluated once and its cache copied to the rows in `rows_of` (a list for each prompt). At
    step t `choose(t, logits, live)` names the next token of the rows in `live`, or None where a row has ended.
    """
    lengths = torch.tensor([len(prompt) for prompt in prompts])
    hidden, caches = model(padded(prompts))
    source = torch.tensor([p for p, rows in enumerate(rows_of) for _ in rows])
    live = [row for rows in rows_of for row in rows]
    logits = model.logits(hidden[torch.arange(len(prompts)), lengths - 1])[source]
    length = lengths[source]
    room = lambda x: F.pad(x[source], (0, 0, 0, new_tokens))
    caches = [(room(key), room(value)) for key, value in caches]
    slots = torch.arange(caches[0][0].shape[2])
    for t in range(new_tokens):
        chosen = choose(t, logits, live)
        going = [i for i, token in enumerate(chosen) if token is not None]
        if not going or t == new_tokens - 1:
            return
        if len(going) < len(live):
            keep = torch.tensor(going)
            live, length = [live[i] for i in going], length[keep]
            caches = [(key[keep], value[keep]) for key, value in caches]
        positions = length + t
        visible = (slots[None] <= positions[:, None])[:, None, None]
        logits = model.decode(torch.tensor([chosen[i] for i in going]), positions, caches, visible)
