"""The vectorisers of scikit-learn, imported when one is made: only matching has to wait for it."""

from typing import Any


def counter(**options: Any) -> Any:  # noqa: ANN401 - the library has no types
    """A ``CountVectorizer`` that says of each text which terms it has, not how often."""
    from sklearn.feature_extraction.text import CountVectorizer

    return CountVectorizer(binary=True, **options)


def weigher(**options: Any) -> Any:  # noqa: ANN401 - the library has no types
    """A ``TfidfVectorizer``."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(**options)
