"""How an officer says it: the grammar of the sentences as data, and what varies them."""
