"""What a document lays down: duties, targets, reports, what it carries out."""
