"""What surrounds the provisions: letterhead, number, title, recipients, signature."""
