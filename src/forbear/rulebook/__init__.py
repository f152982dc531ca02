"""What the law lets us do: the rule language, cards, packs by place, verdicts."""
