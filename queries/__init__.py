"""The questions: one Cypher file each, in folders by theme."""
