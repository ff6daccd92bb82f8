"""The server engine: a Neo4j database."""
