"""How administrative Vietnamese says things: names, measures, references, sentences."""
