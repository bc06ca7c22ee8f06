"""One person, one organisation, one name in all its spellings: how alike names are, and who is who."""
